import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { ALL_MIGRATIONS } from '../../electron/storage/migrations/all-migrations.ts';
import { type OpenedDatabase, openDatabase } from '../../electron/storage/open-database.ts';

/** When every database of the tests is opened. */
export const OPENED_AT = new Date('2026-11-20T20:00:00Z');

/** Gives each test a folder that does not exist yet, and a way to open the app's memory in it; removes both after. */
export function provideDataFolders() {
  const parents: string[] = [];
  const opened: OpenedDatabase[] = [];
  afterEach(() => {
    for (const { database } of opened.splice(0)) database.close();
    for (const parent of parents.splice(0)) rmSync(parent, { recursive: true, force: true });
  });
  return {
    newFolder(): string {
      const parent = mkdtempSync(join(tmpdir(), 'mailvitals-storage-'));
      parents.push(parent);
      return join(parent, 'data');
    },
    /** The database is closed after the test; close it earlier with `closeAll`. */
    open(folder: string): OpenedDatabase {
      const one = openDatabase(folder, { migrations: ALL_MIGRATIONS, now: OPENED_AT });
      opened.push(one);
      return one;
    },
    closeAll(): void {
      for (const { database } of opened.splice(0)) database.close();
    },
  };
}
