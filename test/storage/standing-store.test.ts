import { expect, test } from 'vitest';
import { NO_STANDING, type Standing } from '../../electron/history/standing.ts';
import { createStandingStore } from '../../electron/history/standing-store.ts';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';

const { newFolder, open, closeAll } = provideDataFolders();
const mailbox = sampleMailbox(1);

const STANDING: Standing = {
  status: 'unreachable',
  cause: 'timeout',
  title: 'No answer',
  summary: 'The server does not answer.',
  since: '2026-11-20T10:03:00.000Z',
  checkedAt: '2026-11-20T10:30:00.000Z',
  lastProofAt: '2026-11-20T10:30:00.000Z',
  failingSince: '2026-11-20T10:00:00.000Z',
  recoveringSince: '2026-11-20T10:30:00.000Z',
  failures: 3,
  refusals: 1,
  successes: 2,
  backOffs: 4,
};

function storeIn(folder: string) {
  const { database } = open(folder);
  createMailboxStore(database).insert(mailbox);
  return { database, standings: createStandingStore(database) };
}

test('keeps every field across a restart', () => {
  const folder = newFolder();
  storeIn(folder).standings.replace(mailbox.id, STANDING);
  closeAll();
  const { standings } = storeIn(folder);
  expect(standings.of(mailbox.id)).toEqual(STANDING);
  expect([...standings.all()]).toEqual([[mailbox.id, STANDING]]);
});

test('knows nothing of a mailbox before its first check, and keeps that too', () => {
  const { standings } = storeIn(newFolder());
  expect(standings.of(mailbox.id)).toEqual(NO_STANDING);
  expect(standings.all().size).toBe(0);
  standings.replace(mailbox.id, NO_STANDING);
  expect(standings.of(mailbox.id)).toEqual(NO_STANDING);
});

test('takes the latest', () => {
  const { standings } = storeIn(newFolder());
  standings.replace(mailbox.id, STANDING);
  standings.replace(mailbox.id, { ...STANDING, status: 'healthy', cause: null, failingSince: null });
  expect(standings.of(mailbox.id)).toEqual({
    ...STANDING,
    status: 'healthy',
    cause: null,
    failingSince: null,
  });
});

test('keeps nothing of a mailbox that was removed', () => {
  const { database, standings } = storeIn(newFolder());
  standings.replace(mailbox.id, STANDING);
  createMailboxStore(database).remove(mailbox.id);
  standings.replace(mailbox.id, STANDING);
  expect(standings.all().size).toBe(0);
});

test('reads a status and a cause that this version does not know as unknown', () => {
  const { database, standings } = storeIn(newFolder());
  standings.replace(mailbox.id, STANDING);
  database.run(`UPDATE standings SET status = 'of-the-future', cause = 'of-the-future'`);
  expect(standings.of(mailbox.id)).toMatchObject({ status: 'unknown', cause: 'unknown' });
});
