import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePrivateFile } from '../../storage/data-folder.ts';
import { connect } from '../../storage/database.ts';
import { insist, type SmokeCheck } from './smoke-check.ts';

/** A file is written with a log ahead of it (WAL), copied whole, and the copy read. */
export function databaseCheck(folder: string): SmokeCheck {
  return {
    name: 'database',
    run: () => {
      const place = join(folder, 'database-check');
      mkdirSync(place);
      const [file, copy] = [join(place, 'one.sqlite'), join(place, 'copy.sqlite')];
      ensurePrivateFile(file);
      const { database } = connect(file, () => undefined);
      database.run('CREATE TABLE kept (word TEXT)');
      database.transaction(() => database.run('INSERT INTO kept VALUES (:word)', { word: 'whole' }));
      const mode = database.get('PRAGMA journal_mode')?.journal_mode;
      const version = database.get('SELECT sqlite_version() AS version')?.version;
      database.run('VACUUM INTO :copy', { copy });
      database.close();
      const { database: copied } = connect(copy, () => undefined);
      const word = copied.get('SELECT word FROM kept')?.word;
      copied.close();
      rmSync(place, { recursive: true, force: true });
      insist(mode === 'wal', `journal mode ${mode}`);
      insist(word === 'whole', 'the copy does not hold what was written');
      return `SQLite ${version}, WAL, VACUUM INTO`;
    },
  };
}
