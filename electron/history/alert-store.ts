import type { Database, Parameters, Row } from '../storage/database.ts';
import type { Alert, AlertMember, AlertPlan, Telling } from './alert.ts';
import {
  readUnreadMailboxes,
  readWatchedIncidents,
  type UnreadMailbox,
  type WatchedIncident,
} from './alert-evidence.ts';
import { alertFromRow, memberFromRow, rowFromAlert, rowFromMember } from './alert-row.ts';

/** What a plan is made from, as it is remembered. */
export interface AlertEvidence {
  readonly incidents: readonly WatchedIncident[];
  /** Mailboxes for which the keychain could not be read. */
  readonly unread: readonly UnreadMailbox[];
  /** Those not ended, and those that ended within the last day. */
  readonly alerts: readonly Alert[];
}

/** What the user was told and is to be told. Throws `StorageProblem` where the memory fails. */
export interface AlertStore {
  /** Those not ended, the oldest first. */
  open(): readonly Alert[];
  /** Those not ended, and those that ended since then (ISO 8601); the oldest first. */
  recent(since: string): readonly Alert[];
  /** Those with these ids, open or ended; the oldest first. */
  named(ids: readonly string[]): readonly Alert[];
  /** What `planAlerts` wants to know. */
  evidence(now: Date): AlertEvidence;
  /**
   * Writes a plan in one transaction and returns what may now be shown: it counts as told from here on, so that a crash
   * before it is shown tells it never rather than twice. A plan made from alerts that somebody else has changed since is
   * dropped whole, and nothing is to be shown: the next one knows better.
   */
  apply(plan: AlertPlan): readonly Telling[];
}

const DAY_MS = 86_400_000;

/** The {@link AlertStore} over the tables `alerts` and `alert_members`. */
export function createAlertStore(database: Database): AlertStore {
  const recent = (since: string) =>
    readAlerts(database, 'ended_at IS NULL OR ended_at >= :since', { since: Date.parse(since) });
  return {
    open: () => readAlerts(database, 'ended_at IS NULL', {}),
    recent,
    named: (ids) =>
      ids.length === 0
        ? []
        : readAlerts(database, 'alerts.id IN (SELECT value FROM json_each(:ids))', {
            ids: JSON.stringify(ids),
          }),
    evidence: (now) =>
      // One moment for both: a check that is stored in between must not look like a mailbox that vanished.
      database.transaction(() => ({
        incidents: readWatchedIncidents(database, now),
        unread: readUnreadMailboxes(database),
        alerts: recent(new Date(now.getTime() - DAY_MS).toISOString()),
      })),
    apply: (plan) =>
      plan.changes.length === 0
        ? plan.tellings
        : database.transaction(() => {
            if (!isAsPlanned(database, plan)) return [];
            // The old alert of a key ends before its new one begins.
            const endingFirst = plan.changes.toSorted(
              (one, other) => Number(!one.before) - Number(!other.before),
            );
            for (const { before, after } of endingFirst) write(database, before, after);
            return plan.tellings;
          }),
  };
}

/** Drops the alerts that ended more than `days` ago. */
export function sweepAlerts(database: Database, now: Date, days: number): void {
  database.run('DELETE FROM alerts WHERE ended_at < :before', { before: now.getTime() - days * DAY_MS });
}

function readAlerts(database: Database, which: string, parameters: Parameters): readonly Alert[] {
  const members = new Map<string, AlertMember[]>();
  for (const row of database.all(`${MEMBERS} WHERE ${which} ORDER BY joined_at, address_key`, parameters)) {
    const { alertId, member } = memberFromRow(row);
    const known = members.get(alertId);
    if (known === undefined) members.set(alertId, [member]);
    else known.push(member);
  }
  return database
    .all(`SELECT * FROM alerts WHERE ${which} ORDER BY opened_at, id`, parameters)
    .map((row: Row) => alertFromRow(row, members.get(String(row.id)) ?? []));
}

/** Whether what the plan was made from still stands. */
function isAsPlanned(database: Database, { changes }: AlertPlan): boolean {
  const planned = new Set(changes.map(({ after }) => after.id));
  return changes.every(({ before, after }) => {
    if (before === null) {
      const open = database.get(OPEN_WITH_KEY, { key: after.key });
      return open === undefined || planned.has(String(open.id));
    }
    return database.get(UNCHANGED, { id: before.id, revision: before.revision }) !== undefined;
  });
}

function write(database: Database, before: Alert | null, after: Alert): void {
  database.run(WRITE_ALERT, rowFromAlert(after));
  // Members are values: one that is the same object has not changed, which spares hundreds of writes in a large outage.
  const known = new Set(before?.members);
  for (const member of after.members.filter((one) => !known.has(one))) {
    database.run(WRITE_MEMBER, rowFromMember(after.id, member));
  }
  // Where its mailboxes were removed while it stood, the trigger had an alert before it that had not ended.
  if (after.endedAt !== null) database.run(FORGET, { id: after.id });
}

const MEMBERS = `
  SELECT alert_members.*, mailboxes.id AS mailbox_id, mailboxes.address, sign_in_method
  FROM alert_members JOIN alerts ON alerts.id = alert JOIN mailboxes ON mailboxes.key = mailbox`;

const OPEN_WITH_KEY = 'SELECT id FROM alerts WHERE key = :key AND ended_at IS NULL';

const UNCHANGED = 'SELECT 1 FROM alerts WHERE id = :id AND revision = :revision AND ended_at IS NULL';

const WRITE_ALERT = `
  INSERT INTO alerts (id, revision, key, group_key, kind, cause, provider_id, title, body, opened_at, told_at,
    last_told_at, told_level, reminded_at, ended_at, ended_how, down_ms)
  VALUES (:id, :revision, :key, :groupKey, :kind, :cause, :providerId, :title, :body, :openedAt, :toldAt,
    :lastToldAt, :toldLevel, :remindedAt, :endedAt, :endedHow, :downMs)
  ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, title = excluded.title, body = excluded.body,
    told_at = excluded.told_at, last_told_at = excluded.last_told_at, told_level = excluded.told_level,
    reminded_at = excluded.reminded_at, ended_at = excluded.ended_at, ended_how = excluded.ended_how,
    down_ms = excluded.down_ms`;

// "WHERE id = …" keeps "ON CONFLICT" apart from a join (https://sqlite.org/lang_upsert.html, parsing ambiguity). A mailbox
// that was removed meanwhile is not there to be named.
const WRITE_MEMBER = `
  INSERT INTO alert_members (alert, mailbox, incident, down_since, joined_at, left_at, left_how, was_told)
  SELECT :alert, key, :incident, :downSince, :joinedAt, :leftAt, :leftHow, :wasTold
  FROM mailboxes WHERE id = :mailboxId
  ON CONFLICT (alert, mailbox, incident) DO UPDATE SET down_since = excluded.down_since,
    joined_at = excluded.joined_at, left_at = excluded.left_at, left_how = excluded.left_how,
    was_told = excluded.was_told`;

const FORGET = `
  DELETE FROM alerts WHERE id = :id AND NOT EXISTS (SELECT 1 FROM alert_members WHERE alert = :id)`;
