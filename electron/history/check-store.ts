import * as v from 'valibot';
import type { Cause, MailboxStatus } from '../diagnosis/cause.ts';
import type { Database, Row } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import type { CheckRecord } from './check-record.ts';
import { CauseSchema, CheckRecordSchema, InstantSchema, StatusSchema } from './check-schema.ts';
import { NO_STANDING, type Standing, saysSomethingNew, standingAfter } from './standing.ts';

/** The last check of a mailbox in full, and what the checks before it add up to. */
export interface LatestCheck extends Standing {
  readonly check: CheckRecord;
}

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
  /** Stores a check and says how the mailbox stands with it; `null` where the mailbox was removed meanwhile. */
  append(check: CheckRecord): Standing | null;
  /** By mailbox id; mailboxes never checked are missing. */
  latest(): ReadonlyMap<string, LatestCheck>;
  /** From `since` (ISO 8601) on, the oldest first. */
  recent(mailboxId: string, since: string): readonly PastCheck[];
  /** When the mailbox was last found working; ISO 8601. */
  lastProof(mailboxId: string): string | null;
}

/** The {@link CheckStore} over the tables `checks` and `latest_checks`. */
export function createCheckStore(database: Database): CheckStore {
  const latestOf = (mailboxId: string): LatestCheck | null => {
    const row = database.get(`${LATEST} WHERE mailboxes.id = :mailboxId`, { mailboxId });
    return row === undefined ? null : latestFromRow(row);
  };
  return {
    append: (check) =>
      database.transaction(() => {
        const before = latestOf(check.mailboxId);
        const isNewest = before === null || before.check.at <= check.at;
        const record = JSON.stringify(check);
        const stored = database.run(INSERT_CHECK, {
          ...columnsOf(check),
          record: saysSomethingNew(before?.check ?? null, check) ? record : null,
        });
        if (stored === 0) return null;
        if (!isNewest) return { lastProofAt: before.lastProofAt, failingSince: before.failingSince };
        const standing = standingAfter(before ?? NO_STANDING, check);
        database.run(REPLACE_LATEST, {
          mailboxId: check.mailboxId,
          at: Date.parse(check.at),
          record,
          lastProofAt: instant(standing.lastProofAt),
          failingSince: instant(standing.failingSince),
        });
        return { lastProofAt: standing.lastProofAt, failingSince: standing.failingSince };
      }),
    latest: () =>
      new Map(
        database.all(LATEST).map((row) => {
          const latest = latestFromRow(row);
          return [latest.check.mailboxId, latest];
        }),
      ),
    recent: (mailboxId, since) =>
      database.all(RECENT, { mailboxId, since: Date.parse(since) }).map(pastCheckFromRow),
    lastProof(mailboxId) {
      const row = database.get(LAST_PROOF, { mailboxId });
      return row === undefined
        ? null
        : readRow(LastProofRow, row, 'The last proof of a mailbox').last_proof_at;
    },
  };
}

function instant(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
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

const LatestRow = v.object({
  record: CheckRecordSchema,
  last_proof_at: v.nullable(InstantSchema),
  failing_since: v.nullable(InstantSchema),
});

function latestFromRow(row: Row): LatestCheck {
  const read = readRow(LatestRow, row, 'The latest check of a mailbox');
  return { check: read.record, lastProofAt: read.last_proof_at, failingSince: read.failing_since };
}

const LastProofRow = v.object({ last_proof_at: v.nullable(InstantSchema) });

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
  INSERT OR REPLACE INTO latest_checks (mailbox, at, record, last_proof_at, failing_since)
  SELECT key, :at, :record, :lastProofAt, :failingSince FROM mailboxes WHERE id = :mailboxId`;

const LATEST = `
  SELECT record, last_proof_at, failing_since
  FROM latest_checks JOIN mailboxes ON mailboxes.key = latest_checks.mailbox`;

/** Asked at every check; the record itself, which takes longest to read, stays where it is. */
const LAST_PROOF = `
  SELECT last_proof_at FROM latest_checks JOIN mailboxes ON mailboxes.key = latest_checks.mailbox
  WHERE mailboxes.id = :mailboxId`;

const RECENT = `
  SELECT checks.* FROM checks JOIN mailboxes ON mailboxes.key = checks.mailbox
  WHERE mailboxes.id = :mailboxId AND at >= :since
  ORDER BY at`;
