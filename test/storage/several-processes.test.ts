import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import { exclusively } from '../../electron/storage/database.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';
import { OPENED_AT, provideDataFolders } from '../support/data-folder.ts';
import { runNode } from '../support/run-node.ts';
import { SLOW_MIGRATIONS } from '../support/slow-migrations.ts';

const PROCESSES = [1, 2, 3, 4, 5, 6];

const { newFolder, open, closeAll } = provideDataFolders();

function openTogether(folder: string): Promise<unknown[]> {
  return Promise.all(PROCESSES.map((number) => runNode('database-opener.ts', folder, String(number))));
}

/** What the six processes left behind. */
function readBack(folder: string) {
  const { database } = openDatabase(folder, { migrations: SLOW_MIGRATIONS, now: OPENED_AT });
  const found = {
    mailboxes: createMailboxStore(database).list().length,
    migrated: database.all('SELECT numbers FROM migrated'),
  };
  database.close();
  return found;
}

const ONCE = { mailboxes: PROCESSES.length, migrated: [{ numbers: 300_000 }] };

test('creates the file once when six processes start at the same time', async () => {
  const folder = newFolder();
  const answers = await openTogether(folder);
  expect(answers).toEqual(PROCESSES.map(() => ({ inserted: 'inserted', setAside: null })));
  expect(readBack(folder)).toEqual(ONCE);
});

test('migrates an older file once when six processes start at the same time', async () => {
  const folder = newFolder();
  open(folder);
  closeAll();
  const answers = await openTogether(folder);
  expect(answers).toEqual(PROCESSES.map(() => ({ inserted: 'inserted', setAside: null })));
  expect(readBack(folder)).toEqual(ONCE);
});

test('sets a damaged file aside once when six processes start at the same time', async () => {
  const folder = newFolder();
  open(folder);
  closeAll();
  writeFileSync(join(folder, 'mailvitals.sqlite'), 'This was a database once. '.repeat(1_000));
  const answers = await openTogether(folder);
  const told = answers.filter((answer) => JSON.stringify(answer).includes('The data file was damaged'));
  expect(told).toHaveLength(1);
  expect(readdirSync(folder).filter((name) => name.startsWith('mailvitals.damaged-'))).toHaveLength(1);
  expect(readBack(folder)).toEqual(ONCE);
});

test('waits for the process that is replacing a damaged file, and takes the new one', async () => {
  const folder = newFolder();
  open(folder);
  closeAll();
  const file = join(folder, 'mailvitals.sqlite');
  const sound = readFileSync(file);
  writeFileSync(file, 'This was a database once. '.repeat(1_000));
  const answer = exclusively(join(folder, 'mailvitals.lock'), () => {
    const opener = runNode('database-opener.ts', folder, '1');
    sleepMs(1_000);
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
    writeFileSync(file, sound);
    return opener;
  });
  expect(await answer).toEqual({ inserted: 'inserted', setAside: null });
});

/** Holds this thread, because the lock is held by a synchronous call. */
function sleepMs(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
