import { createMailboxStore, type MailboxStore } from '../mailbox/mailbox-store.ts';
import type { Database } from '../storage/database.ts';
import type { CheckRecord } from './check-record.ts';
import { type CheckStore, createCheckStore } from './check-store.ts';
import { createIncidentStore, type IncidentStore } from './incident-store.ts';
import { sweepHistory } from './retention.ts';
import { createSignInLedger, type SignInLedger } from './sign-in-ledger.ts';

/** Everything that is remembered of the mailboxes. Every method throws `StorageProblem` where the disk fails. */
export interface Memory {
  readonly mailboxes: MailboxStore;
  readonly checks: CheckStore;
  readonly incidents: IncidentStore;
  readonly signIns: SignInLedger;
  /** Stores a check together with what it means for the incidents of its mailbox. */
  readonly remember: (check: CheckRecord, newIncidentId: string) => void;
  /** Rolls up and drops what has grown old; cheap where nothing has. */
  readonly sweep: (now: Date) => void;
  /** All of `work` or nothing. */
  readonly together: <T>(work: () => T) => T;
}

/** The memory over an open database. */
export function openMemory(database: Database): Memory {
  const checks = createCheckStore(database);
  const incidents = createIncidentStore(database);
  return {
    mailboxes: createMailboxStore(database),
    checks,
    incidents,
    signIns: createSignInLedger(database),
    remember: (check, newIncidentId) =>
      database.transaction(() => {
        const standing = checks.append(check);
        if (standing !== null) {
          incidents.record(check, standing.failingSince, newIncidentId);
        }
      }),
    sweep: (now) => {
      while (sweepHistory(database, now)) {
        // Another stretch of old checks is due.
      }
    },
    together: (work) => database.transaction(work),
  };
}
