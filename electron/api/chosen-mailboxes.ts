import type { Memory } from '../history/memory.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';

/** Mailboxes a command is about, and addresses that name none. */
export interface ChosenMailboxes {
  readonly mailboxes: readonly Mailbox[];
  readonly missing: readonly string[];
}

/** All that are not paused, or those named in the order they were named, each once. */
export function chosenMailboxes(addresses: readonly string[], { mailboxes }: Memory): ChosenMailboxes {
  if (addresses.length === 0) {
    return { mailboxes: mailboxes.list().filter(({ paused }) => !paused), missing: [] };
  }
  const found = addresses.map((address) => ({ address, mailbox: mailboxes.find(address) }));
  const byId = new Map(found.flatMap(({ mailbox }) => (mailbox === null ? [] : [[mailbox.id, mailbox]])));
  return {
    mailboxes: [...byId.values()],
    missing: found.filter(({ mailbox }) => mailbox === null).map(({ address }) => address),
  };
}
