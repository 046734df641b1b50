/** The library tolerates as much by itself. */
const TOLERATED_SKEW_S = 30;

/**
 * Seconds to add to this computer’s clock, by the `Date` of an answer: where it is set wrong, the times in an ID token
 * would look forged. 0 where it is about right, or the provider did not tell the time.
 */
export function skewOf(date: string | null, nowMs: number): number {
  const skewS = date === null ? Number.NaN : Math.round((Date.parse(date) - nowMs) / 1_000);
  return Number.isFinite(skewS) && Math.abs(skewS) > TOLERATED_SKEW_S ? skewS : 0;
}

/**
 * Whether the wall clock was set since something was learned by it: it then has gone on by another time than the steady
 * one. A sleep looks the same, and costs no more than learning it anew.
 */
export function hasJumped({
  steadyMs,
  wallMs,
}: {
  readonly steadyMs: number;
  readonly wallMs: number;
}): boolean {
  return Math.abs(wallMs - steadyMs) > TOLERATED_SKEW_S * 1_000;
}
