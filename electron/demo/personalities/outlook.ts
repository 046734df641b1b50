import type { Personality } from '../personality.ts';
import { MICROSOFT_IMAP, MICROSOFT_SMTP } from './microsoft-voice.ts';

/** Outlook.com as it is today: it refuses every password, app passwords included, and names the folder “Sent”. */
export const outlook: Personality = {
  id: 'outlook',
  imap: MICROSOFT_IMAP,
  smtp: MICROSOFT_SMTP,
  folders: [
    { name: 'INBOX', specialUse: null },
    { name: 'Drafts', specialUse: '\\Drafts' },
    { name: 'Sent', specialUse: '\\Sent' },
    { name: 'Junk', specialUse: '\\Junk' },
  ],
  pushesIdle: true,
  advertisesSpecialUse: false,
  filesSentCopy: true,
  rewriteMessageId: null,
  allowsPlainSignIn: false,
};
