import type { AlertReport, MailboxSummary, Mend } from '../api/contract.ts';

export const OVERVIEW = '#/';

/** The place in the window where a mailbox is mended: the form that binds it anew where that helps, else its page. */
export function placeToMend({ address, mendedBy }: MailboxSummary): string {
  return placeOf(address, mendedBy);
}

/** Where the click on a notification leads: several mailboxes are shown together. */
export function placeOfAlert({ addresses, mendedBy }: AlertReport): string {
  const [address] = addresses;
  return address === undefined || addresses.length > 1 ? OVERVIEW : placeOf(address, mendedBy);
}

function placeOf(address: string, mendedBy: Mend | null): string {
  return `#/${mendedBy === null ? 'mailbox' : 'rebind'}/${encodeURIComponent(address)}`;
}
