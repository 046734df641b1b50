import type { MailboxSummary } from '../../electron/api/contract.ts';
import { type MailboxStatus, STATUS_ORDER } from '../status/status-words.ts';

/** What the user is looking for. */
export interface Search {
  /** Part of an address, a tag or a provider, in any case. */
  readonly text: string;
  /** `null`: all. */
  readonly status: MailboxStatus | null;
}

/** Those that are looked for, what needs the user first; by address among equals. */
export function chooseMailboxes(
  mailboxes: readonly MailboxSummary[],
  { text, status }: Search,
): readonly MailboxSummary[] {
  const wanted = text.trim().toLowerCase();
  return mailboxes
    .filter((mailbox) => (status === null || mailbox.status === status) && mentions(mailbox, wanted))
    .toSorted((one, other) => rank(one) - rank(other));
}

function mentions({ address, provider, tags, summary }: MailboxSummary, wanted: string): boolean {
  return [address, provider, summary, ...tags].some((text) => text.toLowerCase().includes(wanted));
}

function rank({ status }: MailboxSummary): number {
  return STATUS_ORDER.indexOf(status);
}
