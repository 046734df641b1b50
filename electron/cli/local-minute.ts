import { localDayOf } from '../sending/local-day.ts';

/** `2026-11-20 21:05` by this computer's clock; `at` is ISO 8601. */
export function localMinute(at: string): string {
  const moment = new Date(at);
  return `${localDayOf(moment.getTime())} ${moment.toTimeString().slice(0, 5)}`;
}
