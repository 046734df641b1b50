import type { AlertReport, MailboxSummary } from '../api/contract.ts';
import type { Cause } from '../diagnosis/cause.ts';

/** Causes that a new password mends. */
const MENDED_BY_SECRET: ReadonlySet<Cause | null> = new Set<Cause | null>([
  'bad-credentials',
  'app-password-required',
]);

export const OVERVIEW = '#/';

/** The place in the window where a mailbox is mended: the form for a new password where one helps, else its page. */
export function placeToMend({ address, status, cause }: MailboxSummary): string {
  return placeOf(address, status === 'action-needed', cause);
}

/** Where the click on a notification leads: several mailboxes are shown together. */
export function placeOfAlert({ kind, cause, addresses }: AlertReport): string {
  const [address] = addresses;
  return address === undefined || addresses.length > 1
    ? OVERVIEW
    : placeOf(address, kind === 'action-needed', cause);
}

function placeOf(address: string, needsSomebody: boolean, cause: Cause | null): string {
  const name = needsSomebody && MENDED_BY_SECRET.has(cause) ? 'rebind' : 'mailbox';
  return `#/${name}/${encodeURIComponent(address)}`;
}
