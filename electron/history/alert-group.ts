import type { Mailbox } from '../mailbox/mailbox.ts';

/** The group of all mailboxes: what is the matter is this computer’s own. */
export const THIS_COMPUTER = 'this-computer';

/**
 * What mailboxes share when they fail together: their provider, or the server where the provider is not known. Ids of
 * providers have no dots, names of servers have.
 */
export function groupKeyOf({
  providerId,
  imap,
  smtp,
}: Pick<Mailbox, 'providerId' | 'imap' | 'smtp'>): string {
  if (providerId !== 'custom') return providerId;
  return (imap ?? smtp)?.host.toLowerCase() ?? providerId;
}
