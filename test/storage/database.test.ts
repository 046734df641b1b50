import { expect, test } from 'vitest';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';

const { newFolder, open } = provideDataFolders();

test('writes nothing of a transaction that throws, the part of an inner one included', () => {
  const { database } = open(newFolder());
  const store = createMailboxStore(database);
  expect(() =>
    database.transaction(() => {
      store.insert(sampleMailbox(1));
      database.transaction(() => store.insert(sampleMailbox(2)));
      throw new Error('changed my mind');
    }),
  ).toThrow('changed my mind');
  expect(store.list()).toEqual([]);
  expect(store.insert(sampleMailbox(3))).toBe('inserted');
});

test('waits for the write of another connection to the same file and then sees it', () => {
  const folder = newFolder();
  const one = createMailboxStore(open(folder).database);
  const other = createMailboxStore(open(folder).database);
  one.insert(sampleMailbox(1));
  expect(other.insert(sampleMailbox(1))).toBe('address-taken');
});

test('syncs the log at every commit, so that a power cut loses nothing acknowledged', () => {
  const { database } = open(newFolder());
  const settings = ['journal_mode', 'synchronous', 'foreign_keys'].map((name) => [
    name,
    Object.values(database.get(`PRAGMA ${name}`) ?? {})[0],
  ]);
  expect(Object.fromEntries(settings)).toEqual({ journal_mode: 'wal', synchronous: 2, foreign_keys: 1 });
});

test('waits for the disk again after a transaction that need not, also after one that fails', () => {
  const { database } = open(newFolder());
  const store = createMailboxStore(database);
  const synchronous = () => Object.values(database.get('PRAGMA synchronous') ?? {})[0];
  const dispensable = { survivesPowerCut: false };
  const [normal, full] = [1, 2];
  database.transaction(() => expect(synchronous()).toBe(normal), dispensable);
  expect(synchronous()).toBe(full);
  const failing = () => {
    store.insert(sampleMailbox(1));
    throw new Error('changed my mind');
  };
  expect(() => database.transaction(failing, dispensable)).toThrow('changed my mind');
  expect(synchronous()).toBe(full);
  expect(store.list()).toEqual([]);
});
