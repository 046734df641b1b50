import type { ProviderAdvice } from './provider-advice.ts';

/** Yahoo and AOL share servers. */
export const YAHOO: ProviderAdvice = {
  'rate-limited-logins': {
    meaning:
      'Yahoo and AOL want a pause: each further sign-in lengthens it, and the password is not the matter.',
  },
  'too-many-connections': { meaning: 'Yahoo and AOL allow about five sessions for one account.' },
};

/** Addresses of iCloud. */
export const ICLOUD: ProviderAdvice = {
  'app-password-required': {
    meaning: 'iCloud takes an app-specific password only, and it ends when the Apple password changes.',
    steps: ['make-secret', { text: 'Sign in with the main iCloud address, not with an alias.' }],
  },
  'sender-not-allowed': {
    steps: [
      {
        text: 'Send from the main address, an alias or a custom domain of this account.',
        url: 'https://www.icloud.com/mail/',
      },
    ],
  },
};

/** Zoho in all its data centres. */
export const ZOHO: ProviderAdvice = {
  'bad-credentials': {
    steps: [
      'make-secret',
      {
        text: 'Make sure that the server belongs to the account’s region (.com, .eu, .in, …): the wrong one refuses like a wrong password.',
      },
    ],
  },
  'send-quota-exceeded': {
    meaning:
      'Zoho has paused sending after unusual activity, for about an hour; each further try lengthens it.',
    steps: [{ text: 'Stop sending for an hour, then send more slowly.' }],
  },
};

/** Fastmail. */
export const FASTMAIL: ProviderAdvice = {
  'app-password-required': {
    steps: [
      'make-secret',
      { text: 'On the Basic plan other programs have no access: change the plan first.' },
    ],
  },
};

/** GMX. */
export const GMX: ProviderAdvice = {
  'imap-disabled': {
    meaning:
      'GMX leaves POP3 and IMAP off until they are switched on, and switches them off again when unused.',
  },
};

/** Yandex. */
export const YANDEX: ProviderAdvice = {
  'app-password-required': {
    meaning: 'Yandex takes an app password only, and mail programs must be allowed in its settings.',
    steps: ['turn-imap-on', 'make-secret'],
  },
  'send-quota-exceeded': {
    meaning: 'Yandex pauses sending for 24 hours, and each further try lengthens the pause.',
  },
};

/** Proton Mail is reached through its Bridge program on this computer. */
export const PROTON_BRIDGE: ProviderAdvice = {
  'connection-refused': {
    title: 'Proton Mail Bridge is not running',
    meaning: 'Nothing answers on this computer where Proton Mail Bridge should.',
    steps: [
      { text: 'Start Proton Mail Bridge and sign in to it.', url: 'https://proton.me/mail/bridge' },
      { text: 'Compare the ports shown in Bridge under “Mailbox details” with this mailbox’s settings.' },
    ],
  },
  'tls-cert-invalid': {
    meaning: 'Bridge makes its own certificate, which this computer does not know yet.',
    steps: [
      { text: 'Export the certificate in Bridge: Settings > Advanced settings > Export TLS certificates.' },
      { text: 'Name that file as the certificate authority in this mailbox’s settings.' },
    ],
  },
  'bad-credentials': {
    meaning: 'Bridge wants the password that it shows itself, not the Proton password.',
    steps: [
      { text: 'Open Bridge, choose the account, and copy the password under “Mailbox details”.' },
      { text: 'Paste it here, with the address shown there as user name.' },
    ],
  },
};
