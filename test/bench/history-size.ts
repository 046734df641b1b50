import { ALL_MIGRATIONS } from '../../electron/storage/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';

/**
 * Bytes that the table of checks fills in its pages. It alone grows with every check: the others have a row for each
 * mailbox, or one where something happens.
 */
export function historyBytes(dataFolder: string): number {
  const { database } = openDatabase(dataFolder, { migrations: ALL_MIGRATIONS, now: new Date() });
  const row = database.get(`SELECT sum(pgsize - unused) AS bytes FROM dbstat WHERE name = 'checks'`);
  database.close();
  return Number(row?.bytes);
}
