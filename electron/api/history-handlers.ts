import { historyStrip } from '../history/history-strip.ts';
import { uptime } from '../history/uptime.ts';
import type { ApiParts } from './api-parts.ts';
import type { Api, HistorySpan } from './contract.ts';
import { readHealthSpans } from './health-spans.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** How each span is cut. */
const CUTS: Readonly<Record<HistorySpan, { readonly bars: number; readonly barMs: number }>> = {
  day: { bars: 48, barMs: 30 * MINUTE_MS },
  week: { bars: 84, barMs: 2 * HOUR_MS },
  month: { bars: 60, barMs: 12 * HOUR_MS },
};

/** How a mailbox was. */
export function historyHandlers(parts: ApiParts): Pick<Api, 'showHistory'> {
  const { memory, now } = parts;
  return {
    showHistory: async (address, span) => {
      const mailbox = memory.mailboxes.find(address);
      if (mailbox === null) return null;
      const { bars, barMs } = CUTS[span];
      const to = now().getTime();
      const window = { from: to - bars * barMs, to };
      const spans = readHealthSpans(mailbox.id, window, memory);
      return {
        span,
        bars: historyStrip(spans, window, bars).map((bar) => ({
          from: new Date(bar.from).toISOString(),
          to: new Date(bar.to).toISOString(),
          health: bar.health,
          uptime: bar.fraction,
        })),
        uptime: uptime(spans, window).fraction,
      };
    },
  };
}
