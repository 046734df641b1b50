import type { Mailbox } from '../mailbox/mailbox.ts';

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
