import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import type { SentCursor } from '../../electron/sending/sent-cursor.ts';
import type { Database } from '../../electron/storage/database.ts';
import { sends } from '../../electron/storage/migrations/003-sends.ts';
import { ALL_MIGRATIONS } from '../../electron/storage/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';
import { sampleMailbox } from './sample-mailbox.ts';

/** The schema as it was when sends came into it. */
const MIGRATIONS = [...ALL_MIGRATIONS.slice(0, sends.version - 1), sends];

/** The database in `folder` with that many sample mailboxes, those there already kept. The caller closes it. */
export function openSends(folder: string, mailboxes: number): Database {
  const { database } = openDatabase(folder, { migrations: MIGRATIONS, now: new Date() });
  const store = createMailboxStore(database);
  database.transaction(() => {
    for (let number = 1; number <= mailboxes; number += 1) store.insert(sampleMailbox(number));
  });
  return database;
}

/** The cursor of a Sent folder that has been read to its end. */
export function sampleCursor(changes: Partial<SentCursor> = {}): SentCursor {
  return {
    path: 'Sent',
    uidValidity: 4_294_967_295,
    uidNext: 101,
    backfillBelow: null,
    backfilledTo: '2026-10-21T20:00:00.000Z',
    oldestAt: '2024-02-29T08:15:00.000Z',
    readAt: '2026-11-20T20:00:00.000Z',
    ...changes,
  };
}
