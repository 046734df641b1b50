import { expect, test } from 'vitest';
import { createIncidentStore } from '../../electron/history/incident-store.ts';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { healthyCheck, refusedCheck, sampleMailbox } from '../support/sample-mailbox.ts';

const { newFolder, open, closeAll } = provideDataFolders();
const mailbox = sampleMailbox(1);

function storeIn(folder: string) {
  const { database } = open(folder);
  createMailboxStore(database).insert(mailbox);
  return createIncidentStore(database);
}

test('keeps an incident open across a restart and closes it with the first check that works', () => {
  const folder = newFolder();
  storeIn(folder).record(refusedCheck(mailbox, '2026-11-20T10:02:00Z'), '2026-11-20T10:00:00Z', 'one');
  closeAll();

  const incidents = storeIn(folder);
  expect(incidents.open()).toMatchObject([{ id: 'one', closedAt: null }]);
  incidents.record(healthyCheck(mailbox, '2026-11-20T11:00:00Z'), null, 'unused');
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
  const [one, other] = [storeIn(folder), storeIn(folder)];
  one.record(refusedCheck(mailbox, '2026-11-20T10:00:00Z'), null, 'one');
  expect(other.record(refusedCheck(mailbox, '2026-11-20T10:00:01Z'), null, 'two').kind).toBe('keep');
  expect(one.of(mailbox.id).map(({ id }) => id)).toEqual(['one']);
});

test('closes the old incident and opens another when the cause becomes a different one', () => {
  const incidents = storeIn(newFolder());
  incidents.record(refusedCheck(mailbox, '2026-11-20T10:00:00Z'), null, 'one');
  incidents.record(refusedCheck(mailbox, '2026-11-20T10:15:00Z', { cause: 'account-locked' }), null, 'two');
  expect(incidents.of(mailbox.id)).toMatchObject([
    { id: 'two', cause: 'account-locked', closedAt: null },
    { id: 'one', cause: 'bad-credentials', closedAt: '2026-11-20T10:15:00.000Z' },
  ]);
});
