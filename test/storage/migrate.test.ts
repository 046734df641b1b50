import { expect, test } from 'vitest';
import type { Migration } from '../../electron/storage/migrate.ts';
import { ALL_MIGRATIONS } from '../../electron/storage/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';
import { OPENED_AT, provideDataFolders } from '../support/data-folder.ts';

const { newFolder } = provideDataFolders();

const NOTES: Migration = { version: 1, up: "CREATE TABLE notes (text); INSERT INTO notes VALUES ('kept');" };
const TITLES: Migration = { version: 2, up: "ALTER TABLE notes ADD COLUMN title DEFAULT 'none';" };
const BROKEN: Migration = { version: 3, up: 'DELETE FROM notes; CREATE TABLE notes (text);' };

function readNotes(folder: string, migrations: readonly Migration[]) {
  const { database } = openDatabase(folder, { migrations, now: OPENED_AT });
  try {
    return database.all('SELECT * FROM notes');
  } finally {
    database.close();
  }
}

test('brings a file of an older version forward with its rows', () => {
  const folder = newFolder();
  expect(readNotes(folder, [NOTES])).toEqual([{ text: 'kept' }]);
  expect(readNotes(folder, [NOTES, TITLES])).toEqual([{ text: 'kept', title: 'none' }]);
});

test('undoes the whole step when one of its statements fails', () => {
  const folder = newFolder();
  expect(() => readNotes(folder, [NOTES, TITLES, BROKEN])).toThrow('already exists');
  expect(readNotes(folder, [NOTES, TITLES])).toEqual([{ text: 'kept', title: 'none' }]);
});

test('numbers the migrations of the app 1, 2, 3 without gaps', () => {
  expect(ALL_MIGRATIONS.map(({ version }) => version)).toEqual(ALL_MIGRATIONS.map((_, index) => index + 1));
});
