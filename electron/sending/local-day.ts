/**
 * Days as the user lives them: `YYYY-MM-DD` in the computer's time zone. They last 23 or 25 hours where the clocks
 * change, so a day is never a number of milliseconds. Moments are milliseconds since 1970.
 */

/** The local day in which a moment lies. */
export function localDayOf(ms: number): string {
  const moment = new Date(ms);
  const day = dayOnCalendar(moment);
  // Clocks that are put back just after midnight show a day's last hour again after the next one has begun (St. John's
  // until 2011). A day is then what lies between two first midnights, so that every moment is in one day only.
  if (ms >= midnightOf(moment, 1)) return shiftDay(day, 1);
  return ms < midnightOf(moment, 0) ? shiftDay(day, -1) : day;
}

/** Asked twice for every mailbox whenever all are shown: by way of the day’s text it would take five times as long. */
function midnightOf(moment: Date, daysLater: number): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + daysLater).getTime();
}

/** The first moment of a local day; where the clocks skip midnight, the moment they do. */
export function startOfLocalDay(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return new Date(year, month - 1, date).getTime();
}

/** So many days later, or earlier. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * UTC_DAY_MS).toISOString().slice(0, 10);
}

/** How many midnights lie between two days; negative where `to` is the earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / UTC_DAY_MS;
}

/** Counting days is done on the calendar of UTC, where all are of one length. */
const UTC_DAY_MS = 86_400_000;

function dayOnCalendar(moment: Date): string {
  const year = String(moment.getFullYear()).padStart(4, '0');
  const month = String(moment.getMonth() + 1).padStart(2, '0');
  return `${year}-${month}-${String(moment.getDate()).padStart(2, '0')}`;
}
