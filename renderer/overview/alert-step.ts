import type { MailboxSummary } from '../../electron/api/contract.ts';

/** What the button at the end of a row leads to: a new password, or the page with the steps. */
export type RowStep = 'rebind' | 'open';

/** Only what somebody must mend has a step; `null` for everything else. */
export function rowStep({ status, mendedBy }: Pick<MailboxSummary, 'status' | 'mendedBy'>): RowStep | null {
  if (status !== 'action-needed') return null;
  return mendedBy === null ? 'open' : 'rebind';
}
