import * as v from 'valibot';
import type { Database, Row } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import { CauseSchema, InstantSchema } from './check-schema.ts';
import { NO_STANDING, type Standing, type StandingStatus } from './standing.ts';

/** How every mailbox stands. Throws `StorageProblem` where the memory fails. */
export interface StandingStore {
  /** {@link NO_STANDING} before the first check. */
  of(mailboxId: string): Standing;
  /** By mailbox id; mailboxes never checked are missing. */
  all(): ReadonlyMap<string, Standing>;
  replace(mailboxId: string, standing: Standing): void;
}

/** The {@link StandingStore} over the table `standings`. */
export function createStandingStore(database: Database): StandingStore {
  return {
    of(mailboxId) {
      const row = database.get(`${SELECT} WHERE mailboxes.id = :mailboxId`, { mailboxId });
      return row === undefined ? NO_STANDING : standingFromRow(row);
    },
    all: () => new Map(database.all(SELECT).map((row) => [String(row.id), standingFromRow(row)])),
    replace(mailboxId, { since, checkedAt, lastProofAt, failingSince, recoveringSince, ...plain }) {
      database.run(REPLACE, {
        ...plain,
        mailboxId,
        since: instant(since),
        checkedAt: instant(checkedAt),
        lastProofAt: instant(lastProofAt),
        failingSince: instant(failingSince),
        recoveringSince: instant(recoveringSince),
      });
    },
  };
}

function instant(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}

// A record, so that the compiler asks for every word of the union.
const STATUSES: Readonly<Record<StandingStatus, StandingStatus>> = {
  healthy: 'healthy',
  warning: 'warning',
  pending: 'pending',
  'action-needed': 'action-needed',
  unreachable: 'unreachable',
  unknown: 'unknown',
};

const StandingRow = v.object({
  status: v.fallback(v.picklist(Object.values(STATUSES)), 'unknown'),
  cause: v.nullable(CauseSchema),
  title: v.string(),
  summary: v.string(),
  since: v.nullable(InstantSchema),
  checked_at: v.nullable(InstantSchema),
  last_proof_at: v.nullable(InstantSchema),
  failing_since: v.nullable(InstantSchema),
  recovering_since: v.nullable(InstantSchema),
  failures: v.number(),
  refusals: v.number(),
  successes: v.number(),
  back_offs: v.number(),
});

function standingFromRow(row: Row): Standing {
  const read = readRow(StandingRow, row, 'How a mailbox stands');
  return {
    status: read.status,
    cause: read.cause,
    title: read.title,
    summary: read.summary,
    since: read.since,
    checkedAt: read.checked_at,
    lastProofAt: read.last_proof_at,
    failingSince: read.failing_since,
    recoveringSince: read.recovering_since,
    failures: read.failures,
    refusals: read.refusals,
    successes: read.successes,
    backOffs: read.back_offs,
  };
}

const SELECT = `
  SELECT mailboxes.id, standings.* FROM standings JOIN mailboxes ON mailboxes.key = standings.mailbox`;

const REPLACE = `
  INSERT OR REPLACE INTO standings (mailbox, status, cause, title, summary, since, checked_at, last_proof_at,
    failing_since, recovering_since, failures, refusals, successes, back_offs)
  SELECT key, :status, :cause, :title, :summary, :since, :checkedAt, :lastProofAt, :failingSince, :recoveringSince,
    :failures, :refusals, :successes, :backOffs
  FROM mailboxes WHERE id = :mailboxId`;
