import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFolder, ensurePrivateFile } from './data-folder.ts';
import { type Connection, connect, type Database, exclusively } from './database.ts';
import { type Migration, migrate } from './migrate.ts';
import { type SetAside, setAside } from './set-aside.ts';
import { isCorruption, StorageProblem, sentenceFor } from './storage-problem.ts';

/** The database, and the damaged file that it replaces where there was one. */
export interface OpenedDatabase {
  readonly database: Database;
  readonly setAside: SetAside | null;
}

interface Opening {
  readonly migrations: readonly Migration[];
  readonly now: Date;
}

const FILE_NAME = 'mailvitals.sqlite';
const LOCK_NAME = 'mailvitals.lock';
/** An empty file that says: a statement met damage, so check every page at the next start. */
const SUSPECT_NAME = 'mailvitals.suspect';

/** quick_check reads every page, about 4 ms a megabyte; a start must not take longer the older the history gets. */
const CHECKED_AT_EACH_START_BYTES = 2_000_000;

/**
 * Opens the app's memory in `folder`, making both where they are missing. A damaged file is set aside and a new one
 * begun. Damage in the middle of a large file shows only when its page is read: that statement throws `damaged`, and
 * the next start sets the file aside. Throws {@link StorageProblem} where the folder, the disk or the version is wrong.
 */
export function openDatabase(folder: string, opening: Opening): OpenedDatabase {
  ensureFolder(folder);
  const file = join(folder, FILE_NAME);
  if (existsSync(file) && statSync(file).size > 0) {
    try {
      return { database: openSound(folder, opening), setAside: null };
    } catch (error) {
      if (!isCorruption(error)) throw error;
    }
  }
  return openAlone(folder, opening);
}

/** Creates or replaces the file while no other process does: two of them would set each other's new file aside. */
function openAlone(folder: string, opening: Opening): OpenedDatabase {
  const lockFile = join(folder, LOCK_NAME);
  ensurePrivateFile(lockFile);
  return exclusively(lockFile, () => {
    try {
      return { database: openSound(folder, opening), setAside: null };
    } catch (error) {
      if (!isCorruption(error)) throw error;
    }
    const kept = setAside(folder, FILE_NAME, opening.now);
    rmSync(join(folder, SUSPECT_NAME), { force: true });
    return { database: openSound(folder, opening), setAside: kept };
  });
}

function openSound(folder: string, { migrations }: Opening): Database {
  const file = join(folder, FILE_NAME);
  ensurePrivateFile(file);
  const connection = connect(file, () => markSuspect(folder));
  try {
    checkPages(connection, folder);
    migrate(connection, migrations, file);
    return connection.database;
  } catch (error) {
    connection.database.close();
    throw error;
  }
}

function checkPages({ database }: Connection, folder: string): void {
  const file = join(folder, FILE_NAME);
  const suspect = join(folder, SUSPECT_NAME);
  const isSuspect = existsSync(suspect);
  if (!isSuspect && statSync(file).size > CHECKED_AT_EACH_START_BYTES) return;
  const answer = database.get('PRAGMA quick_check(1)')?.quick_check;
  if (answer !== 'ok') throw new StorageProblem('damaged', sentenceFor('damaged', file));
  if (isSuspect) rmSync(suspect, { force: true });
}

function markSuspect(folder: string): void {
  try {
    writeFileSync(join(folder, SUSPECT_NAME), '', { mode: 0o600 });
  } catch {
    // The damage itself is being reported; a disk that takes no marker either must not hide it.
  }
}
