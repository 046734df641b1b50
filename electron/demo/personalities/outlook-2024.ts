import type { Personality } from '../personality.ts';
import { MICROSOFT_IMAP, MICROSOFT_SMTP } from './microsoft-voice.ts';
import { outlook } from './outlook.ts';

/**
 * Outlook.com as it was until passwords ended (16 September 2024): app passwords work, and one that died is answered
 * with `LOGIN failed.`, which says nothing. Greeting and capabilities as in
 * https://github.com/michaelspiss/imap_client/issues/31 and https://github.com/imapsync/imapsync/issues/368.
 */
export const outlook2024: Personality = {
  ...outlook,
  id: 'outlook-2024',
  imap: {
    ...MICROSOFT_IMAP,
    passwords: 'login-or-app-password',
    greeting: 'The Microsoft Exchange IMAP4 service is ready.',
    capabilities: {
      ...MICROSOFT_IMAP.capabilities,
      beforeSignIn:
        'IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+'.split(
          ' ',
        ),
    },
    whenSwitchedOff: 'refuse',
  },
  smtp: { ...MICROSOFT_SMTP, passwords: 'login-or-app-password' },
};
