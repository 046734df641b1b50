import { expect, test } from 'vitest';
import { openMemory } from '../../electron/history/memory.ts';
import { NO_STANDING } from '../../electron/history/standing.ts';
import { checkThat, quarter } from '../support/check-that.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';

const { newFolder, open, closeAll } = provideDataFolders();
const mailbox = sampleMailbox(1);

function memoryIn(folder: string) {
  const { database } = open(folder);
  const memory = openMemory(database);
  memory.mailboxes.insert(mailbox);
  let number = 0;
  const remember = (check: Parameters<typeof memory.remember>[0], clearsAtOnce = false) => {
    number += 1;
    return memory.remember(check, { newIncidentId: `incident-${number}`, clearsAtOnce });
  };
  return { database, memory, remember };
}

test('stores a check with what it makes of its mailbox, and goes on from there after a restart', () => {
  const folder = newFolder();
  const first = memoryIn(folder).remember(checkThat('refused', quarter(0)));
  expect(first).toMatchObject({
    before: NO_STANDING,
    after: { status: 'pending' },
    incident: { kind: 'none' },
  });
  closeAll();

  const { memory, remember } = memoryIn(folder);
  const second = remember(checkThat('refused', quarter(1)));
  expect(second?.before).toEqual(first?.after);
  expect(second).toMatchObject({
    after: { status: 'action-needed' },
    incident: { kind: 'open', opened: { openedAt: quarter(0) } },
  });
  expect(memory.standings.of(mailbox.id)).toEqual(second?.after);
  expect(memory.checks.latest(mailbox.id)?.at).toBe(quarter(1));
});

test('takes the user’s word for how many failures and successes count', () => {
  const { memory, remember } = memoryIn(newFolder());
  memory.settings.change({ failuresToConfirm: 2, successesToClear: 3 });
  remember(checkThat('out-of-reach', quarter(0)));
  expect(remember(checkThat('out-of-reach', quarter(1)))?.after.status).toBe('unreachable');
  remember(checkThat('works', quarter(2)));
  expect(remember(checkThat('works', quarter(3)))?.after.status).toBe('unreachable');
  expect(remember(checkThat('works', quarter(4)))?.after.status).toBe('healthy');
});

test('takes one good check for proof where a secret was just accepted everywhere', () => {
  const { memory, remember } = memoryIn(newFolder());
  for (const number of [0, 1, 2]) remember(checkThat('out-of-reach', quarter(number)));
  expect(memory.incidents.open()).toHaveLength(1);
  expect(remember(checkThat('works', quarter(3)), true)?.after.status).toBe('healthy');
  expect(memory.incidents.open()).toEqual([]);
});

test('makes nothing of a check that comes late, or whose mailbox is gone', () => {
  const { memory, remember } = memoryIn(newFolder());
  const now = remember(checkThat('works', quarter(1)));
  expect(remember(checkThat('refused-for-good', quarter(0)))).toBeNull();
  expect(memory.standings.of(mailbox.id)).toEqual(now?.after);
  memory.mailboxes.remove(mailbox.id);
  expect(remember(checkThat('refused-for-good', quarter(2)))).toBeNull();
  expect(memory.incidents.open()).toEqual([]);
});

test('stores all of a check or nothing', () => {
  const { database, memory, remember } = memoryIn(newFolder());
  database.run(
    `CREATE TRIGGER refuse BEFORE INSERT ON incidents BEGIN SELECT raise(ABORT, 'The disk is full'); END`,
  );
  expect(() => remember(checkThat('refused-for-good', quarter(0)))).toThrow('The disk is full');
  expect(memory.standings.of(mailbox.id)).toEqual(NO_STANDING);
  expect(memory.checks.latest(mailbox.id)).toBeNull();
});
