import * as v from 'valibot';
import type { ParsedSetting, Setting } from './setting.ts';

const MS_OF_UNIT: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Whoever wants silence for longer wants another setting; a slip of the finger must not silence alerts for a year. */
const LONGEST_DAYS = 7;

/** Only what `toISOString` writes, so that text compares as time does. */
const MomentSchema = v.pipe(
  v.string(),
  v.check((text) => isWritten(new Date(text), text)),
);

/** The setting of the moment before which nobody is notified. */
export const SNOOZE: Setting<string | null> = {
  name: 'snooze',
  description: `Time until which no notification is shown: a length such as 90m, 2h or 1d, a time such as 08:00 or 2026-11-21T08:00, at most ${LONGEST_DAYS} days ahead, or off.`,
  defaultValue: null,
  schema: v.nullable(MomentSchema),
  parse: (text, now) => {
    const typed = text.trim().toLowerCase();
    if (typed === 'off') return { ok: true, value: null };
    const end = lengthFrom(typed, now) ?? clockAfter(typed, now) ?? moment(typed);
    return end === null
      ? refuse('takes a length such as 90m, 2h or 1d, a time such as 08:00 or 2026-11-21T08:00, or “off”.')
      : within(end, now);
  },
  // A snooze that is over is none.
  format: (until, now) => (until === null || until <= now.toISOString() ? 'off' : until),
};

function within(end: Date, now: Date): ParsedSetting<string | null> {
  const aheadMs = end.getTime() - now.getTime();
  if (aheadMs <= 0) return refuse('takes a time that lies ahead, or “off”.');
  if (aheadMs > LONGEST_DAYS * 86_400_000) return refuse(`ends at most ${LONGEST_DAYS} days ahead.`);
  return { ok: true, value: end.toISOString() };
}

function refuse(sentence: string): ParsedSetting<string | null> {
  return { ok: false, sentence: `“snooze” ${sentence}` };
}

/** `90m`, `2h`, `1d` from now. */
function lengthFrom(text: string, now: Date): Date | null {
  const [, count, unit = ''] = /^(\d{1,6})\s*([mhd])$/.exec(text) ?? [];
  const ms = MS_OF_UNIT[unit];
  return count === undefined || ms === undefined ? null : new Date(now.getTime() + Number(count) * ms);
}

/** The next time that the local clock shows `08:00`, today or tomorrow. */
function clockAfter(text: string, now: Date): Date | null {
  const [, hour, minute] = /^(?:until\s+)?([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hour === undefined) return null;
  const end = new Date(now);
  end.setHours(Number(hour), Number(minute), 0, 0);
  if (end <= now) end.setDate(end.getDate() + 1);
  return end;
}

/** A date and time of ISO 8601; local where it names no zone. */
function moment(text: string): Date | null {
  const pattern = /^(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(z|[+-]\d{2}:\d{2})?$/;
  const [, day, time, zone = ''] = pattern.exec(text) ?? [];
  if (day === undefined || time === undefined) return null;
  // JavaScript takes 30 February for 2 March.
  const isDay = isWritten(new Date(`${day}T00:00:00Z`), `${day}T00:00:00.000Z`);
  const end = new Date(`${day}T${time}${zone.toUpperCase()}`);
  return isDay && !Number.isNaN(end.getTime()) ? end : null;
}

function isWritten(date: Date, text: string): boolean {
  return !Number.isNaN(date.getTime()) && date.toISOString() === text;
}
