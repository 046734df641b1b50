import * as v from 'valibot';
import type { Database } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import { InstantSchema } from './check-schema.ts';

/** What the servers have answered to one secret. Times are ISO 8601, UTC. */
export interface SignInRecord {
  /** Sign-in commands refused for a reason that counts against the budget, since the secret is in use. */
  readonly rejected: number;
  readonly firstRejectedAt: string | null;
  readonly lastRejectedAt: string | null;
  readonly lastTryAt: string | null;
}

/**
 * Remembers rejected sign-ins per secret, across restarts and processes: providers lock accounts that fail too often.
 * A new secret has a new id and so begins at nothing. Throws `StorageProblem` where the memory fails.
 */
export interface SignInLedger {
  read(secretId: string): SignInRecord;
  /**
   * Sets rejections aside for sign-ins that are about to be tried, as many as `decide` says of the record as it is now,
   * and returns how many. They count as rejected until {@link settle}: of several processes each sees what the others
   * may still cost, and a crash in between cannot make a rejection forgotten.
   */
  reserve(secretId: string, at: string, decide: (record: SignInRecord) => number): number;
  /** Puts what was really rejected in the place of what was reserved. */
  settle(secretId: string, spent: { readonly reserved: number; readonly rejected: number }, at: string): void;
  forget(secretId: string): void;
}

const NOTHING_YET: SignInRecord = {
  rejected: 0,
  firstRejectedAt: null,
  lastRejectedAt: null,
  lastTryAt: null,
};

const SignInRow = v.object({
  rejected: v.number(),
  first_rejected_at: v.nullable(InstantSchema),
  last_rejected_at: v.nullable(InstantSchema),
  last_try_at: v.nullable(InstantSchema),
});

/** The {@link SignInLedger} over the table `sign_in_budget`. */
export function createSignInLedger(database: Database): SignInLedger {
  const read = (secretId: string): SignInRecord => {
    const row = database.get('SELECT * FROM sign_in_budget WHERE secret_id = :secretId', { secretId });
    if (row === undefined) return NOTHING_YET;
    const found = readRow(SignInRow, row, 'A count of rejected sign-ins');
    return {
      rejected: found.rejected,
      firstRejectedAt: found.first_rejected_at,
      lastRejectedAt: found.last_rejected_at,
      lastTryAt: found.last_try_at,
    };
  };
  return {
    read,
    reserve: (secretId, at, decide) =>
      database.transaction(() => {
        const reserved = decide(read(secretId));
        if (reserved > 0) database.run(RESERVE, { secretId, reserved, at: Date.parse(at) });
        return reserved;
      }),
    settle(secretId, { reserved, rejected }, at) {
      if (reserved > 0 || rejected > 0) {
        database.run(SETTLE, { secretId, reserved, rejected, at: rejected > 0 ? Date.parse(at) : null });
      }
    },
    forget(secretId) {
      database.run('DELETE FROM sign_in_budget WHERE secret_id = :secretId', { secretId });
    },
  };
}

const RESERVE = `
  INSERT INTO sign_in_budget (secret_id, rejected, last_try_at) VALUES (:secretId, :reserved, :at)
  ON CONFLICT (secret_id) DO UPDATE SET
    rejected = rejected + excluded.rejected,
    last_try_at = max(ifnull(last_try_at, 0), excluded.last_try_at)`;

const SETTLE = `
  INSERT INTO sign_in_budget (secret_id, rejected, first_rejected_at, last_rejected_at)
  VALUES (:secretId, :rejected, :at, :at)
  ON CONFLICT (secret_id) DO UPDATE SET
    rejected = max(0, rejected - :reserved) + excluded.rejected,
    first_rejected_at = ifnull(first_rejected_at, excluded.first_rejected_at),
    last_rejected_at = nullif(max(ifnull(last_rejected_at, 0), ifnull(excluded.last_rejected_at, 0)), 0)`;
