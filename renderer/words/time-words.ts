const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'short' });
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** `just now`, `2 min ago`, `3 h ago`, `5 days ago`; `at` is ISO 8601. */
export function agoText(at: string, now: number): string {
  const ms = Math.max(0, now - Date.parse(at));
  return ms < MINUTE_MS ? 'just now' : `${lengthText(ms)} ago`;
}

/** A length of time in its largest unit: `40 s`, `12 min`, `3 h`, `5 days`. */
export function lengthText(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.round(ms / 1000)} s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms < 2 * DAY_MS) return `${Math.floor(ms / HOUR_MS)} h`;
  return `${Math.floor(ms / DAY_MS)} days`;
}

/** `09:42` today, `19 Nov, 09:42` before; in local time. */
export function momentText(at: string, now: number): string {
  const moment = new Date(at);
  const isToday = moment.toDateString() === new Date(now).toDateString();
  return isToday ? CLOCK.format(moment) : `${DAY.format(moment)}, ${CLOCK.format(moment)}`;
}

/** `4 Mar 2027`. */
export function dateText(at: string): string {
  return DATE.format(new Date(at));
}

/** `22 Oct` for a local day written `2026-10-22`. */
export function dayText(day: string): string {
  return DAY.format(new Date(`${day}T12:00:00`));
}

/** `09:42`, in local time. */
export function clockText(at: string): string {
  return CLOCK.format(new Date(at));
}

/** `Today`, `Yesterday`, `Thursday, 19 Nov`; the local day of `at`. */
export function dayTitle(at: string, now: number): string {
  const day = new Date(at);
  if (day.toDateString() === new Date(now).toDateString()) return 'Today';
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  return day.toDateString() === yesterday.toDateString() ? 'Yesterday' : WEEKDAY.format(day);
}
