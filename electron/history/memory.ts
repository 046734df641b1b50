import { createMailboxStore, type MailboxStore } from '../mailbox/mailbox-store.ts';
import { createSendLedger, type SendLedger } from '../sending/send-ledger.ts';
import { sweepSends } from '../sending/sweep-sends.ts';
import { createSettingsStore, type SettingsStore } from '../settings/settings-store.ts';
import type { Database, Durability } from '../storage/database.ts';
import { type ActivityStore, createActivityStore } from './activity-store.ts';
import { type AlertStore, createAlertStore, sweepAlerts } from './alert-store.ts';
import type { CheckRecord } from './check-record.ts';
import { type CheckStore, createCheckStore } from './check-store.ts';
import { createHourStore, type HourStore } from './hour-store.ts';
import type { IncidentDecision } from './incident.ts';
import { createIncidentStore, type IncidentStore } from './incident-store.ts';
import { createKeychainState, type KeychainState } from './keychain-state.ts';
import { sweepHistory } from './retention.ts';
import { createSignInLedger, type SignInLedger } from './sign-in-ledger.ts';
import { type Patience, type Standing, standingAfter } from './standing.ts';
import { createStandingStore, type StandingStore } from './standing-store.ts';

/** Everything that is remembered of the mailboxes. Every method throws `StorageProblem` where the disk fails. */
export interface Memory {
  readonly settings: SettingsStore;
  readonly mailboxes: MailboxStore;
  readonly checks: CheckStore;
  readonly hours: HourStore;
  readonly standings: StandingStore;
  readonly incidents: IncidentStore;
  readonly alerts: AlertStore;
  readonly activity: ActivityStore;
  readonly signIns: SignInLedger;
  readonly sends: SendLedger;
  readonly keychain: KeychainState;
  /** Stores a check together with what it means for its mailbox; `null` where that is gone, or a newer check is known. */
  readonly remember: (check: CheckRecord, remembering: Remembering) => Remembered | null;
  /** Rolls up and drops what has grown old; cheap where nothing has. */
  readonly sweep: (now: Date) => void;
  /** All of `work` or nothing. */
  readonly together: <T>(work: () => T, durability?: Durability) => T;
  /** Changes whenever another process has written; the same number means that nothing of theirs is new. */
  readonly writtenByOthers: () => number;
}

export interface Remembering {
  /** Names the incident that may be opened. */
  readonly newIncidentId: string;
  /** Whether one good check is proof enough: a secret that was just accepted on every protocol. */
  readonly clearsAtOnce?: boolean;
}

/** What a check made of its mailbox. */
export interface Remembered {
  readonly before: Standing;
  readonly after: Standing;
  readonly incident: IncidentDecision;
}

/** The memory over an open database. */
export function openMemory(database: Database): Memory {
  const checks = createCheckStore(database);
  const incidents = createIncidentStore(database);
  const alerts = createAlertStore(database);
  const standings = createStandingStore(database);
  const settings = createSettingsStore(database);
  const patienceWith = ({ clearsAtOnce }: Remembering): Patience => {
    const { failuresToConfirm, successesToClear } = settings.read();
    return { failuresToConfirm, successesToClear: clearsAtOnce === true ? 1 : successesToClear };
  };
  return {
    settings,
    mailboxes: createMailboxStore(database),
    checks,
    hours: createHourStore(database),
    standings,
    incidents,
    alerts,
    activity: createActivityStore(database, alerts),
    signIns: createSignInLedger(database),
    sends: createSendLedger(database),
    keychain: createKeychainState(database),
    remember: (check, remembering) =>
      database.transaction(() => {
        if (checks.append(check) !== 'newest') return null;
        const patience = patienceWith(remembering);
        const before = standings.of(check.mailboxId);
        const after = standingAfter(before, check, patience);
        standings.replace(check.mailboxId, after);
        const newId = remembering.newIncidentId;
        return { before, after, incident: incidents.record({ check, before, after, patience, newId }) };
      }),
    sweep: (now) => {
      const { checkDays, hourDays, sendDays } = settings.read();
      while (sweepHistory(database, now, { checkDays, hourDays })) {
        // Another stretch of old checks is due.
      }
      sweepAlerts(database, now, hourDays);
      sweepSends(database, now, sendDays);
    },
    together: (work, durability) => database.transaction(work, durability),
    writtenByOthers: () => Number(database.get('PRAGMA data_version')?.data_version ?? 0),
  };
}
