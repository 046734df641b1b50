import type { Memory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';

const DAY_MS = 86_400_000;
const SENDS_A_DAY = 300;
const DAYS = 2;

/** Far from it: a mailbox near its cap would have alerts. */
const CAP = 1_000;

/** Writes what each mailbox sent in the last two days, evenly through day and night, from a Sent folder read to its end. */
export function fillSends(memory: Memory, mailboxes: readonly Mailbox[], now: Date): void {
  const count = SENDS_A_DAY * DAYS;
  const at = (number: number) => new Date(now.getTime() - (DAYS * DAY_MS * number) / count).toISOString();
  for (const { id, address, createdAt } of mailboxes) {
    const sends = Array.from({ length: count }, (_, number) => ({
      at: at(number),
      identity: `<${number}.${address}>`,
      recipients: 1 + (number % 3),
    }));
    const cursor = {
      path: 'Sent',
      uidValidity: 1,
      uidNext: count + 1,
      backfillBelow: null,
      backfilledTo: at(count),
      oldestAt: createdAt,
      readAt: now.toISOString(),
    };
    memory.sends.record(id, sends, cursor);
    memory.sends.setLimits(id, { cap: { value: CAP, unit: 'messages' }, warmUpSince: null });
  }
}
