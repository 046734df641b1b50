import type { Cause } from '../../cause.ts';
import type { AdviceTemplate } from '../template.ts';

/** Advice on quotas, and on refusals of single messages. */
export const SENDING = {
  'send-quota-exceeded': {
    title: 'The sending limit is reached',
    meaning:
      '{Provider} accepts no more messages from this mailbox until its limit has recovered, at most a day.',
    steps: [
      { text: 'Stop sending until tomorrow: further tries can lengthen the pause.' },
      { text: 'Send less a day than the cap shown here.' },
    ],
    actor: 'user',
    retry: 'back-off',
  },
  'recipient-limit': {
    title: 'Too many recipients in one message',
    meaning: 'The message names more recipients than the server takes at once.',
    steps: [{ text: 'Split the recipients over several messages.' }],
    actor: 'user',
    retry: 'after-change',
  },
  'recipient-rejected': {
    title: 'The recipient’s address was refused',
    meaning: 'The address that the message goes to does not exist or takes no mail; this mailbox is fine.',
    steps: [{ text: 'Check the recipient’s address and remove it if it is wrong.' }],
    actor: 'user',
    retry: 'after-change',
  },
  'sender-not-allowed': {
    title: 'This sender address is not allowed',
    meaning: 'The server sends only from addresses that belong to the signed-in mailbox.',
    steps: [
      { text: 'Send from the address that signs in.' },
      { text: 'To send from an alias, add it to the account first.' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'content-rejected': {
    title: 'The message itself was refused',
    meaning:
      'The receiving side refused the message for its content or because its domain is not authenticated.',
    steps: [
      { text: 'Check SPF, DKIM and DMARC of the sending domain.' },
      { text: 'Remove links and wording that look like bulk mail.' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
  'message-too-large': {
    title: 'The message is too large',
    meaning: 'The message is larger than the server takes.',
    steps: [{ text: 'Send smaller attachments, or a link to them.' }],
    actor: 'user',
    retry: 'after-change',
  },
  'mailbox-full': {
    title: 'The mailbox is full',
    meaning: 'The storage is used up, so nothing more can be stored or received.',
    steps: [{ text: 'Delete large messages and empty the trash, or get more storage.', url: 'security' }],
    actor: 'user',
    retry: 'after-change',
  },
  'ip-blocked': {
    title: 'Your network’s address is blocked',
    meaning:
      'The server refuses the internet address that this computer uses; the {credential} is not the matter.',
    steps: [
      { text: 'Turn a VPN or proxy off, or use another network.' },
      { text: 'Ask your internet provider for another address if it stays.' },
    ],
    actor: 'user',
    retry: 'after-change',
  },
} as const satisfies Partial<Record<Cause, AdviceTemplate>>;
