import type { Snapshot } from '../../electron/api/contract.ts';
import { headlineOf } from '../overview/headline-words.ts';

/** What stands in the task bar or on the tab: the worst first, so that it is read even where it is cut. */
export function windowTitle(snapshot: Snapshot | null): string {
  return snapshot === null || snapshot.mailboxes.length === 0
    ? 'Mailvitals'
    : `${headlineOf(snapshot).title} – Mailvitals`;
}
