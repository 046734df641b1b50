import type { HealthSpan } from './health-span.ts';

/** A stretch of time; milliseconds since 1970, `to` is not part of it. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** How long a mailbox worked, of the time in which that is known. */
export interface Uptime {
  /** 0 to 1; `null` where nothing is known of the window: never shown as 100 %. */
  readonly fraction: number | null;
  readonly upMs: number;
  /** Time offline, paused, asleep or before the first check is not in it. */
  readonly knownMs: number;
}

/** Sums up the spans within the window. */
export function uptime(spans: readonly HealthSpan[], window: TimeWindow): Uptime {
  let upMs = 0;
  let knownMs = 0;
  for (const span of spans) {
    const ms = Math.min(span.to, window.to) - Math.max(span.from, window.from);
    if (ms <= 0 || span.health === 'unknown') continue;
    knownMs += ms;
    if (span.health === 'up') upMs += ms;
  }
  return { fraction: knownMs === 0 ? null : upMs / knownMs, upMs, knownMs };
}
