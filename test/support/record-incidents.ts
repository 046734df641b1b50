import type { CheckRecord } from '../../electron/history/check-record.ts';
import type { IncidentDecision } from '../../electron/history/incident.ts';
import { createIncidentStore, type IncidentStore } from '../../electron/history/incident-store.ts';
import { NO_STANDING, type Standing, standingAfter } from '../../electron/history/standing.ts';
import type { Database } from '../../electron/storage/database.ts';

const PATIENCE = { failuresToConfirm: 3, successesToClear: 2 };

/** One process that follows a mailbox and records its incidents, from `before` on. */
export function recordIncidents(
  database: Database,
  before: Standing = NO_STANDING,
): {
  readonly incidents: IncidentStore;
  /** `newId` names the incident that the check may open. */
  readonly record: (check: CheckRecord, newId: string) => IncidentDecision;
} {
  const incidents = createIncidentStore(database);
  let standing = before;
  return {
    incidents,
    record(check, newId) {
      const earlier = standing;
      standing = standingAfter(earlier, check, PATIENCE);
      return incidents.record({ check, before: earlier, after: standing, patience: PATIENCE, newId });
    },
  };
}
