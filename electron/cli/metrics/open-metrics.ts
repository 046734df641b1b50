import type { WatchReport } from '../../api/contract.ts';
import type { CommandContext } from '../command.ts';
import { parseListenAddress } from './listen-address.ts';

/** The metrics of one watch; all of it does nothing where none were asked for. */
export type OpenedMetrics =
  | {
      readonly kind: 'open';
      readonly observe: (event: WatchReport) => void;
      readonly beat: (lagMs: number) => void;
      readonly close: () => void;
    }
  | { readonly kind: 'refused'; readonly sentence: string };

interface MetricsOptions {
  readonly metrics?: string;
  readonly metricsAddresses?: true;
}

const NONE: OpenedMetrics = {
  kind: 'open',
  observe: () => undefined,
  beat: () => undefined,
  close: () => undefined,
};

/** Starts serving metrics where the command line asks for it. The library is loaded only then. */
export async function openMetrics(
  { terminal, api: openApi, cancelled, version }: CommandContext,
  { metrics: address, metricsAddresses }: MetricsOptions,
): Promise<OpenedMetrics> {
  if (address === undefined) return NONE;
  const parsed = parseListenAddress(address);
  if (!parsed.ok) return { kind: 'refused', sentence: parsed.sentence };
  const { createMetrics } = await import('./create-metrics.ts');
  const { serveMetrics } = await import('./serve-metrics.ts');
  const api = await openApi();
  const metrics = createMetrics({
    version,
    withAddresses: metricsAddresses === true,
    now: () => new Date(),
  });
  for (const report of await api.lastReports()) metrics.learn(report);
  const closing = new AbortController();
  const served = await serveMetrics({
    ...parsed.address,
    metrics,
    snapshot: () => api.snapshot(),
    signal: AbortSignal.any([closing.signal, cancelled]),
  });
  if (served.kind === 'refused') return served;
  terminal.say(`Metrics at ${served.url}`);
  if (served.warning !== null) terminal.say(served.warning);
  return {
    kind: 'open',
    observe: metrics.observe,
    beat: metrics.beat,
    close: () => closing.abort(),
  };
}
