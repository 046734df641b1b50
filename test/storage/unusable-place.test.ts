import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';
import { StorageProblem } from '../../electron/storage/storage-problem.ts';
import { OPENED_AT, provideDataFolders } from '../support/data-folder.ts';
import { runNode, runNodeUnder } from '../support/run-node.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';

const { newFolder, open, closeAll } = provideDataFolders();

function problemOf(work: () => unknown): StorageProblem {
  try {
    work();
  } catch (error) {
    if (error instanceof StorageProblem) return error;
    throw error;
  }
  throw new Error('It worked.');
}

test('says that a file stands where the data folder should be', () => {
  const folder = newFolder();
  writeFileSync(folder, '');
  const problem = problemOf(() => open(folder));
  expect(problem.kind).toBe('not-a-folder');
  expect(problem.sentence).toContain(`The data folder ${folder} cannot be used`);
});

test('says that a file stands above the data folder', () => {
  const folder = newFolder();
  writeFileSync(folder, '');
  expect(problemOf(() => open(join(folder, 'deeper'))).kind).toBe('not-a-folder');
});

test('says that a folder stands where the file should be', () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'mailvitals.sqlite'), { recursive: true });
  expect(problemOf(() => open(folder)).kind).toBe('not-writable');
});

test('refuses a file of a newer version, leaves it as it is and says to update', () => {
  const folder = newFolder();
  const { database } = open(folder);
  createMailboxStore(database).insert(sampleMailbox(1));
  database.get('PRAGMA user_version = 9999');
  closeAll();
  const problem = problemOf(() => open(folder));
  expect(problem.kind).toBe('newer-version');
  expect(problem.sentence).toContain('Update the app');

  const newer = [{ version: 9999, up: '' }];
  const opened = openDatabase(folder, { migrations: newer, now: OPENED_AT });
  expect(opened.setAside).toBeNull();
  expect(createMailboxStore(opened.database).list()).toHaveLength(1);
  opened.database.close();
});

describe('for a user without the right to write', () => {
  test.each([
    ['a folder', (folder: string) => chmodSync(folder, 0o555)],
    ['a file', (folder: string) => chmodSync(join(folder, 'mailvitals.sqlite'), 0o400)],
  ])('says that %s is read-only', async (_, protect) => {
    const folder = newFolder();
    open(folder);
    closeAll();
    // Entered by any user, so that only what `protect` takes away is missing.
    chmodSync(dirname(folder), 0o755);
    chmodSync(folder, 0o755);
    protect(folder);
    const answer = await runNode('database-opener.ts', folder, '1', 'unprivileged');
    chmodSync(folder, 0o755);
    expect(answer).toMatchObject({
      kind: 'not-writable',
      sentence: expect.stringContaining('cannot be opened for writing'),
    });
  });

  test('says that the folder cannot be made', async () => {
    const folder = newFolder();
    chmodSync(dirname(folder), 0o555);
    const answer = await runNode('database-opener.ts', folder, '1', 'unprivileged');
    chmodSync(dirname(folder), 0o755);
    expect(answer).toMatchObject({ kind: 'not-writable' });
  });
});

test('lets nobody else read the folder, the file, its log and its index', () => {
  const folder = newFolder();
  createMailboxStore(open(folder).database).insert(sampleMailbox(1));
  const names = ['', 'mailvitals.sqlite', 'mailvitals.sqlite-wal', 'mailvitals.sqlite-shm'];
  const modes = names.map((name) => (statSync(join(folder, name)).mode & 0o777).toString(8));
  expect(modes).toEqual(['700', '600', '600', '600']);
});

test('takes back the right of others to read a file that was copied here, but keeps that of the folder', () => {
  const folder = newFolder();
  open(folder);
  closeAll();
  chmodSync(join(folder, 'mailvitals.sqlite'), 0o644);
  chmodSync(folder, 0o755);
  open(folder);
  expect((statSync(join(folder, 'mailvitals.sqlite')).mode & 0o777).toString(8)).toBe('600');
  expect((statSync(folder).mode & 0o777).toString(8)).toBe('755');
});

/** A command that mounts a disk of 2 MB on the folder, for the process it starts alone; `null` where that is forbidden. */
function tinyDisk(folder: string): readonly string[] | null {
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const mount = 'mount -t tmpfs -o size=2m tmpfs "$0" && exec "$@"';
  const starter = ['unshare', ...asRoot, '--mount', 'sh', '-c', mount, folder];
  return spawnSync('unshare', [...starter.slice(1), 'true']).status === 0 ? starter : null;
}

test('says that the disk is full, and keeps every check that it had acknowledged', async () => {
  const folder = newFolder();
  mkdirSync(folder);
  const starter = tinyDisk(folder);
  // Where mounting is forbidden (most containers), SQLite itself is told to have no room after 200 pages.
  const answer =
    starter === null
      ? await runNode('disk-filler.ts', folder, '200')
      : await runNodeUnder(starter, 'disk-filler.ts', folder);
  const { acknowledged } = answer as { acknowledged: number };
  expect(acknowledged).toBeGreaterThan(50);
  expect(answer).toEqual({
    kind: 'disk-full',
    sentence: `There is no room left on the disk that holds ${join(folder, 'mailvitals.sqlite')}. Nothing recorded earlier is lost; free some space and try again.`,
    acknowledged,
    readable: acknowledged,
    readableLater: acknowledged,
    setAside: null,
    integrity: 'ok',
  });
});
