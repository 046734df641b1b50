import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { MailboxReport, Snapshot, WatchReport } from '../../api/contract.ts';
import { MAILBOX_METRICS } from './mailbox-metrics.ts';
import type { Metric, Sample } from './metric.ts';
import { PROBE_METRICS } from './probe-metrics.ts';
import { SEND_METRICS } from './send-metrics.ts';
import { createTally } from './tally.ts';
import { type Beat, WATCH_METRICS } from './watch-metrics.ts';

export interface MetricsOptions {
  readonly version: string;
  /** Whether mailboxes are named by their address too: whoever reads the metrics then knows the addresses. */
  readonly withAddresses: boolean;
  readonly now: () => Date;
}

/** What a watch has to say to Prometheus. */
export interface Metrics {
  readonly observe: (event: WatchReport) => void;
  /** Takes in the last check of an earlier run without counting it: certificates and budgets are known from the start. */
  readonly learn: (report: MailboxReport) => void;
  /** Told every few seconds: the watch is alive, and its most overdue check is so many milliseconds late. */
  readonly beat: (lagMs: number) => void;
  /** All metrics as of the snapshot in Prometheus's text format; mailboxes that are gone leave no series behind. */
  readonly collect: (snapshot: Snapshot) => Promise<string>;
  readonly contentType: string;
  /** Names of all metrics, in order. */
  readonly names: () => readonly string[];
}

/** How often the delay of the event loop is sampled: the usual 10 ms would wake an idle machine a hundred times a second. */
const EVENT_LOOP_SAMPLE_MS = 200;

/** Metrics in a registry of their own, those of the process among them. */
export function createMetrics(options: MetricsOptions): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: EVENT_LOOP_SAMPLE_MS });
  const identity = ['mailbox', 'provider', ...(options.withAddresses ? ['address'] : [])];
  const watch = WATCH_METRICS.map((metric) => register(registry, metric, []));
  const mailboxes = [...MAILBOX_METRICS, ...PROBE_METRICS, ...SEND_METRICS].map((metric) =>
    register(registry, metric, identity),
  );
  const tally = createTally();
  let lastBeat: Beat | null = null;
  return {
    observe: tally.observe,
    learn: tally.learn,
    beat: (lagMs) => {
      lastBeat = { at: options.now().toISOString(), lagMs };
    },
    collect: (snapshot) => {
      tally.keep(new Set(snapshot.mailboxes.map(({ id }) => id)));
      const subject = {
        version: options.version,
        snapshot,
        alerts: tally.alerts(),
        lastBeat,
      };
      for (const { fill } of watch) fill(subject, {});
      for (const mailbox of snapshot.mailboxes) {
        const { id, provider, address } = mailbox;
        const labels = { mailbox: id, provider, ...(options.withAddresses ? { address } : {}) };
        for (const { fill } of mailboxes) fill({ mailbox, tally: tally.of(id) }, labels);
      }
      // The values are taken before the first wait: another scrape may fill the same metrics at once.
      const text = registry.metrics();
      for (const { clear } of [...watch, ...mailboxes]) clear();
      return text;
    },
    contentType: registry.contentType,
    names: () => registry.getMetricsAsArray().map(({ name }) => name),
  };
}

/** A metric that is filled anew at each scrape; between two, thousands of series would lie in memory for nothing. */
function register<Subject>(registry: Registry, metric: Metric<Subject>, identity: readonly string[]) {
  const { name, help, labels = [], samples } = metric;
  const settings = { name, help, labelNames: [...identity, ...labels], registers: [registry] };
  const write = metric.kind === 'gauge' ? gauge(settings) : counter(settings);
  return {
    clear: write.clear,
    fill: (subject: Subject, identityLabels: Readonly<Record<string, string>>) => {
      for (const { labels: own, value } of samples(subject)) write.add({ ...identityLabels, ...own }, value);
    },
  };
}

interface Writer {
  readonly clear: () => void;
  readonly add: (labels: NonNullable<Sample['labels']>, value: number) => void;
}

interface Registration {
  readonly name: string;
  readonly help: string;
  readonly labelNames: string[];
  readonly registers: Registry[];
}

function gauge(settings: Registration): Writer {
  const metric = new Gauge(settings);
  empty(metric);
  return { clear: () => empty(metric), add: (labels, value) => metric.set(labels, value) };
}

function counter(settings: Registration): Writer {
  const metric = new Counter(settings);
  empty(metric);
  return { clear: () => empty(metric), add: (labels, value) => metric.inc(labels, value) };
}

/** A metric without labels begins at zero, and so again after a reset: that would claim to know something. */
function empty(metric: Gauge | Counter): void {
  metric.reset();
  metric.remove({});
}
