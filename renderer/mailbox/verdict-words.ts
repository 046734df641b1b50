import type { ProtocolReport } from '../../electron/api/contract.ts';
import { CAUSE_WORDS } from '../rungs/cause-words.ts';

/** How one protocol is, in a word or three. */
export interface VerdictWords {
  readonly text: string;
  readonly tone: 'ok' | 'bad' | 'idle';
}

/** `report` is `null` where the protocol was not checked; `isWatched` tells whether it is meant to be. */
export function verdictWords(report: ProtocolReport | null, isWatched: boolean): VerdictWords {
  if (report === null) return { text: isWatched ? 'not checked yet' : 'not watched', tone: 'idle' };
  if (report.withheld !== null) return { text: 'no sign-in tried', tone: 'idle' };
  if (report.ok) return { text: 'works', tone: 'ok' };
  return { text: CAUSE_WORDS[report.cause ?? 'unknown'], tone: 'bad' };
}

/** Why a check went no further than the connection. */
export const WITHHELD_WORDS: Readonly<Record<NonNullable<ProtocolReport['withheld']>, string>> = {
  'imap-refused-by-policy': 'IMAP refuses this kind of sign-in by policy, so the password was not sent here.',
  'imap-refused-secret': 'SMTP was not tried, because IMAP refused this password.',
  'sign-in-budget-spent':
    'The password was refused as often as is safe. It is not sent again by itself until it changes, so that the account is not locked.',
  'sign-in-resting': 'The last sign-in was refused or is still under way. The next one waits a minute.',
  'secret-unavailable':
    'This computer’s keychain did not hand out the password, so only the way to the server was checked.',
};
