import type { ProviderAdvice } from './provider-advice.ts';

/** NetEase: 163, 126, yeah.net and its mail for companies. */
export const NETEASE: ProviderAdvice = {
  'client-id-required': {
    title: 'NetEase closed the mailbox to this program',
    meaning:
      'NetEase opens folders only to programs that give their name, and now and then asks the owner to confirm.',
    steps: [
      { text: 'Sign in on the web and confirm the new program, if a notice asks for it.', url: 'secret' },
      { text: 'Make sure that the mailbox is set to the provider {provider}, so that the name is sent.' },
    ],
  },
  'account-locked': {
    steps: [{ text: 'Sign in on the web and unblock sending as the notice there says.', url: 'secret' }],
  },
  'sender-not-allowed': {
    steps: [{ text: 'Send from the address that signs in: NetEase allows no other.' }],
  },
};

/** QQ Mail and Foxmail. */
export const QQ: ProviderAdvice = {
  'bad-credentials': {
    meaning:
      'QQ Mail gives one answer for four things: a wrong authorization code, IMAP/SMTP switched off, too many sign-ins, or a busy server.',
    steps: [
      'turn-imap-on',
      {
        text: 'Make a new authorization code (授权码) there and paste it here; a changed QQ password ends the old ones.',
      },
      { text: 'If the code is certainly right, wait 15 minutes before the next try.' },
    ],
  },
  'sender-not-allowed': {
    steps: [{ text: 'Send from the address that signs in: QQ Mail allows no other.' }],
  },
};
