import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCheckStore } from '../../electron/history/check-store.ts';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import type { Database } from '../../electron/storage/database.ts';
import { isCorruption } from '../../electron/storage/storage-problem.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { healthyCheck, refusedCheck, sampleMailbox } from '../support/sample-mailbox.ts';

const PAGE_BYTES = 4096;

const { newFolder, open, closeAll } = provideDataFolders();

const fileIn = (folder: string) => join(folder, 'mailvitals.sqlite');

/** A folder whose file holds `mailboxes` mailboxes with a check each, about 10 KB apiece. */
function folderWith(mailboxes: number): string {
  const folder = newFolder();
  const { database } = open(folder);
  fill(database, mailboxes);
  closeAll();
  return folder;
}

function fill(database: Database, mailboxes: number): void {
  const store = createMailboxStore(database);
  const checks = createCheckStore(database);
  database.transaction(() => {
    for (let number = 1; number <= mailboxes; number += 1) {
      const mailbox = sampleMailbox(number);
      store.insert(mailbox);
      checks.append(refusedCheck(mailbox, '2026-11-20T10:00:00Z'));
      checks.append(healthyCheck(mailbox, '2026-11-20T10:15:00Z'));
    }
  });
}

function overwrite(file: string, offset: number, bytes: Uint8Array): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, offset);
  closeSync(handle);
}

/** Everything but the first three pages: the header and the schema stay whole. */
/** From the middle on: the pages that tell of the tables stand at the beginning. */
function zeroTheRest(file: string): void {
  const { size } = statSync(file);
  const start = Math.floor(size / 2 / PAGE_BYTES) * PAGE_BYTES;
  overwrite(file, start, new Uint8Array(size - start));
}

const DAMAGES: Record<string, (file: string) => void> = {
  'a text file in its place': (file) => writeFileSync(file, 'Dear diary, '.repeat(5_000)),
  'a file of ten bytes': (file) => truncateSync(file, 10),
  'a garbage header': (file) => overwrite(file, 0, new Uint8Array(100).fill(0xa5)),
  'a header that names the wrong page size': (file) => overwrite(file, 16, Uint8Array.of(0x00, 0x07)),
  'a file cut in half': (file) =>
    truncateSync(file, Math.floor(statSync(file).size / 2 / PAGE_BYTES) * PAGE_BYTES),
  'a file cut within a page': (file) => truncateSync(file, Math.floor(statSync(file).size / 2) + 100),
  'a schema page of zeros': (file) => overwrite(file, 100, new Uint8Array(PAGE_BYTES - 100)),
  'zeros in the middle of a small file': zeroTheRest,
};

describe.each(Object.entries(DAMAGES))('%s', (_, damage) => {
  test('is set aside, named, kept byte for byte, and replaced by a file that works', () => {
    const folder = folderWith(60);
    damage(fileIn(folder));
    const damaged = readFileSync(fileIn(folder));

    const { database, setAside } = open(folder);
    expect(setAside?.path).toBe(join(folder, 'mailvitals.damaged-20261120T200000Z.sqlite'));
    expect(setAside?.sentence).toContain(setAside?.path);
    expect(readFileSync(setAside?.path ?? '').equals(damaged)).toBe(true);

    expect(createMailboxStore(database).list()).toEqual([]);
    fill(database, 3);
    closeAll();
    const again = open(folder);
    expect(again.setAside).toBeNull();
    expect(createMailboxStore(again.database).list()).toHaveLength(3);
  });
});

test('finds zeros in the middle of a large file when they are read, and sets it aside at the next start', () => {
  const folder = folderWith(600);
  expect(statSync(fileIn(folder)).size).toBeGreaterThan(2_000_000);
  zeroTheRest(fileIn(folder));

  const first = open(folder);
  expect(first.setAside).toBeNull();
  let thrown: unknown;
  try {
    createMailboxStore(first.database).list();
  } catch (error) {
    thrown = error;
  }
  expect(isCorruption(thrown)).toBe(true);
  expect(String(thrown)).toContain('Start Mailvitals again');
  closeAll();

  const second = open(folder);
  expect(second.setAside?.path).toContain('mailvitals.damaged-');
  expect(createMailboxStore(second.database).list()).toEqual([]);
});

test('keeps a large file that was only suspected', () => {
  const folder = folderWith(600);
  writeFileSync(join(folder, 'mailvitals.suspect'), '');
  const { database, setAside } = open(folder);
  expect(setAside).toBeNull();
  expect(createMailboxStore(database).list()).toHaveLength(600);
  expect(existsSync(join(folder, 'mailvitals.suspect'))).toBe(false);
});

test('keeps both when two damaged files are set aside within one second', () => {
  const folder = newFolder();
  open(folder);
  closeAll();
  writeFileSync(fileIn(folder), 'first');
  const first = open(folder).setAside?.path;
  closeAll();
  writeFileSync(fileIn(folder), 'second');
  const second = open(folder).setAside?.path;
  expect([first, second].map((path) => readFileSync(path ?? '', 'utf8'))).toEqual(['first', 'second']);
});

test('takes the log along when another process still has the damaged file open', () => {
  const folder = newFolder();
  const other = open(folder).database;
  fill(other, 1);
  other.all('PRAGMA wal_checkpoint(TRUNCATE)');
  createMailboxStore(other).update(sampleMailbox(1).id, { paused: true });
  const log = readFileSync(`${fileIn(folder)}-wal`);
  overwrite(fileIn(folder), 0, new Uint8Array(statSync(fileIn(folder)).size).fill(0xa5));

  const { setAside } = open(folder);
  expect(log.length).toBeGreaterThan(0);
  expect(readFileSync(`${setAside?.path}-wal`).equals(log)).toBe(true);
});

test('takes an empty file for a new one', () => {
  const folder = newFolder();
  open(folder);
  closeAll();
  truncateSync(fileIn(folder), 0);
  const { database, setAside } = open(folder);
  expect(setAside).toBeNull();
  expect(createMailboxStore(database).insert(sampleMailbox(1))).toBe('inserted');
});

test('opens with what was committed before the log was cut off', () => {
  const copy = newFolder();
  open(copy);
  closeAll();
  const folder = newFolder();
  const { database } = open(folder);
  fill(database, 1);
  database.all('PRAGMA wal_checkpoint(TRUNCATE)');
  createMailboxStore(database).insert(sampleMailbox(2));
  createMailboxStore(database).insert(sampleMailbox(3));
  // Copied while open, as a crash would leave it: closing would empty the log. The cut falls into the last write.
  writeFileSync(fileIn(copy), readFileSync(fileIn(folder)));
  const log = readFileSync(`${fileIn(folder)}-wal`);
  writeFileSync(`${fileIn(copy)}-wal`, log.subarray(0, log.length - 100));

  const opened = open(copy);
  expect(opened.setAside).toBeNull();
  expect(opened.database.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  const kept = createMailboxStore(opened.database).list();
  expect(kept.map(({ address }) => address)).toEqual(['you1@example.com', 'you2@example.com']);
});
