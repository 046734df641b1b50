import type { Connection } from './database.ts';
import { StorageProblem, sentenceFor } from './storage-problem.ts';

/** One step of the schema; never changed once released, only followed by another. */
export interface Migration {
  /** 1, 2, 3 …, without gaps; kept in the file as `user_version`. */
  readonly version: number;
  /** One or more SQL statements. */
  readonly up: string;
}

/**
 * Brings the file to the last of `migrations`, each step in a transaction of its own. Safe when several processes
 * start at once: the write lock is taken first and the version read again under it.
 * Throws a {@link StorageProblem} `newer-version` where the file is ahead of this program.
 */
export function migrate(connection: Connection, migrations: readonly Migration[], file: string): void {
  const latest = migrations.at(-1)?.version ?? 0;
  const current = versionOf(connection);
  if (current > latest) throw new StorageProblem('newer-version', sentenceFor('newer-version', file));
  for (const migration of migrations.filter(({ version }) => version > current)) {
    connection.database.transaction(() => {
      if (versionOf(connection) >= migration.version) return;
      connection.runScript(migration.up);
      // PRAGMA takes no parameters; the version is a number from our own source.
      connection.runScript(`PRAGMA user_version = ${migration.version}`);
    });
  }
}

function versionOf(connection: Connection): number {
  return Number(connection.database.get('PRAGMA user_version')?.user_version);
}
