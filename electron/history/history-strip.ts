import type { Health } from './check-record.ts';
import type { HealthSpan } from './health-span.ts';
import { type TimeWindow, type Uptime, uptime } from './uptime.ts';

/** One bar of the history strip. */
export interface StripBar extends TimeWindow, Uptime {
  /** `mixed`: it worked for a part of the known time. */
  readonly health: Health | 'mixed';
}

/** Cuts the window into `count` bars of equal length, the oldest first. */
export function historyStrip(
  spans: readonly HealthSpan[],
  window: TimeWindow,
  count: number,
): readonly StripBar[] {
  const length = (window.to - window.from) / count;
  return Array.from({ length: count }, (_, index) => {
    const bar = { from: window.from + index * length, to: window.from + (index + 1) * length };
    const figures = uptime(spans, bar);
    return { ...bar, ...figures, health: healthOfBar(figures) };
  });
}

function healthOfBar({ fraction }: Uptime): Health | 'mixed' {
  if (fraction === null) return 'unknown';
  if (fraction === 1) return 'up';
  return fraction === 0 ? 'down' : 'mixed';
}
