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

/** Which of the past checks. */
export interface CheckQuery {
  readonly cause: Cause;
  /** ISO 8601: from this moment on. */
  readonly since: string;
  readonly isWanted: (check: CheckRecord) => boolean;
}

/** The checks of all mailboxes. Every method throws `StorageProblem` where the memory fails. */
export interface CheckStore {
  /** Stores a check. `late`: a newer one is known already; `gone`: the mailbox was removed meanwhile. */
  append(check: CheckRecord): 'newest' | 'late' | 'gone';
  /** The last check in full; `null` before the first. */
  latest(mailboxId: string): CheckRecord | null;
  /** The newest check kept in full, of those that the query asks for; `null` where there is none. */
  newestOf(mailboxId: string, query: CheckQuery): CheckRecord | null;
  /** From `since` (ISO 8601) on, the oldest first. */
  recent(mailboxId: string, since: string): readonly PastCheck[];
  /** As {@link recent}, but only what each check says of the mailbox: a month of them is read in a few milliseconds. */
  statuses(mailboxId: string, since: string): readonly Pick<PastCheck, 'at' | 'status'>[];
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
    newestOf: (mailboxId, { cause, since, isWanted }) => {
      // Read one by one: it is the first or the second in nearly every case, and a month may hold a thousand.
      for (let before = Number.MAX_SAFE_INTEGER; ; ) {
        const row = database.get(NEWEST_OF, { mailboxId, cause, since: Date.parse(since), before });
        if (row === undefined) return null;
        const { at, record } = readRow(FullRow, row, 'A past check');
        if (isWanted(record)) return record;
        before = at;
      }
    },
    recent: (mailboxId, since) =>
      database.all(RECENT, { mailboxId, since: Date.parse(since) }).map(pastCheckFromRow),
    statuses: (mailboxId, since) =>
      database
        .all(STATUSES, { mailboxId, since: Date.parse(since) })
        .map((row) => readRow(StatusRow, row, 'A past check')),
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

const FullRow = v.object({ at: v.number(), record: CheckRecordSchema });

const StatusRow = v.object({ at: InstantSchema, status: StatusSchema });

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

const NEWEST_OF = `
  SELECT at, record FROM checks JOIN mailboxes ON mailboxes.key = checks.mailbox
  WHERE mailboxes.id = :mailboxId AND at >= :since AND at < :before AND cause = :cause AND record IS NOT NULL
  ORDER BY at DESC LIMIT 1`;

const RECENT = `
  SELECT checks.* FROM checks JOIN mailboxes ON mailboxes.key = checks.mailbox
  WHERE mailboxes.id = :mailboxId AND at >= :since
  ORDER BY at`;

const STATUSES = `
  SELECT at, status FROM checks JOIN mailboxes ON mailboxes.key = checks.mailbox
  WHERE mailboxes.id = :mailboxId AND at >= :since
  ORDER BY at`;
