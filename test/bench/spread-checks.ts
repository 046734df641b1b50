import { openMemory } from '../../electron/history/memory.ts';
import { ALL_MIGRATIONS } from '../../electron/storage/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';

/**
 * Makes the data folder as a watch would have it: the last checks of all mailboxes spread evenly over the time that has
 * passed, all of them good, nothing old to sweep, and no sentinels. Left as after a round of checks, the mailboxes would
 * all be due within one minute, and none in the minutes after it.
 */
export function spreadChecks(dataFolder: string, { overMs, now }: { overMs: number; now: Date }): void {
  const { database } = openDatabase(dataFolder, { migrations: ALL_MIGRATIONS, now });
  const memory = openMemory(database);
  memory.sweep(now);
  memory.settings.change({ sentinelMailboxes: 0 });
  database.run(SPREAD, { now: now.getTime(), overMs });
  database.close();
}

const SPREAD = `
  UPDATE standings SET checked_at = moment.at, last_proof_at = moment.at
  FROM (
    SELECT mailbox, CAST(:now - :overMs * (row_number() OVER () - 1) / count(*) OVER () AS INTEGER) AS at
    FROM standings
  ) AS moment
  WHERE standings.mailbox = moment.mailbox`;
