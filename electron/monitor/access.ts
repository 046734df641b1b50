import type { Mailbox } from '../mailbox/mailbox.ts';

/** All that its servers are asked with. A new secret has a new id. */
export function accessOf({ secretId, signInMethod, username, imap, smtp, caFile }: Mailbox): string {
  return JSON.stringify([secretId, signInMethod, username, imap, smtp, caFile]);
}

/** Whether what was found of a mailbox still speaks of it: it was neither removed, nor bound anew, nor edited. */
export function isReachedAs(mailbox: Mailbox, now: Mailbox | null): boolean {
  return now !== null && accessOf(mailbox) === accessOf(now);
}
