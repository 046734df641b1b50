import type { HistoryBar, HistoryReport, HistorySpan } from '../../electron/api/contract.ts';

const BARS: Readonly<Record<HistorySpan, { readonly count: number; readonly lengthMs: number }>> = {
  day: { count: 96, lengthMs: 15 * 60_000 },
  week: { count: 84, lengthMs: 2 * 3_600_000 },
  month: { count: 90, lengthMs: 8 * 3_600_000 },
};

/** A mailbox that was not known at first, worked, was down once for a while, and works. */
export function sampleHistory(span: HistorySpan): HistoryReport {
  const { count, lengthMs } = BARS[span];
  const begin = Date.now() - count * lengthMs;
  const bars = Array.from({ length: count }, (_, index): HistoryBar => {
    const from = begin + index * lengthMs;
    return {
      from: new Date(from).toISOString(),
      to: new Date(from + lengthMs).toISOString(),
      ...healthOf(index / count),
    };
  });
  return { span, bars, uptime: 0.967 };
}

function healthOf(share: number): Pick<HistoryBar, 'health' | 'uptime'> {
  if (share < 0.06) return { health: 'unknown', uptime: null };
  if (share > 0.7 && share < 0.73) return { health: 'down', uptime: 0 };
  if (share >= 0.73 && share < 0.745) return { health: 'mixed', uptime: 0.6 };
  return { health: 'up', uptime: 1 };
}
