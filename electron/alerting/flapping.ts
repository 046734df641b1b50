import type { WatchedIncident } from '../history/alert-evidence.ts';
import { alertKindOf } from './alert-kind.ts';

/** Incidents within {@link WINDOW_MS} from which on a mailbox comes and goes. */
const COMEBACKS = 3;
const WINDOW_MS = 2 * 3_600_000;

/** After so long without an incident opened or closed, a mailbox counts as steady. */
export const STEADY_AFTER_MS = 3_600_000;

/** Whether a mailbox fails again and again: its third incident within two hours, the last of them lately. */
export function isFlapping(incidents: readonly WatchedIncident[], now: number): boolean {
  const last = lastChangeAt(incidents);
  return last !== null && now - last < STEADY_AFTER_MS && comebacks(incidents, now) >= COMEBACKS;
}

/** When an incident of the mailbox was last opened or closed, in milliseconds since 1970; `null`: never, or long ago. */
export function lastChangeAt(incidents: readonly WatchedIncident[]): number | null {
  const moments = incidents.flatMap(({ openedBy, closedBy }) => [
    Date.parse(openedBy),
    Date.parse(closedBy ?? openedBy),
  ]);
  return moments.length === 0 ? null : Math.max(...moments);
}

/**
 * Servers that ask to wait do so again and again, and are not told for a day anyway. An incident that takes another's place
 * with a cause not seen before is a fault that gets clearer, not one that comes back.
 */
function comebacks(incidents: readonly WatchedIncident[], now: number): number {
  const lately = incidents
    .filter(
      ({ openedBy, cause }) => now - Date.parse(openedBy) < WINDOW_MS && alertKindOf(cause) !== 'throttled',
    )
    .toSorted((one, other) => Date.parse(one.openedBy) - Date.parse(other.openedBy));
  return lately.filter(({ id, openedAt, cause }, index) => {
    const takesAPlace = incidents.some((other) => other.id !== id && other.closedAt === openedAt);
    return !takesAPlace || lately.slice(0, index).some((earlier) => earlier.cause === cause);
  }).length;
}
