/** The two clocks of a computer, in milliseconds. */
export interface Clocks {
  /** Never jumps, but may stand still while the computer sleeps. */
  readonly steady: () => number;
  /** Goes on during sleep, but may be set wrong or be put right. */
  readonly wall: () => number;
}

export const SYSTEM_CLOCKS: Clocks = { steady: () => performance.now(), wall: () => Date.now() };

/** When a token came and how long it is good, in milliseconds. */
export interface TokenAge {
  readonly lifetimeMs: number;
  readonly steadyAtMs: number;
  readonly wallAtMs: number;
}

/** Where the provider does not say: both give an hour and more. */
const ASSUMED_LIFETIME_S = 1_800;
/** So long before its end a token is replaced, or in the last fifth of a short life. */
const SKEW_MS = 120_000;

export function ageFrom(expiresInS: number | null, clocks: Clocks): TokenAge {
  const lifetimeMs = Math.max(0, expiresInS ?? ASSUMED_LIFETIME_S) * 1_000;
  return { lifetimeMs, steadyAtMs: clocks.steady(), wallAtMs: clocks.wall() };
}

/**
 * `fresh`, `due` for replacement but still good, or `over`. The older of two readings counts: one clock slept, or the other
 * was set forward; a clock that was set back only looks younger.
 */
export function stateOfToken(age: TokenAge, clocks: Clocks): 'fresh' | 'due' | 'over' {
  const spentMs = Math.max(clocks.steady() - age.steadyAtMs, clocks.wall() - age.wallAtMs);
  const leftMs = age.lifetimeMs - spentMs;
  if (leftMs <= 0) return 'over';
  return leftMs <= Math.min(SKEW_MS, age.lifetimeMs / 5) ? 'due' : 'fresh';
}
