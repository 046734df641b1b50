import type { ActivityEntry } from '../../electron/api/contract.ts';

/** What happened on one local day, the newest first. */
export interface ActivityDay {
  /** The first moment of it that is told: ISO 8601, UTC. */
  readonly at: string;
  readonly entries: readonly ActivityEntry[];
}

/** Entries, the newest first, by the local day on which they happened. */
export function activityDays(entries: readonly ActivityEntry[]): readonly ActivityDay[] {
  const days = Map.groupBy(entries, ({ at }) => new Date(at).toDateString());
  return [...days.values()].map((ofDay) => ({ at: ofDay[0]?.at ?? '', entries: ofDay }));
}

/** What was known, and what a page tells, each once, the newest first. */
export function mergeEntries(
  known: readonly ActivityEntry[],
  page: readonly ActivityEntry[],
): readonly ActivityEntry[] {
  const byId = new Map([...known, ...page].map((entry) => [entry.id, entry]));
  return [...byId.values()].toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}
