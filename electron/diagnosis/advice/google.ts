import type { ProviderAdvice } from './provider-advice.ts';

/** Gmail and Google Workspace. */
export const GOOGLE: ProviderAdvice = {
  'bad-credentials': {
    meaning: 'Google did not accept the app password; changing the account’s password ends all of them.',
  },
  'oauth-consent-required': {
    steps: [
      'sign-in-again',
      { text: 'Tick everything that the page asks for: without mail access it is of no use.' },
      {
        text: 'If Google warns that the app is not verified, choose “Advanced” and go on: the registration is your own.',
      },
    ],
  },
  'org-policy-block': {
    title: 'Google’s rules refuse the sign-in',
    meaning: 'The Advanced Protection of the account, or its administrator, does not let this program in.',
    steps: [
      {
        text: 'With Advanced Protection on, Google lets in hardly any other program: see whether it is.',
        url: 'https://support.google.com/accounts/answer/7539956',
      },
      { text: 'If an administrator decides, ask them to let this program in.' },
    ],
  },
  'needs-web-login': {
    steps: [
      {
        text: 'Sign in to Gmail in the browser and confirm recent activity.',
        url: 'https://myaccount.google.com/security',
      },
      {
        text: 'Allow the new program for ten minutes, then check again at once.',
        url: 'https://accounts.google.com/DisplayUnlockCaptcha',
      },
    ],
  },
  'too-many-connections': {
    meaning: 'Gmail allows 15 IMAP connections for one account, and all are in use.',
  },
  'send-quota-exceeded': {
    steps: [
      {
        text: 'Wait up to 24 hours before you send again.',
        url: 'https://support.google.com/mail/answer/22839',
      },
      { text: 'Send less a day than the cap shown here.' },
    ],
  },
  'sender-not-allowed': {
    steps: [
      { text: 'Send from the address that signs in.' },
      {
        text: 'To send from an alias, add it under Accounts > “Send mail as”.',
        url: 'https://mail.google.com/mail/u/0/#settings/accounts',
      },
    ],
  },
};

/** Google Workspace, where an administrator may have decided. */
export const GOOGLE_WORKSPACE: ProviderAdvice = {
  ...GOOGLE,
  'org-policy-block': {
    steps: [
      {
        text: 'The administrator: Security > Access and data control > API controls > trust the client ID of Mailvitals.',
        url: 'https://admin.google.com/',
      },
      { text: 'Then sign in again in Mailvitals.' },
    ],
  },
  'imap-disabled': {
    steps: [
      'turn-imap-on',
      {
        text: 'The administrator: Apps > Google Workspace > Gmail > End user access > POP and IMAP.',
        url: 'https://admin.google.com/',
      },
    ],
    actor: 'admin',
  },
};
