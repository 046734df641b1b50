import { randomUUID } from 'node:crypto';
import { openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import type { Database } from '../../electron/storage/database.ts';
import { ALL_MIGRATIONS } from '../../electron/storage/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';
import { healthyCheck, refusedCheck } from '../support/sample-mailbox.ts';
import { fillSends } from './fill-sends.ts';

const QUARTER_HOUR_MS = 15 * 60_000;
const CHECKS_A_DAY = 96;

/**
 * Writes the mailboxes and their history: a check each quarter of an hour for that many days, all well but for the
 * password refused an hour ago; how each stands; and what each sent. Returns how many checks there are.
 */
export function fillHistory(
  dataFolder: string,
  mailboxes: readonly Mailbox[],
  { days, now }: { days: number; now: Date },
): number {
  const { database } = openDatabase(dataFolder, { migrations: ALL_MIGRATIONS, now });
  const memory = openMemory(database);
  const at = (quartersAgo: number) => new Date(now.getTime() - quartersAgo * QUARTER_HOUR_MS).toISOString();
  const first = days * CHECKS_A_DAY - 1;
  const repeated = memory.together(() => {
    for (const mailbox of mailboxes) {
      memory.mailboxes.insert(mailbox);
      memory.remember(healthyCheck(mailbox, at(first)), { newIncidentId: randomUUID() });
    }
    const rows = repeatFirstCheck(database, { from: Date.parse(at(first - 1)), to: Date.parse(at(5)) });
    for (const mailbox of mailboxes) {
      memory.remember(refusedCheck(mailbox, at(4)), { newIncidentId: randomUUID() });
      memory.remember(healthyCheck(mailbox, at(3)), { newIncidentId: randomUUID() });
    }
    fillSends(memory, mailboxes, now);
    return rows;
  });
  database.close();
  return repeated + mailboxes.length * 3;
}

/** Millions of rows one by one through the store would take minutes. They are what it writes for a repeated check. */
function repeatFirstCheck(database: Database, { from, to }: { from: number; to: number }): number {
  return database.run(
    `WITH RECURSIVE quarters (at) AS (
       SELECT :from UNION ALL SELECT at + ${QUARTER_HOUR_MS} FROM quarters WHERE at < :to
     )
     INSERT INTO checks (mailbox, at, status, cause, transient, duration_ms, imap_ms, smtp_ms, record)
     SELECT key, at, 'healthy', NULL, 0, 600, 300 + at / ${QUARTER_HOUR_MS} % 100, 300, NULL
     FROM mailboxes CROSS JOIN quarters`,
    { from, to },
  );
}
