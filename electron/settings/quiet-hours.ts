import * as v from 'valibot';
import type { Setting } from './setting.ts';
import type { QuietHours } from './settings.ts';

const TimeSchema = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));

/** Hours that begin and end at the same minute would be none or all of the day: nobody could tell which. */
const QuietHoursSchema = v.nullable(
  v.pipe(
    v.object({ from: TimeSchema, to: TimeSchema }),
    v.check(({ from, to }) => from !== to),
  ),
);

/** Two times with any dash between them; the minutes may be left out. */
const TYPED = /^(\d{1,2})(?::(\d{2}))?\s*[-–—]\s*(\d{1,2})(?::(\d{2}))?$/;

/** The setting of the local times between which nobody is notified. */
export const QUIET_HOURS: Setting<QuietHours | null> = {
  name: 'quiet-hours',
  description: 'Local times between which no notification is shown: two times such as 22:00-07:00, or off.',
  defaultValue: null,
  schema: QuietHoursSchema,
  parse: (text) => {
    const parsed = v.safeParse(QuietHoursSchema, typedHours(text.trim().toLowerCase()));
    return parsed.success
      ? { ok: true, value: parsed.output }
      : { ok: false, sentence: '“quiet-hours” takes two different times such as 22:00-07:00, or “off”.' };
  },
  format: (hours) => (hours === null ? 'off' : `${hours.from}-${hours.to}`),
};

/** Not yet checked: `25:00` comes through. `undefined` where it is neither hours nor `off`. */
function typedHours(text: string): QuietHours | null | undefined {
  if (text === 'off') return null;
  const [, fromHour, fromMinute, toHour, toMinute] = TYPED.exec(text) ?? [];
  if (fromHour === undefined || toHour === undefined) return undefined;
  return { from: clock(fromHour, fromMinute), to: clock(toHour, toMinute) };
}

function clock(hour: string, minute = '00'): string {
  return `${hour.padStart(2, '0')}:${minute}`;
}
