import type { MailboxSummary, Snapshot } from '../../api/contract.ts';
import { STATUSES } from './mailbox-metrics.ts';
import { claim, type Metric, type Sample, sample, unixSeconds } from './metric.ts';
import type { AlertTally } from './tally.ts';

/** The watch as a whole. */
export interface WatchSubject {
  readonly version: string;
  readonly snapshot: Snapshot;
  readonly alerts: readonly AlertTally[];
  /** `null` before the first. */
  readonly lastBeat: Beat | null;
}

/** A sign of life of the watch. */
export interface Beat {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** By how many milliseconds the most overdue check was late. */
  readonly lagMs: number;
}

/** How the watch itself does. None of these grows with the number of mailboxes. */
export const WATCH_METRICS: readonly Metric<WatchSubject>[] = [
  {
    kind: 'gauge',
    name: 'mailvitals_build_info',
    help: 'Version of Mailvitals; always 1.',
    labels: ['version'],
    samples: ({ version }) => [{ labels: { version }, value: 1 }],
  },
  {
    kind: 'gauge',
    name: 'mailvitals_mailboxes',
    help: 'Mailboxes by provider and status.',
    labels: ['provider', 'status'],
    samples: ({ snapshot }) => countedMailboxes(snapshot.mailboxes),
  },
  {
    kind: 'gauge',
    name: 'mailvitals_alerts',
    help: 'Alerts that have not ended.',
    labels: ['kind', 'provider', 'cause'],
    samples: ({ snapshot }) =>
      counted(
        snapshot.alerts
          .filter(({ endedAt }) => endedAt === null)
          .map(({ kind, provider, cause }) => ({ kind, provider, cause: cause ?? 'none' })),
      ),
  },
  {
    kind: 'counter',
    name: 'mailvitals_alert_events_total',
    help: 'What was told of alerts since the watch began.',
    labels: ['event', 'kind'],
    samples: ({ alerts }) =>
      alerts.map(({ event, kind, count }) => ({ labels: { event, kind }, value: count })),
  },
  {
    kind: 'gauge',
    name: 'mailvitals_network_online',
    help: 'Whether this machine is on the network.',
    samples: ({ snapshot }) => sample(claim(snapshot.network === 'online')),
  },
  {
    kind: 'gauge',
    name: 'mailvitals_schedule_lag_seconds',
    help: 'By how much the most overdue check is late.',
    samples: ({ lastBeat }) => sample(lastBeat && lastBeat.lagMs / 1000),
  },
  {
    kind: 'gauge',
    name: 'mailvitals_last_beat_timestamp_seconds',
    help: 'When the watch last gave a sign of life, which it does every few seconds.',
    samples: ({ lastBeat }) => sample(unixSeconds(lastBeat?.at ?? null)),
  },
];

/** Zeros too: a status that ends goes to 0 instead of vanishing. */
function countedMailboxes(mailboxes: readonly MailboxSummary[]): readonly Sample[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { provider, status } of mailboxes) {
    const of = counts.get(provider) ?? new Map<string, number>(STATUSES.map((name) => [name, 0]));
    counts.set(provider, of.set(status, (of.get(status) ?? 0) + 1));
  }
  return [...counts].flatMap(([provider, of]) =>
    [...of].map(([status, value]) => ({ labels: { provider, status }, value })),
  );
}

/** How often each set of labels is there. */
function counted(sets: readonly Readonly<Record<string, string>>[]): readonly Sample[] {
  const groups = Map.groupBy(sets, (labels) => JSON.stringify(labels));
  return [...groups.values()].flatMap(([labels, ...others]) =>
    labels === undefined ? [] : [{ labels, value: 1 + others.length }],
  );
}
