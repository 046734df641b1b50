import * as v from 'valibot';
import type { Cause, MailboxStatus } from '../diagnosis/cause.ts';
import type { Database, Row } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import type { CheckRecord } from './check-record.ts';
import { CauseSchema, CheckRecordSchema, InstantSchema, StatusSchema } from './check-schema.ts';
import { gistOf } from './gist.ts';

/** What is kept of a check for 30 days. */
export interface PastCheck {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly status: MailboxStatus;
  readonly cause: Cause | null;
  readonly transient: boolean;
  readonly durationMs: number;
  readonly imapMs: number | null;
  readonly smtpMs: number | null;
  /** The full record where the check said something new; `null` where it repeated the one before. */
  readonly record: CheckRecord | null;
}

/** The checks of all mailboxes. Every method throws `StorageProblem` where the memory fails. */
export interface CheckStore {
  /** Stores a check. `late`: a newer one is known already; `gone`: the mailbox was removed meanwhile. */
  append(check: CheckRecord): 'newest' | 'late' | 'gone';
  /** The last check in full; `null` before the first. */
  latest(mailboxId: string): CheckRecord | null;
  /** From `since` (ISO 8601) on, the oldest first. */
  recent(mailboxId: string, since: string): readonly PastCheck[];
}

/** The {@link CheckStore} over the tables `checks` and `latest_checks`. */
export function createCheckStore(database: Database): CheckStore {
  const latest = (mailboxId: string): CheckRecord | null => {
    const row = database.get(LATEST, { mailboxId });
    return row === undefined ? null : readRow(LatestRow, row, 'The latest check of a mailbox').record;
  };
  return {
    append: (check) =>
      database.transaction(() => {
        const { mailboxId } = check;
        const columns = columnsOf(check);
        // Not the record itself: reading that back would take longer than all else here.
        const before = database.get(LATEST_GIST, { mailboxId });
        const gist = gistOf(check);
        const record = JSON.stringify(check);
        const stored = database.run(INSERT_CHECK, {
          ...columns,
          record: before?.gist === gist ? null : record,
        });
        if (stored === 0) return 'gone';
        if (before !== undefined && Number(before.at) > columns.at) return 'late';
        database.run(REPLACE_LATEST, { mailboxId, at: columns.at, gist, record });
        return 'newest';
      }),
    latest,
    recent: (mailboxId, since) =>
      database.all(RECENT, { mailboxId, since: Date.parse(since) }).map(pastCheckFromRow),
  };
}

function columnsOf(check: CheckRecord) {
  return {
    mailboxId: check.mailboxId,
    at: Date.parse(check.at),
    status: check.status,
    cause: check.cause,
    transient: check.transient ? 1 : 0,
    durationMs: Math.round(check.durationMs),
    imapMs: check.imap && Math.round(check.imap.ms),
    smtpMs: check.smtp && Math.round(check.smtp.ms),
  };
}

const LatestRow = v.object({ record: CheckRecordSchema });

const PastCheckRow = v.object({
  at: InstantSchema,
  status: StatusSchema,
  cause: v.nullable(CauseSchema),
  transient: v.picklist([0, 1]),
  duration_ms: v.number(),
  imap_ms: v.nullable(v.number()),
  smtp_ms: v.nullable(v.number()),
  record: v.nullable(CheckRecordSchema),
});

function pastCheckFromRow(row: Row): PastCheck {
  const read = readRow(PastCheckRow, row, 'A past check');
  return {
    at: read.at,
    status: read.status,
    cause: read.cause,
    transient: read.transient === 1,
    durationMs: read.duration_ms,
    imapMs: read.imap_ms,
    smtpMs: read.smtp_ms,
    record: read.record,
  };
}

/** A mailbox has one check at a time: of two in the same millisecond, the later stands. */
const INSERT_CHECK = `
  INSERT OR REPLACE INTO checks (mailbox, at, status, cause, transient, duration_ms, imap_ms, smtp_ms, record)
  SELECT key, :at, :status, :cause, :transient, :durationMs, :imapMs, :smtpMs, :record
  FROM mailboxes WHERE id = :mailboxId`;

const REPLACE_LATEST = `
  INSERT OR REPLACE INTO latest_checks (mailbox, at, gist, record)
  SELECT key, :at, :gist, :record FROM mailboxes WHERE id = :mailboxId`;

const LATEST_GIST = `
  SELECT at, gist FROM latest_checks JOIN mailboxes ON mailboxes.key = latest_checks.mailbox
  WHERE mailboxes.id = :mailboxId`;

const LATEST = `
  SELECT record FROM latest_checks JOIN mailboxes ON mailboxes.key = latest_checks.mailbox
  WHERE mailboxes.id = :mailboxId`;

const RECENT = `
  SELECT checks.* FROM checks JOIN mailboxes ON mailboxes.key = checks.mailbox
  WHERE mailboxes.id = :mailboxId AND at >= :since
  ORDER BY at`;
