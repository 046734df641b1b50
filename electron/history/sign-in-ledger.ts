import * as v from 'valibot';
import type { Protocol } from '../mailbox/server-address.ts';
import type { Database } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import { InstantSchema } from './check-schema.ts';

/** What the servers of one protocol have answered to one secret. Times are ISO 8601, UTC. */
export interface SignInRecord {
  /** Sign-in commands refused for a reason that counts against the budget, since the secret is in use. */
  readonly rejected: number;
  readonly firstRejectedAt: string | null;
  readonly lastRejectedAt: string | null;
  readonly lastTryAt: string | null;
}

/** Of both protocols. */
export type SignInRecords = Readonly<Record<Protocol, SignInRecord>>;

/** Numbers of sign-ins, by protocol. */
export type SignInCounts = Readonly<Record<Protocol, number>>;

/**
 * Remembers rejected sign-ins per secret and protocol, across restarts and processes: providers lock accounts that fail
 * too often. A new secret has a new id and so begins at nothing. Throws `StorageProblem` where the memory fails.
 */
export interface SignInLedger {
  read(secretId: string): SignInRecords;
  /** By secret id; those never rejected are missing. */
  rejections(): ReadonlyMap<string, number>;
  /**
   * Sets rejections aside for sign-ins that are about to be tried, as many as `decide` says of the records as they are
   * now, and returns them. They count as rejected until {@link settle}: of several processes each sees what the others
   * may still cost, and a crash in between cannot make a rejection forgotten.
   */
  reserve(secretId: string, at: string, decide: (records: SignInRecords) => SignInCounts): SignInCounts;
  /** Puts what was really rejected in the place of what was reserved. */
  settle(
    secretId: string,
    spent: { readonly reserved: SignInCounts; readonly rejected: SignInCounts },
    at: string,
  ): void;
  /** Forgets what one protocol has rejected, or both. */
  forget(secretId: string, protocol?: Protocol): void;
}

export const NO_SIGN_INS: SignInCounts = { imap: 0, smtp: 0 };

const PROTOCOLS: readonly Protocol[] = ['imap', 'smtp'];

const NOTHING_YET: SignInRecord = {
  rejected: 0,
  firstRejectedAt: null,
  lastRejectedAt: null,
  lastTryAt: null,
};

const SignInRow = v.object({
  protocol: v.picklist(PROTOCOLS),
  rejected: v.number(),
  first_rejected_at: v.nullable(InstantSchema),
  last_rejected_at: v.nullable(InstantSchema),
  last_try_at: v.nullable(InstantSchema),
});

/** The {@link SignInLedger} over the table `rejected_sign_ins`. */
export function createSignInLedger(database: Database): SignInLedger {
  const read = (secretId: string): SignInRecords => {
    const rows = database
      .all('SELECT * FROM rejected_sign_ins WHERE secret_id = :secretId', { secretId })
      .map((row) => readRow(SignInRow, row, 'A count of rejected sign-ins'));
    const of = (protocol: Protocol): SignInRecord => {
      const found = rows.find((row) => row.protocol === protocol);
      return found === undefined
        ? NOTHING_YET
        : {
            rejected: found.rejected,
            firstRejectedAt: found.first_rejected_at,
            lastRejectedAt: found.last_rejected_at,
            lastTryAt: found.last_try_at,
          };
    };
    return { imap: of('imap'), smtp: of('smtp') };
  };
  return {
    read,
    rejections: () =>
      new Map(database.all(REJECTIONS).map((row) => [String(row.secret_id), Number(row.rejected)])),
    reserve: (secretId, at, decide) =>
      database.transaction(
        () => {
          const counts = decide(read(secretId));
          for (const protocol of PROTOCOLS.filter((one) => counts[one] > 0)) {
            database.run(RESERVE, { secretId, protocol, reserved: counts[protocol], at: Date.parse(at) });
          }
          return counts;
        },
        // It is settled within a minute, and a killed process keeps it.
        { survivesPowerCut: false },
      ),
    settle: (secretId, { reserved, rejected }, at) =>
      database.transaction(() => {
        for (const protocol of PROTOCOLS.filter((one) => reserved[one] > 0 || rejected[one] > 0)) {
          database.run(SETTLE, {
            secretId,
            protocol,
            reserved: reserved[protocol],
            rejected: rejected[protocol],
            at: rejected[protocol] > 0 ? Date.parse(at) : null,
          });
        }
      }),
    forget(secretId, protocol) {
      database.run(
        'DELETE FROM rejected_sign_ins WHERE secret_id = :secretId AND protocol = ifnull(:protocol, protocol)',
        { secretId, protocol: protocol ?? null },
      );
    },
  };
}

const REJECTIONS = `
  SELECT secret_id, sum(rejected) AS rejected FROM rejected_sign_ins GROUP BY secret_id HAVING sum(rejected) > 0`;

const RESERVE = `
  INSERT INTO rejected_sign_ins (secret_id, protocol, rejected, last_try_at)
  VALUES (:secretId, :protocol, :reserved, :at)
  ON CONFLICT (secret_id, protocol) DO UPDATE SET
    rejected = rejected + excluded.rejected,
    last_try_at = max(ifnull(last_try_at, 0), excluded.last_try_at)`;

const SETTLE = `
  INSERT INTO rejected_sign_ins (secret_id, protocol, rejected, first_rejected_at, last_rejected_at, last_try_at)
  VALUES (:secretId, :protocol, :rejected, :at, :at, :at)
  ON CONFLICT (secret_id, protocol) DO UPDATE SET
    rejected = max(0, rejected - :reserved) + excluded.rejected,
    first_rejected_at = ifnull(first_rejected_at, excluded.first_rejected_at),
    last_rejected_at = nullif(max(ifnull(last_rejected_at, 0), ifnull(excluded.last_rejected_at, 0)), 0),
    last_try_at = nullif(max(ifnull(last_try_at, 0), ifnull(excluded.last_try_at, 0)), 0)`;
