import type { Database } from '../storage/database.ts';
import { localDayOf, shiftDay, startOfLocalDay } from './local-day.ts';

/** The last 24 hours lie within today and the two days before, however long these are. */
const LEAST_DAYS = 2;

/**
 * Turns the sends of all local days before the last `keepDays` into daily figures, each day in a transaction of its
 * own, so that after a long absence no other process waits long. Repeating it changes nothing: what was counted goes
 * with the same commit. A mailbox whose first 30 days are still being read waits: they may reach further back.
 */
export function sweepSends(database: Database, now: Date, keepDays: number): void {
  const today = localDayOf(now.getTime());
  const before = startOfLocalDay(shiftDay(today, -Math.max(keepDays, LEAST_DAYS)));
  while (database.transaction(() => sweepOldestDay(database, before))) {
    // Another day is due.
  }
}

/** `false` where nothing was due. `before` is a local midnight, so that only whole days go. */
function sweepOldestDay(database: Database, before: number): boolean {
  const oldest = database.get(OLDEST, { before })?.at;
  if (typeof oldest !== 'number') return false;
  const day = localDayOf(oldest);
  const until = startOfLocalDay(shiftDay(day, 1));
  database.run(ROLL_UP, { day, until });
  database.run(REMEMBER_BOUND, { until });
  database.run(DROP, { until });
  return true;
}

// The key of `sends` begins with the mailbox: going through the mailboxes turns each search into a jump.
const FULLY_READ = 'SELECT mailbox FROM sent_cursors WHERE backfill_below IS NULL';

const OLDEST = `
  SELECT min(first) AS at
  FROM (
    SELECT (SELECT min(at) FROM sends WHERE sends.mailbox = sent_cursors.mailbox AND at < :before) AS first
    FROM sent_cursors WHERE backfill_below IS NULL
  )`;

/** Adds to a day that has figures already: where the time zone changed, its hours were swept in two goes. */
const ROLL_UP = `
  INSERT INTO send_days (mailbox, day, messages, recipients)
  SELECT mailbox, :day, count(*), sum(recipients) FROM sends
  WHERE mailbox IN (${FULLY_READ}) AND at < :until
  GROUP BY mailbox
  ON CONFLICT (mailbox, day) DO UPDATE SET
    messages = messages + excluded.messages,
    recipients = recipients + excluded.recipients`;

/**
 * The last send that was swept, not the midnight after it: a computer whose clock was years ahead for an hour would
 * otherwise count nothing until then, and one that was off for two months none of what it finds on its return.
 */
const REMEMBER_BOUND = `
  UPDATE sent_cursors SET swept_before = max(swept_before, swept.last + 1)
  FROM (
    SELECT mailbox, max(at) AS last FROM sends WHERE mailbox IN (${FULLY_READ}) AND at < :until GROUP BY mailbox
  ) AS swept
  WHERE sent_cursors.mailbox = swept.mailbox`;

const DROP = `DELETE FROM sends WHERE mailbox IN (${FULLY_READ}) AND at < :until`;
