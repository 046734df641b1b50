import { expect, test } from 'vitest';
import type { CheckRecord } from '../../electron/history/check-record.ts';
import { createCheckStore } from '../../electron/history/check-store.ts';
import { createIncidentStore } from '../../electron/history/incident-store.ts';
import { createSignInLedger } from '../../electron/history/sign-in-ledger.ts';
import { createStandingStore } from '../../electron/history/standing-store.ts';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import type { Database } from '../../electron/storage/database.ts';
import type { Migration } from '../../electron/storage/migrate.ts';
import { mailboxesAndHistory } from '../../electron/storage/migrations/001-mailboxes-and-history.ts';
import { standings } from '../../electron/storage/migrations/002-standings.ts';
import { ALL_MIGRATIONS } from '../../electron/storage/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';
import { OPENED_AT, provideDataFolders } from '../support/data-folder.ts';
import { healthyCheck, refusedCheck, sampleMailbox } from '../support/sample-mailbox.ts';

const { newFolder, open } = provideDataFolders();

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

/** Stores a check as version 1 did, in rows that are written out here because its code is gone. */
function storeOfVersion1(database: Database) {
  const instant = (iso: string | null) => (iso === null ? null : Date.parse(iso));
  return {
    latest(check: CheckRecord, lastProofAt: string | null, failingSince: string | null) {
      database.run(
        `INSERT INTO latest_checks (mailbox, at, record, last_proof_at, failing_since)
         SELECT key, :at, :record, :lastProofAt, :failingSince FROM mailboxes WHERE id = :mailboxId`,
        {
          mailboxId: check.mailboxId,
          at: instant(check.at),
          record: JSON.stringify(check),
          lastProofAt: instant(lastProofAt),
          failingSince: instant(failingSince),
        },
      );
    },
    rejected(secretId: string, rejected: number, at: string) {
      database.run('INSERT INTO sign_in_budget VALUES (:secretId, :rejected, :at, :at, :at)', {
        secretId,
        rejected,
        at: instant(at),
      });
    },
    incident(mailboxId: string, openedAt: string) {
      database.run(
        `INSERT INTO incidents (id, mailbox, cause, opened_at, opened_by, disproof)
         SELECT 'one', key, 'bad-credentials', :at, :at, 'A check.' FROM mailboxes WHERE id = :mailboxId`,
        { mailboxId, at: instant(openedAt) },
      );
    },
  };
}

test('brings how the mailboxes stood, and what was rejected, from version 1 forward', () => {
  const folder = newFolder();
  const [working, refused, fresh] = [sampleMailbox(1), sampleMailbox(2), sampleMailbox(3)];
  const good = healthyCheck(working, '2026-11-20T10:00:00.000Z');
  const bad = refusedCheck(refused, '2026-11-20T10:15:00.000Z');
  const first = openDatabase(folder, { migrations: [mailboxesAndHistory], now: OPENED_AT }).database;
  for (const mailbox of [working, refused, fresh]) createMailboxStore(first).insert(mailbox);
  const old = storeOfVersion1(first);
  old.latest(good, good.at, null);
  old.latest(bad, '2026-11-20T08:00:00.000Z', '2026-11-20T09:00:00.000Z');
  old.incident(refused.id, '2026-11-20T09:00:00.000Z');
  old.rejected(working.secretId, 1, '2026-11-20T07:00:00.000Z');
  old.rejected(refused.secretId, 4, '2026-11-20T09:01:00.000Z');
  first.close();

  const { database } = open(folder);
  const stands = createStandingStore(database);
  const nothingCounted = { recoveringSince: null, failures: 0, refusals: 0, successes: 0, backOffs: 0 };
  expect(stands.of(working.id)).toEqual({
    status: 'healthy',
    cause: null,
    title: good.title,
    summary: good.summary,
    since: good.at,
    checkedAt: good.at,
    lastProofAt: good.at,
    failingSince: null,
    ...nothingCounted,
  });
  expect(stands.of(refused.id)).toEqual({
    status: 'action-needed',
    cause: 'bad-credentials',
    title: bad.title,
    summary: bad.summary,
    since: '2026-11-20T09:00:00.000Z',
    checkedAt: bad.at,
    lastProofAt: '2026-11-20T08:00:00.000Z',
    failingSince: '2026-11-20T09:00:00.000Z',
    ...nothingCounted,
  });
  expect([...stands.all().keys()]).toEqual([working.id, refused.id]);

  expect(createCheckStore(database).latest(refused.id)).toEqual(bad);
  expect(createIncidentStore(database).open()).toMatchObject([{ id: 'one', mailboxId: refused.id }]);

  const ledger = createSignInLedger(database);
  const spent = (rejected: number, at: string) => {
    const record = { rejected, firstRejectedAt: at, lastRejectedAt: at, lastTryAt: at };
    return { imap: record, smtp: record };
  };
  // An odd one counts at both protocols: better a sign-in too few than one too many.
  expect(ledger.read(working.secretId)).toEqual(spent(1, '2026-11-20T07:00:00.000Z'));
  expect(ledger.read(refused.secretId)).toEqual(spent(2, '2026-11-20T09:01:00.000Z'));
  createMailboxStore(database).remove(refused.id);
  expect(ledger.rejections().has(refused.secretId)).toBe(false);
});

test('brings an empty file of version 1 forward', () => {
  const folder = newFolder();
  openDatabase(folder, { migrations: [mailboxesAndHistory], now: OPENED_AT }).database.close();
  const { database } = openDatabase(folder, { migrations: [mailboxesAndHistory, standings], now: OPENED_AT });
  expect(createStandingStore(database).all().size).toBe(0);
  database.close();
});
