import type { Cause } from '../../cause.ts';
import type { AdviceTemplate } from '../template.ts';

/** Certificates and tokens hold for a time. */
export const CHECK_CLOCK = {
  text: 'Check the date and time of this computer: with a wrong clock no answer can be believed.',
} as const;

/** Advice on the account itself and on tokens that stand for it. */
export const ACCOUNT = {
  'account-locked': {
    title: 'The account is locked',
    meaning: '{Provider} has locked the account, after too many failed sign-ins or because of what was sent.',
    steps: [
      { text: 'Sign in on the web and follow what the page asks for.', url: 'security' },
      { text: 'Stop other programs that keep trying to sign in.' },
      { text: 'Check the mailbox again once the web sign-in works.' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'account-disabled': {
    title: 'The account is not active',
    meaning: 'The account or its domain is not active on this server.',
    steps: [
      { text: 'Sign in on the web to see what became of the account.', url: 'security' },
      'check-server',
      { text: 'Ask the administrator or the provider to activate it.' },
    ],
    actor: 'admin',
    retry: 'after-change',
  },
  'needs-web-login': {
    title: 'The provider wants to see you in a browser',
    meaning: '{Provider} holds the sign-in back until you have confirmed on the web that it is you.',
    steps: [
      { text: 'Sign in on the web with this address and confirm recent activity.', url: 'security' },
      { text: 'Check the mailbox again afterwards; nothing has to be changed here.' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'mailbox-not-connected': {
    title: 'Signed in, but the mailbox was not opened',
    meaning:
      'The sign-in was accepted, but the mailbox did not open: mostly this passes by itself, sometimes IMAP is switched off.',
    steps: [
      { text: 'Wait: the check is repeated with growing pauses, and the sign-in itself is right.' },
      'turn-imap-on',
      {
        text: 'Make sure that the user name is the mailbox’s main address, not an alias or a shared mailbox.',
      },
    ],
    actor: 'nobody',
    retry: 'back-off',
  },
  'oauth-token-expired': {
    title: 'The session has expired',
    meaning: 'The short-lived sign-in pass has expired; a new one is fetched without you.',
    steps: [{ text: 'If this stays for an hour, sign in again in Mailvitals.' }],
    actor: 'nobody',
    retry: 'at-once',
  },
  'oauth-grant-invalid': {
    title: 'The sign-in with {issuer} has ended',
    meaning:
      '{Issuer} no longer accepts the stored sign-in, as after a change to the account’s security, when access is taken back, or when it was not used for long.',
    steps: [
      'sign-in-again',
      { text: 'If you changed nothing yourself, look at the account’s recent activity.', url: 'security' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'oauth-token-refused': {
    title: 'The mail servers refuse the sign-in',
    meaning:
      '{Issuer} renewed the sign-in when the mail servers were last asked, so it had not ended, but they refuse it: something about the mailbox was changed, or they are in trouble that passes.',
    steps: [
      { text: 'Wait an hour or two: the check is repeated by itself, and such trouble often passes.' },
      { text: 'Open the mailbox on the web: it may be blocked, or have lost its licence.' },
      'turn-imap-on',
      {
        text: 'Make sure that the user name is the mailbox’s main address, not an alias or a shared mailbox.',
      },
      'sign-in-again',
    ],
    actor: 'user',
    retry: 'back-off',
  },
  'oauth-server-not-allowed': {
    title: 'Its server may not see the sign-in',
    meaning:
      'A sign-in with {issuer} is shown to its own servers and to this computer alone, and the mailbox names another server.',
    steps: [
      { text: 'Edit the mailbox: give it the provider’s own servers.' },
      { text: 'Or re-bind it with a password, if this server takes one.' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'oauth-consent-required': {
    title: 'Access to the mailbox is not approved',
    meaning: 'Nobody has allowed Mailvitals to reach this mailbox yet, or the permission was taken back.',
    steps: [
      'sign-in-again',
      { text: 'Accept everything that the page asks for there: reading over IMAP and sending over SMTP.' },
      { text: 'If the page asks for an administrator, have them approve Mailvitals first.' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'oauth-client-rejected': {
    title: 'The registration of Mailvitals is not accepted by {issuer}',
    meaning:
      '{Issuer} does not know the client ID that Mailvitals signs in with, or its registration does not allow this sign-in.',
    steps: [
      {
        text: 'Compare the client ID in the settings of Mailvitals with that of your registration.',
        url: 'registration',
      },
      { text: 'Compare the registration with the three steps of the guide that Mailvitals shows for it.' },
      { text: 'If an administrator made the registration, ask them to look at it.' },
      'sign-in-again',
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'oauth-unavailable': {
    title: 'The sign-in server of {issuer} cannot be used just now',
    meaning:
      'The server that signs users in does not answer as it should, or not at all; the mailbox itself may be fine, and nothing says that its sign-in has ended.',
    steps: [
      { text: 'Wait: the check is repeated by itself with growing pauses.' },
      {
        text: 'If this stays, open the sign-in page in the browser of this computer: another page may want you first, as in a hotel.',
        url: 'sign-in-page',
      },
      {
        text: 'On a company network or with an antivirus program, ask whether it inspects encrypted traffic.',
      },
      CHECK_CLOCK,
      {
        text: 'If the page opens and this stays all the same, sign in again in Mailvitals: the page may tell more.',
      },
    ],
    actor: 'nobody',
    retry: 'back-off',
  },
} as const satisfies Partial<Record<Cause, AdviceTemplate>>;
