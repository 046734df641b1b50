import { expect, test } from 'vitest';
import { NO_STANDING, standingAfter } from '../../electron/history/standing.ts';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import { checkThat } from '../support/check-that.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { recordIncidents } from '../support/record-incidents.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';

const { newFolder, open, closeAll } = provideDataFolders();
const mailbox = sampleMailbox(1);

function processIn(folder: string, before = NO_STANDING) {
  const { database } = open(folder);
  createMailboxStore(database).insert(mailbox);
  return recordIncidents(database, before);
}

test('keeps an incident open across a restart and closes it with the first check that works', () => {
  const folder = newFolder();
  const first = checkThat('refused', '2026-11-20T10:00:00Z');
  const second = checkThat('refused', '2026-11-20T10:02:00Z');
  const before = processIn(folder);
  before.record(first, 'unused');
  before.record(second, 'one');
  closeAll();

  const patience = { failuresToConfirm: 3, successesToClear: 2 };
  const standing = [first, second].reduce((one, check) => standingAfter(one, check, patience), NO_STANDING);
  const { incidents, record } = processIn(folder, standing);
  expect(incidents.open()).toMatchObject([{ id: 'one', closedAt: null }]);
  record(checkThat('works', '2026-11-20T11:00:00Z'), 'unused');
  expect(incidents.open()).toEqual([]);
  expect(incidents.of(mailbox.id)).toEqual([
    {
      id: 'one',
      mailboxId: mailbox.id,
      cause: 'bad-credentials',
      openedAt: '2026-11-20T10:00:00.000Z',
      openedBy: '2026-11-20T10:02:00.000Z',
      closedAt: '2026-11-20T11:00:00.000Z',
      closedBy: '2026-11-20T11:00:00.000Z',
      disproof: 'A check in which IMAP and SMTP work.',
    },
  ]);
});

test('opens one incident when two processes find the same failure', () => {
  const folder = newFolder();
  const [one, other] = [processIn(folder), processIn(folder)];
  one.record(checkThat('refused-for-good', '2026-11-20T10:00:00Z'), 'one');
  expect(other.record(checkThat('refused-for-good', '2026-11-20T10:00:01Z'), 'two').kind).toBe('keep');
  expect(one.incidents.of(mailbox.id).map(({ id }) => id)).toEqual(['one']);
});

test('closes the old incident and opens another when the cause becomes a different one', () => {
  const { incidents, record } = processIn(newFolder());
  record(checkThat('refused', '2026-11-20T09:59:00Z'), 'unused');
  record(checkThat('refused', '2026-11-20T10:00:00Z'), 'one');
  record(checkThat('refused-for-good', '2026-11-20T10:15:00Z'), 'two');
  expect(incidents.of(mailbox.id)).toMatchObject([
    { id: 'two', cause: 'account-locked', closedAt: null },
    { id: 'one', cause: 'bad-credentials', closedAt: '2026-11-20T10:15:00.000Z' },
  ]);
});
