import type { Mailbox } from '../mailbox/mailbox.ts';

/** The monitor's own checks that are under way, one of a mailbox at a time. */
export interface CheckRuns {
  /** Does nothing where one of this mailbox is under way. */
  readonly start: (mailbox: Mailbox) => void;
  /** As `start`; where one is under way, {@link wantsAnother} says so at its end. */
  readonly startSoon: (mailbox: Mailbox) => void;
  /** Whether another was asked for meanwhile; the question is answered once. */
  readonly wantsAnother: (mailboxId: string) => boolean;
  /** Ends all that are under way: what they found so far is worth nothing. */
  readonly cancel: () => void;
  /** When all have come to their end. */
  readonly ended: () => Promise<void>;
}

/** `check` never rejects. */
export function createCheckRuns(
  check: (mailbox: Mailbox, cancelled: AbortSignal) => Promise<void>,
): CheckRuns {
  const underWay = new Map<string, Promise<void>>();
  const another = new Set<string>();
  let cancelling = new AbortController();

  const start = (mailbox: Mailbox) => {
    const { id } = mailbox;
    if (underWay.has(id)) return;
    underWay.set(
      id,
      check(mailbox, cancelling.signal).finally(() => underWay.delete(id)),
    );
  };
  return {
    start,
    startSoon(mailbox) {
      if (underWay.has(mailbox.id)) another.add(mailbox.id);
      else start(mailbox);
    },
    wantsAnother: (mailboxId) => another.delete(mailboxId),
    cancel() {
      cancelling.abort();
      cancelling = new AbortController();
    },
    async ended() {
      await Promise.allSettled(underWay.values());
    },
  };
}
