import type { IncidentSummary } from '../../electron/api/contract.ts';
import { momentText } from '../words/time-words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** When an incident was and how long it lasted: `19 Nov, 09:42, for 2 h 13 min`. `now` in milliseconds since 1970. */
export function incidentTimeText({ openedAt, closedAt }: IncidentSummary, now: number): string {
  const opened = momentText(openedAt, now);
  const lasted = durationText((closedAt === null ? now : Date.parse(closedAt)) - Date.parse(openedAt));
  return closedAt === null ? `Since ${opened}, for ${lasted} so far` : `${opened}, for ${lasted}`;
}

/** A length of time in its two largest units: `under a minute`, `12 min`, `2 h 13 min`, `3 days 4 h`. */
export function durationText(ms: number): string {
  if (ms < MINUTE_MS) return 'under a minute';
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms < DAY_MS)
    return twoUnits(Math.floor(ms / HOUR_MS), 'h', Math.floor((ms % HOUR_MS) / MINUTE_MS), 'min');
  const days = Math.floor(ms / DAY_MS);
  return twoUnits(days, days === 1 ? 'day' : 'days', Math.floor((ms % DAY_MS) / HOUR_MS), 'h');
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
