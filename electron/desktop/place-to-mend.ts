import type { AlertReport, MailboxSummary } from '../api/contract.ts';

export const OVERVIEW = '#/';

/** The place in the window where a mailbox is mended: the form for a new password where one helps, else its page. */
export function placeToMend({ address, isMendedBySecret }: MailboxSummary): string {
  return placeOf(address, isMendedBySecret);
}

/** Where the click on a notification leads: several mailboxes are shown together. */
export function placeOfAlert({ addresses, isMendedBySecret }: AlertReport): string {
  const [address] = addresses;
  return address === undefined || addresses.length > 1 ? OVERVIEW : placeOf(address, isMendedBySecret);
}

function placeOf(address: string, isMendedBySecret: boolean): string {
  return `#/${isMendedBySecret ? 'rebind' : 'mailbox'}/${encodeURIComponent(address)}`;
}
