import { USE_PORT_587 } from './microsoft.ts';
import type { ProviderAdvice } from './provider-advice.ts';

/**
 * Outlook.com, Hotmail, Live and MSN. Passwords of every kind are refused since 16 September 2024 (measured up to
 * 2026-09-20), but a mailbox whose app password still worked gets the way to make a new one.
 */
export const OUTLOOK: ProviderAdvice = {
  'bad-credentials': {
    meaning:
      'Outlook.com did not accept the password; app passwords end when two-step verification is turned off.',
    steps: [
      { text: 'Turn two-step verification on, if it is off.', url: 'https://account.microsoft.com/security' },
      {
        text: 'Create a new app password and copy it: it is shown once.',
        url: 'https://account.live.com/proofs/AppPassword',
      },
      { text: 'Paste the app password into Mailvitals.' },
      {
        text: 'If it is refused too, choose “Sign in with Microsoft”: like most at Outlook.com, this mailbox then takes no passwords any more.',
      },
    ],
  },
  'basic-auth-disabled': {
    title: 'Outlook.com no longer accepts passwords',
    meaning:
      'Microsoft refuses every password here, app passwords included, so a new app password does not help.',
    steps: [
      'sign-in-instead',
      'turn-imap-on',
      { text: 'Until then, pause the mailbox here, so that it raises no alarms; its history stays.' },
    ],
  },
  'mailbox-not-connected': {
    steps: [
      { text: 'Wait: the check is repeated with growing pauses, and the sign-in itself is right.' },
      'turn-imap-on',
      { text: 'Make sure that the user name is the account’s main address, not an alias.' },
      { text: 'Try it without a VPN or on another network: some were seen to cause this.' },
    ],
  },
  'smtp-auth-disabled': {
    title: 'This mailbox cannot send over SMTP',
    meaning:
      'Microsoft has switched SMTP off for this mailbox and offers no switch; receiving is not affected.',
    steps: [
      { text: 'Watch IMAP only: remove SMTP in this mailbox’s settings.' },
      {
        text: 'Send from Outlook on the web or from another mailbox.',
        url: 'https://outlook.live.com/mail/',
      },
    ],
    actor: 'provider',
  },
  'account-locked': {
    steps: [
      {
        text: 'Sign in to Outlook on the web and complete the security check.',
        url: 'https://outlook.live.com/mail/',
      },
      { text: 'Wait a few minutes, then check the mailbox again; nothing has to be changed here.' },
    ],
  },
  'needs-web-login': {
    steps: [
      {
        text: 'Sign in to Outlook on the web and complete the security check.',
        url: 'https://outlook.live.com/mail/',
      },
      {
        text: 'Confirm under “Recent activity” that the sign-ins were yours.',
        url: 'https://account.microsoft.com/security',
      },
    ],
  },
  'sender-not-allowed': {
    steps: [
      { text: 'Send from the address that signs in.' },
      {
        text: 'To send from another address, add it to the account as an alias first.',
        url: 'https://account.live.com/names/manage',
      },
    ],
  },
  'send-quota-exceeded': {
    steps: [
      {
        text: 'Sign in and verify the account by phone, if Microsoft asks for it.',
        url: 'https://account.microsoft.com/',
      },
      { text: 'Wait 24 hours, then send less: new accounts start with a low limit.' },
    ],
  },
  'host-not-found': {
    steps: [
      { text: 'For SMTP, write smtp-mail.outlook.com, port 587, STARTTLS: there is no smtp.outlook.com.' },
      { text: 'For IMAP, write outlook.office365.com, port 993, TLS.' },
    ],
  },
  'wrong-security-mode': { steps: [USE_PORT_587, 'check-server'] },
  'connection-refused': { steps: [USE_PORT_587, 'check-server'] },
  'port-blocked': {
    steps: [
      USE_PORT_587,
      'check-server',
      { text: 'Try another network, or allow port 587 in the firewall.' },
    ],
  },
};
