import type { MailboxSummary } from '../../electron/api/contract.ts';

/** What on this computer keeps mailboxes from being checked, e.g. a locked keychain. */
export interface LocalTrouble {
  readonly title: string;
  /** One of them: its last report says what it means and what to do. */
  readonly address: string;
  readonly count: number;
}

/**
 * What most of the mailboxes say that were checked and brought no verdict: nothing is known against them, no sign-in was
 * tried, and the reason is here. `null` where there is no such mailbox.
 */
export function localTrouble(mailboxes: readonly MailboxSummary[]): LocalTrouble | null {
  const barred = mailboxes.filter(
    ({ status, cause, checkedAt }) => status === 'unknown' && cause === null && checkedAt !== null,
  );
  const byTitle = Map.groupBy(barred, ({ summary }) => summary);
  const [most] = [...byTitle.values()].toSorted((one, other) => other.length - one.length);
  const [first] = most ?? [];
  return first === undefined || most === undefined
    ? null
    : { title: first.summary, address: first.address, count: most.length };
}
