import type { Alert } from '../history/alert.ts';
import { presentMembers } from '../history/alert.ts';
import type { WatchedIncident } from '../history/alert-evidence.ts';
import type { AlertInput } from './alert-input.ts';
import { alertKindOf } from './alert-kind.ts';
import { isFlapping, lastChangeAt, STEADY_AFTER_MS } from './flapping.ts';
import { isQuiet } from './quiet-hours.ts';

/** What every rule of a plan looks at. */
export interface Scene {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The same moment in milliseconds since 1970. */
  readonly now: number;
  /** Whether everything that would be told has to wait. */
  readonly isHeld: boolean;
  readonly isOffline: boolean;
  readonly intervalMs: number;
  readonly confirming: ReadonlySet<string>;
  /** Those not ended. */
  readonly openAlerts: readonly Alert[];
  /** Those that ended within the last day. */
  readonly endedAlerts: readonly Alert[];
  /** The open incident of each mailbox, by its id. */
  readonly open: ReadonlyMap<string, WatchedIncident>;
  /** All that is known of a mailbox's incidents, by its id. */
  readonly incidents: ReadonlyMap<string, readonly WatchedIncident[]>;
  /** Mailboxes that come and go, until they have been steady for an hour. */
  readonly unstable: ReadonlySet<string>;
  readonly newId: () => string;
}

/** A server that asks to wait is given this long before anybody hears of it. */
const THROTTLED_AFTER_MS = 24 * 3_600_000;

export function sceneOf(input: AlertInput): Scene {
  const now = Date.parse(input.now);
  const incidents = Map.groupBy(input.incidents, ({ mailboxId }) => mailboxId);
  const open = new Map(
    input.incidents
      .filter(({ closedAt }) => closedAt === null)
      .map((incident) => [incident.mailboxId, incident]),
  );
  const openAlerts = input.alerts.filter(({ endedAt }) => endedAt === null);
  const known = { incidents, open };
  const unstable = [
    ...mailboxesOf(openAlerts, 'unstable').filter((id) => !isSteady(id, known, now)),
    ...[...open].filter(([id]) => hasBecomeUnstable(id, known, now)).map(([id]) => id),
  ];
  return {
    at: input.now,
    now,
    isHeld: input.isOffline || isQuiet(new Date(now), input.settings),
    isOffline: input.isOffline,
    intervalMs: input.settings.intervalMinutes * 60_000,
    confirming: input.confirming,
    openAlerts,
    endedAlerts: input.alerts.filter(({ endedAt }) => endedAt !== null),
    open,
    incidents,
    unstable: new Set(unstable),
    newId: input.newId,
  };
}

/** Whether an incident is one to speak of by now. */
export function isWorthTelling({ cause, openedAt }: WatchedIncident, now: number): boolean {
  return alertKindOf(cause) !== 'throttled' || now - Date.parse(openedAt) >= THROTTLED_AFTER_MS;
}

/** When the mailbox was last seen to fail or to come back: ISO 8601; an hour ago where that is longer ago than is known. */
export function steadySince(mailboxId: string, { incidents, now }: Pick<Scene, 'incidents' | 'now'>): string {
  return new Date(lastChangeAt(incidents.get(mailboxId) ?? []) ?? now - STEADY_AFTER_MS).toISOString();
}

type Known = Pick<Scene, 'incidents' | 'open'>;

/** A time in which nobody looked, such as a night asleep, proves nothing: it must have worked an hour after the last change. */
function isSteady(mailboxId: string, { incidents, open }: Known, now: number): boolean {
  const known = incidents.get(mailboxId) ?? [];
  const last = lastChangeAt(known) ?? now - STEADY_AFTER_MS;
  const down = open.get(mailboxId);
  if (down !== undefined) return now - last >= STEADY_AFTER_MS && isWorthTelling(down, now);
  const provenAt = known.at(-1)?.mailbox.provenAt ?? null;
  return known.length === 0 || (provenAt !== null && Date.parse(provenAt) - last >= STEADY_AFTER_MS);
}

function hasBecomeUnstable(mailboxId: string, { incidents, open }: Known, now: number): boolean {
  const down = open.get(mailboxId);
  return down !== undefined && isWorthTelling(down, now) && isFlapping(incidents.get(mailboxId) ?? [], now);
}

function mailboxesOf(alerts: readonly Alert[], kind: Alert['kind']): readonly string[] {
  return alerts
    .filter((alert) => alert.kind === kind)
    .flatMap((alert) => presentMembers(alert).map(({ mailboxId }) => mailboxId));
}
