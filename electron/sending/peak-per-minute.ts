const MINUTE_MS = 60_000;

/**
 * The most moments within any 60 seconds, wherever those begin: a burst across the turn of a minute counts whole.
 * Exactly 60 seconds apart is not within one. `times` are milliseconds since 1970, the earliest first.
 */
export function peakPerMinute(times: readonly number[]): number {
  let peak = 0;
  let first = 0;
  for (const [last, time] of times.entries()) {
    while (time - (times[first] ?? time) >= MINUTE_MS) first += 1;
    peak = Math.max(peak, last - first + 1);
  }
  return peak;
}
