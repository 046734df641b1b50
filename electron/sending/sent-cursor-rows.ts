import * as v from 'valibot';
import type { Database, Row } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import type { SentCursor } from './sent-cursor.ts';

/** The cursor of one mailbox; `null` where its Sent folder was never read. */
export function readCursor(database: Database, mailboxId: string): SentCursor | null {
  const row = database.get(`${CURSORS} WHERE mailboxes.id = :mailboxId`, { mailboxId });
  return row === undefined ? null : cursorFromRow(row);
}

/** By mailbox id. */
export function readCursors(database: Database): ReadonlyMap<string, SentCursor> {
  return new Map(database.all(CURSORS).map((row) => [String(row.id), cursorFromRow(row)]));
}

/** Puts the cursor in the place of the one before. What was swept stays swept. `mailbox` is the key of its row. */
export function writeCursor(database: Database, mailbox: number, cursor: SentCursor): void {
  database.run(WRITE, {
    mailbox,
    path: cursor.path,
    uidValidity: cursor.uidValidity,
    uidNext: cursor.uidNext,
    backfillBelow: cursor.backfillBelow,
    backfilledTo: instant(cursor.backfilledTo),
    oldestAt: instant(cursor.oldestAt),
    readAt: Date.parse(cursor.readAt),
  });
}

function instant(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}

const InstantSchema = v.pipe(
  v.number(),
  v.integer(),
  v.transform((ms) => new Date(ms).toISOString()),
);

const CursorRow = v.object({
  path: v.string(),
  uid_validity: v.number(),
  uid_next: v.number(),
  backfill_below: v.nullable(v.number()),
  backfilled_to: v.nullable(InstantSchema),
  oldest_at: v.nullable(InstantSchema),
  read_at: InstantSchema,
});

function cursorFromRow(row: Row): SentCursor {
  const read = readRow(CursorRow, row, 'How far a Sent folder was read');
  return {
    path: read.path,
    uidValidity: read.uid_validity,
    uidNext: read.uid_next,
    backfillBelow: read.backfill_below,
    backfilledTo: read.backfilled_to,
    oldestAt: read.oldest_at,
    readAt: read.read_at,
  };
}

const CURSORS = `
  SELECT mailboxes.id AS id, sent_cursors.*
  FROM sent_cursors JOIN mailboxes ON mailboxes.key = sent_cursors.mailbox`;

const WRITE = `
  INSERT INTO sent_cursors
    (mailbox, path, uid_validity, uid_next, backfill_below, backfilled_to, oldest_at, read_at)
  VALUES (:mailbox, :path, :uidValidity, :uidNext, :backfillBelow, :backfilledTo, :oldestAt, :readAt)
  ON CONFLICT (mailbox) DO UPDATE SET
    path = excluded.path,
    uid_validity = excluded.uid_validity,
    uid_next = excluded.uid_next,
    backfill_below = excluded.backfill_below,
    backfilled_to = excluded.backfilled_to,
    oldest_at = excluded.oldest_at,
    read_at = excluded.read_at`;
