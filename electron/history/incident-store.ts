import * as v from 'valibot';
import type { Database, Row } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import { InstantSchema, NO_CAUSE, OptionalCauseSchema } from './check-schema.ts';
import { type CheckEvidence, decideIncident, type Incident, type IncidentDecision } from './incident.ts';

/** The incidents of all mailboxes; at most one is open in each. Throws `StorageProblem` where the memory fails. */
export interface IncidentStore {
  /** Decides what a check means and stores it, in one transaction; `newId` names the incident that may be opened. */
  record(evidence: CheckEvidence): IncidentDecision;
  /** The newest first. */
  of(mailboxId: string): readonly Incident[];
  /** Those not closed, the oldest first. */
  open(): readonly Incident[];
}

/** The {@link IncidentStore} over the table `incidents`. */
export function createIncidentStore(database: Database): IncidentStore {
  return {
    record: (evidence) =>
      database.transaction(() => {
        const row = database.get(`${SELECT} WHERE mailboxes.id = :mailboxId AND closed_at IS NULL`, {
          mailboxId: evidence.check.mailboxId,
        });
        const open = row === undefined ? null : incidentFromRow(row);
        const decision = decideIncident({ ...evidence, open });
        if ('closed' in decision) {
          const { id, closedAt, closedBy } = decision.closed;
          database.run(CLOSE, { id, closedAt: instant(closedAt), closedBy: instant(closedBy) });
        }
        if ('opened' in decision) database.run(OPEN, parametersOf(decision.opened));
        return decision;
      }),
    of: (mailboxId) =>
      database
        .all(`${SELECT} WHERE mailboxes.id = :mailboxId ORDER BY opened_at DESC`, { mailboxId })
        .map(incidentFromRow),
    open: () => database.all(`${SELECT} WHERE closed_at IS NULL ORDER BY opened_at`).map(incidentFromRow),
  };
}

function instant(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}

function parametersOf(incident: Incident) {
  return {
    id: incident.id,
    mailboxId: incident.mailboxId,
    cause: incident.cause ?? NO_CAUSE,
    openedAt: instant(incident.openedAt),
    openedBy: instant(incident.openedBy),
    disproof: incident.disproof,
  };
}

const IncidentRow = v.object({
  id: v.string(),
  mailbox_id: v.string(),
  cause: OptionalCauseSchema,
  opened_at: InstantSchema,
  opened_by: InstantSchema,
  closed_at: v.nullable(InstantSchema),
  closed_by: v.nullable(InstantSchema),
  disproof: v.string(),
});

function incidentFromRow(row: Row): Incident {
  const read = readRow(IncidentRow, row, 'A stored incident');
  return {
    id: read.id,
    mailboxId: read.mailbox_id,
    cause: read.cause,
    openedAt: read.opened_at,
    openedBy: read.opened_by,
    closedAt: read.closed_at,
    closedBy: read.closed_by,
    disproof: read.disproof,
  };
}

const SELECT = `
  SELECT incidents.*, mailboxes.id AS mailbox_id
  FROM incidents JOIN mailboxes ON mailboxes.key = incidents.mailbox`;

const OPEN = `
  INSERT INTO incidents (id, mailbox, cause, opened_at, opened_by, disproof)
  SELECT :id, key, :cause, :openedAt, :openedBy, :disproof FROM mailboxes WHERE id = :mailboxId`;

const CLOSE = 'UPDATE incidents SET closed_at = :closedAt, closed_by = :closedBy WHERE id = :id';
