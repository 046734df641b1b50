import type { MailboxReport } from '../../electron/api/contract.ts';

/**
 * What a mailbox that is bound cannot do all the same, as the end of a sentence about it: its owner is proven, but a server
 * refuses it. `null` where it works.
 */
export function shortcomingOf({
  status,
  imap,
  smtp,
}: Pick<MailboxReport, 'status' | 'imap' | 'smtp'>): string | null {
  if (status === 'healthy' || status === 'warning') return null;
  if (imap?.ok === true && smtp !== null && !smtp.ok) return 'cannot send';
  if (smtp?.ok === true && imap !== null && !imap.ok) return 'cannot be read';
  return 'does not work yet';
}
