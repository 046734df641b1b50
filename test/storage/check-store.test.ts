import { expect, test } from 'vitest';
import type { CheckRecord } from '../../electron/history/check-record.ts';
import { createCheckStore } from '../../electron/history/check-store.ts';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import { withheldVerdict } from '../support/check-that.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { healthyCheck, REJECTING, refusedCheck, sampleMailbox } from '../support/sample-mailbox.ts';

const resting = withheldVerdict('sign-in-resting');
const { newFolder, open, closeAll } = provideDataFolders();

const mailbox = sampleMailbox(1);
const other = sampleMailbox(2);

function storeIn(folder: string) {
  const { database } = open(folder);
  createMailboxStore(database).insert(mailbox);
  createMailboxStore(database).insert(other);
  return { database, checks: createCheckStore(database) };
}

test('gives the latest check of every mailbox in full, after a restart too', () => {
  const folder = newFolder();
  const { checks } = storeIn(folder);
  checks.append(healthyCheck(mailbox, '2026-11-20T10:00:00Z'));
  const latest = refusedCheck(mailbox, '2026-11-20T10:15:00Z');
  expect(checks.append(latest)).toBe('newest');
  closeAll();
  const again = createCheckStore(open(folder).database);
  expect(again.latest(mailbox.id)).toEqual(latest);
  expect(again.latest(other.id)).toBeNull();
});

test('finds the newest full check of a cause, of those wanted and since a moment', () => {
  const { checks } = storeIn(newFolder());
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString();
  checks.append(refusedCheck(mailbox, at(0)));
  checks.append(healthyCheck(mailbox, at(1)));
  const refusal = refusedCheck(mailbox, at(2));
  checks.append(refusal);
  checks.append(refusedCheck(mailbox, at(3), { imap: resting, smtp: resting }));
  checks.append(refusedCheck(other, at(4)));
  const isWanted = ({ imap }: CheckRecord) => imap?.withheld === null;
  const find = (since: string, cause: 'bad-credentials' | 'timeout' = 'bad-credentials') =>
    checks.newestOf(mailbox.id, { cause, since, isWanted });
  expect(find(at(0))).toEqual(refusal);
  expect(find(at(2))).toEqual(refusal);
  expect(find(at(3))).toBeNull();
  expect(find(at(0), 'timeout')).toBeNull();
});

test('keeps the full record of a check only where it says something new', () => {
  const { checks } = storeIn(newFolder());
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString();
  const rounds: readonly (readonly [CheckRecord, boolean])[] = [
    [healthyCheck(mailbox, at(0)), true],
    [healthyCheck(mailbox, at(1)), false],
    [refusedCheck(mailbox, at(2)), true],
    [refusedCheck(mailbox, at(3), { imap: { ...REJECTING, reply: 'NO again, session 2' } }), false],
    [refusedCheck(mailbox, at(4), { cause: 'account-locked' }), true],
    [refusedCheck(mailbox, at(5), { cause: 'account-locked', smtp: null }), true],
    [refusedCheck(mailbox, at(6), { cause: 'account-locked', smtp: null, imap: resting }), true],
    [healthyCheck(mailbox, at(7)), true],
    [healthyCheck(mailbox, at(8)), false],
  ];
  for (const [check] of rounds) checks.append(check);
  const kept = checks.recent(mailbox.id, at(0)).map((past) => past.record);
  expect(kept).toEqual(rounds.map(([check, isNew]) => (isNew ? check : null)));
});

test('gives the checks of one mailbox since a moment, the oldest first, in whole milliseconds', () => {
  const { checks } = storeIn(newFolder());
  checks.append(healthyCheck(mailbox, '2026-11-20T09:59:59.999Z'));
  checks.append(healthyCheck(other, '2026-11-20T10:00:00Z'));
  checks.append(healthyCheck(mailbox, '2026-11-20T10:15:00Z', { durationMs: 612.4, smtp: null }));
  checks.append(healthyCheck(mailbox, '2026-11-20T10:00:00Z'));
  expect(checks.recent(mailbox.id, '2026-11-20T10:00:00Z')).toMatchObject([
    { at: '2026-11-20T10:00:00.000Z', status: 'healthy', durationMs: 600, imapMs: 300, smtpMs: 300 },
    { at: '2026-11-20T10:15:00.000Z', status: 'healthy', durationMs: 612, imapMs: 300, smtpMs: null },
  ]);
});

test('does not let a check that arrives late become the latest', () => {
  const { checks } = storeIn(newFolder());
  checks.append(healthyCheck(mailbox, '2026-11-20T10:15:00Z'));
  expect(checks.append(refusedCheck(mailbox, '2026-11-20T10:00:00Z'))).toBe('late');
  expect(checks.latest(mailbox.id)?.status).toBe('healthy');
  expect(checks.recent(mailbox.id, '2026-11-20T00:00:00Z').map(({ status }) => status)).toEqual([
    'action-needed',
    'healthy',
  ]);
});

test('stores nothing for a mailbox that was removed while it was checked', () => {
  const { database, checks } = storeIn(newFolder());
  createMailboxStore(database).remove(mailbox.id);
  expect(checks.append(healthyCheck(mailbox, '2026-11-20T10:00:00Z'))).toBe('gone');
  expect(checks.latest(mailbox.id)).toBeNull();
});

test('reads a cause that this version does not know as unknown', () => {
  const { database, checks } = storeIn(newFolder());
  checks.append(refusedCheck(mailbox, '2026-11-20T10:00:00Z'));
  database.run(`UPDATE checks SET cause = 'of-the-future', record = NULL`);
  expect(checks.recent(mailbox.id, '2026-11-20T00:00:00Z')[0]?.cause).toBe('unknown');
});

test('says so when the record of a check is not one', () => {
  const { database, checks } = storeIn(newFolder());
  checks.append(refusedCheck(mailbox, '2026-11-20T10:00:00Z'));
  database.run(`UPDATE latest_checks SET record = '{"mailboxId":1}'`);
  expect(() => checks.latest(mailbox.id)).toThrow(
    'The latest check of a mailbox cannot be read: its “record',
  );
});
