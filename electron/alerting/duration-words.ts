const UNITS = [
  { words: ['day', 'days'], minutes: 1_440 },
  { words: ['h', 'h'], minutes: 60 },
  { words: ['min', 'min'], minutes: 1 },
] as const;

/** A length of time in its two largest units: `2 h 10 min`, `3 days 4 h`, `less than a minute`. */
export function durationWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const largest = UNITS.findIndex((unit) => minutes >= unit.minutes);
  if (largest === -1) return 'less than a minute';
  let rest = minutes;
  const parts = UNITS.slice(largest, largest + 2).flatMap(({ words, minutes: size }) => {
    const count = Math.floor(rest / size);
    rest %= size;
    return count === 0 ? [] : [`${count} ${words[count === 1 ? 0 : 1]}`];
  });
  return parts.join(' ');
}
