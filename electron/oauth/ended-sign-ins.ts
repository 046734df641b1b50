import * as v from 'valibot';
import type { Database } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import type { GrantInvalidReason, OAuthFailure } from './oauth-failure.ts';

/**
 * Remembers which sign-ins their provider has ended for good, across restarts and processes: it must not be asked again.
 * A new sign-in has a new secret id. Throws `StorageProblem` where the memory fails.
 */
export interface EndedSignIns {
  /** How the provider ended it; `null` where it has not. */
  find(secretId: string): OAuthFailure | null;
  /** The first end counts. */
  add(secretId: string, failure: OAuthFailure, at: Date): void;
}

/** The {@link EndedSignIns} over the table `ended_sign_ins`, which the mailbox’s own row keeps tidy. */
export function createEndedSignIns(database: Database): EndedSignIns {
  return {
    find(secretId) {
      const row = database.get('SELECT failure FROM ended_sign_ins WHERE secret_id = :secretId', {
        secretId,
      });
      return row === undefined ? null : readRow(EndedRow, row, 'An ended sign-in').failure;
    },
    add: (secretId, failure, at) =>
      void database.run(
        'INSERT OR IGNORE INTO ended_sign_ins (secret_id, failure, at) VALUES (:secretId, :failure, :at)',
        {
          secretId,
          failure: JSON.stringify(failure),
          at: at.getTime(),
        },
      ),
  };
}

// Written as a record, so that the compiler asks for every word of the union.
const REASONS: Readonly<Record<GrantInvalidReason, GrantInvalidReason>> = {
  'password-changed': 'password-changed',
  'expired-or-revoked': 'expired-or-revoked',
  idle: 'idle',
  'sign-in-frequency': 'sign-in-frequency',
  'more-proof-wanted': 'more-proof-wanted',
  'web-page-registration': 'web-page-registration',
  'code-used-or-expired': 'code-used-or-expired',
  'not-said': 'not-said',
};

/** Ended it is, whatever a later version wrote about the how. */
const FailureSchema = v.fallback(
  v.pipe(
    v.string(),
    v.parseJson(),
    v.object({
      kind: v.literal('grant-invalid'),
      reason: v.picklist(Object.values(REASONS)),
      error: v.nullable(v.string()),
      providerCode: v.nullable(v.string()),
      detail: v.nullable(v.string()),
    }),
  ),
  { kind: 'grant-invalid', reason: 'not-said', error: null, providerCode: null, detail: null },
);

const EndedRow = v.object({ failure: FailureSchema });
