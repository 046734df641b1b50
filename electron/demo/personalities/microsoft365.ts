import type { Personality } from '../personality.ts';
import { MICROSOFT_IMAP, MICROSOFT_SMTP, SMTP_AUTH_OFF_FOR_TENANT } from './microsoft-voice.ts';
import { outlook } from './outlook.ts';

/**
 * Microsoft 365: IMAP takes tokens only; SMTP takes passwords while the administrator leaves SMTP AUTH on, which is the
 * default until the end of December 2026 (https://mc.merill.net/message/MC786329).
 */
export const microsoft365: Personality = {
  ...outlook,
  id: 'microsoft365',
  imap: MICROSOFT_IMAP,
  smtp: {
    ...MICROSOFT_SMTP,
    passwords: 'login-or-app-password',
    refusals: { ...MICROSOFT_SMTP.refusals, 'protocol-off': SMTP_AUTH_OFF_FOR_TENANT },
  },
  folders: [
    { name: 'INBOX', specialUse: null },
    { name: 'Drafts', specialUse: '\\Drafts' },
    { name: 'Sent Items', specialUse: '\\Sent' },
    { name: 'Junk Email', specialUse: '\\Junk' },
  ],
};
