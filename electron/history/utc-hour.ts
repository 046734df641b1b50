/** Milliseconds in an hour. */
export const HOUR_MS = 3_600_000;

/** The number of the hour since 1970 (UTC) in which a moment (milliseconds since 1970) lies; the same in every time zone. */
export function utcHourOf(ms: number): number {
  return Math.floor(ms / HOUR_MS);
}
