import type { QuietHours, Settings } from '../settings/settings.ts';

/** When nobody wants to be told anything. */
export type Quiet = Pick<Settings, 'quietHours' | 'snoozedUntil'>;

const MINUTE_MS = 60_000;

/** Whether notifications are held back now. */
export function isQuiet(now: Date, quiet: Quiet): boolean {
  return endOfQuiet(now, quiet) !== null;
}

/** When notifications are shown again; `null` where nothing holds them back now. */
export function quietUntil(now: Date, quiet: Quiet): Date | null {
  // A snooze may end within the quiet hours.
  const end = endOfQuiet(now, quiet);
  return (end && endOfQuiet(end, quiet)) ?? end;
}

function endOfQuiet(now: Date, { quietHours, snoozedUntil }: Quiet): Date | null {
  if (snoozedUntil !== null && now < new Date(snoozedUntil)) return new Date(snoozedUntil);
  return quietHours === null ? null : endOfNight(now, quietHours);
}

/** The end of the quiet hours that `now` lies in; they began today or yesterday. */
function endOfNight(now: Date, { from, to }: QuietHours): Date | null {
  for (const daysAgo of [0, 1]) {
    const start = momentOf(now, -daysAgo, from);
    const end = momentOf(now, to > from ? -daysAgo : 1 - daysAgo, to);
    if (start <= now && now < end) return end;
  }
  return null;
}

/**
 * The first moment of a day at which the local clock shows `time` or later. Where clocks are put back, that is the first of
 * two; where they are put forward past `time`, the moment they are, which JavaScript takes for an hour later.
 */
function momentOf(now: Date, days: number, time: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const moment = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour, minute);
  if (minutesOf(moment) === hour * 60 + minute) return moment;
  const day = moment.getDate();
  for (;;) {
    const earlier = new Date(moment.getTime() - MINUTE_MS);
    if (earlier.getDate() !== day || minutesOf(earlier) < hour * 60 + minute) return moment;
    moment.setTime(earlier.getTime());
  }
}

function minutesOf(moment: Date): number {
  return moment.getHours() * 60 + moment.getMinutes();
}
