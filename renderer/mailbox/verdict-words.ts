import type { MailboxDetails, ProtocolReport } from '../../electron/api/contract.ts';
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

type Withheld = NonNullable<ProtocolReport['withheld']>;

/** Why a check went no further than the connection, where a password is what it signs in with. */
const PASSWORD_WITHHELD: Readonly<Record<Withheld, string>> = {
  'imap-refused-by-policy': 'IMAP refuses this kind of sign-in by policy, so the password was not sent here.',
  'imap-refused-secret': 'SMTP was not tried, because IMAP refused this password.',
  'sign-in-budget-spent':
    'The password was refused as often as is safe. It is not sent again by itself until it changes, so that the account is not locked.',
  'sign-in-resting': 'The last sign-in was refused or is still under way. The next one waits a minute.',
  'secret-unavailable':
    'This computer’s keychain did not hand out the password, so only the way to the server was checked.',
};

/** The same where it is signed in at its provider’s own page. */
const SIGN_IN_WITHHELD: Readonly<Record<Withheld, string>> = {
  ...PASSWORD_WITHHELD,
  'imap-refused-by-policy': 'IMAP refuses this kind of sign-in by policy, so it was not tried here.',
  'imap-refused-secret': 'SMTP was not tried, because IMAP refused this sign-in.',
  'sign-in-budget-spent': 'The server refused the sign-in. It is asked again by itself, about once an hour.',
  'sign-in-resting':
    'The last sign-in was refused or is still under way. The next one waits up to ten minutes.',
  // The keychain, or the provider that gave no access: the diagnosis says which.
  'secret-unavailable': 'There was no valid sign-in to show, so only the way to the server was checked.',
};

/** Why a check went no further than the connection. */
export function withheldWords(withheld: Withheld, method: MailboxDetails['signInMethod']): string {
  return (method === 'oauth2' ? SIGN_IN_WITHHELD : PASSWORD_WITHHELD)[withheld];
}
