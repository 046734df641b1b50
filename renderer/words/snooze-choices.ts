/** A while without notifications, as the setting takes it. */
export interface SnoozeChoice {
  readonly value: string;
  readonly words: string;
}

const MORNING = '08:00';

/** From now on: an hour, four, and until the next morning by the local clock. */
export function snoozeChoices(now: Date): readonly SnoozeChoice[] {
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return [
    { value: '1h', words: 'For an hour' },
    { value: '4h', words: 'For 4 hours' },
    { value: `${localDay(tomorrow)}T${MORNING}`, words: `Until tomorrow, ${MORNING}` },
  ];
}

function localDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
