import { describe, expect, test } from 'vitest';
import type { MailboxSummary } from '../../../../electron/api/contract.ts';
import {
  createMetrics,
  type Metrics,
  type MetricsOptions,
} from '../../../../electron/cli/metrics/create-metrics.ts';
import {
  AT,
  AT_SECONDS,
  alert,
  checked,
  mailbox,
  protocol,
  report,
  SENDS,
  snapshot,
  turned,
} from './watched.ts';

const metricsWith = (options: Partial<MetricsOptions> = {}) =>
  createMetrics({ version: '1.2.3', withAddresses: false, now: () => new Date(AT), ...options });

/** The samples whose names begin so, without the prefix that all have. */
async function samples(metrics: Metrics, mailboxes: readonly MailboxSummary[], start: string) {
  return of(await metrics.collect(snapshot(mailboxes)), start);
}

function of(text: string, start: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith(`mailvitals_${start}`))
    .map((line) => line.slice('mailvitals_'.length));
}

describe('a mailbox', () => {
  test('has each status, one of them true', async () => {
    const lines = await samples(metricsWith(), [mailbox('a', { status: 'stale' })], 'mailbox_status{');
    expect(lines).toHaveLength(9);
    expect(lines.filter((line) => line.endsWith(' 1'))).toEqual([
      'mailbox_status{mailbox="a",provider="outlook",status="stale"} 1',
    ]);
  });

  test('has a cause where something is wrong, even where nobody knows what', async () => {
    const mailboxes = [
      mailbox('a', { status: 'warning', cause: 'server-busy' }),
      mailbox('b', { status: 'unreachable' }),
      mailbox('c'),
    ];
    expect(await samples(metricsWith(), mailboxes, 'mailbox_cause_info')).toEqual([
      'mailbox_cause_info{mailbox="a",provider="outlook",cause="server-busy"} 1',
      'mailbox_cause_info{mailbox="b",provider="outlook",cause="unknown"} 1',
    ]);
  });

  test('has its times in seconds, and none where there is none', async () => {
    const mailboxes = [mailbox('a'), mailbox('b', { checkedAt: null, lastProofAt: null, since: null })];
    expect(await samples(metricsWith(), mailboxes, 'mailbox_last_')).toEqual([
      `mailbox_last_check_timestamp_seconds{mailbox="a",provider="outlook"} ${AT_SECONDS}`,
      `mailbox_last_proof_timestamp_seconds{mailbox="a",provider="outlook"} ${AT_SECONDS}`,
    ]);
  });

  test('is named by its address on request only', async () => {
    const [plain, named] = await Promise.all(
      [false, true].map((withAddresses) => metricsWith({ withAddresses }).collect(snapshot([mailbox('a')]))),
    );
    expect(plain).not.toContain('a@example.com');
    expect(of(named ?? '', 'mailbox_last_check')).toEqual([
      expect.stringContaining('{mailbox="a",provider="outlook",address="a@example.com"}'),
    ]);
  });

  test('leaves no series behind when it is removed, nor its counts when it comes back', async () => {
    const metrics = metricsWith();
    metrics.observe(checked('gone'));
    expect(await metrics.collect(snapshot([mailbox('gone')]))).toContain('mailbox="gone"');
    expect(await metrics.collect(snapshot([mailbox('a')]))).not.toContain('mailbox="gone"');
    expect(await samples(metrics, [mailbox('gone')], 'mailbox_checks_total')).toEqual([]);
  });

  test('shows what its last check found, protocol by protocol', async () => {
    const metrics = metricsWith();
    metrics.observe(
      checked('a', {
        smtp: protocol('smtp', { ok: false, withheld: 'sign-in-budget-spent', tls: null, rungs: [] }),
        signIn: { allowed: false, rejectedSinceChange: 4, lastRejectedAt: null },
      }),
    );
    const text = await metrics.collect(snapshot([mailbox('a'), mailbox('never checked')]));
    const found = ['protocol_ok', 'check_duration', 'stage_duration', 'certificate', 'sign_in'].flatMap(
      (name) => of(text, `mailbox_${name}`),
    );
    const labels = 'mailbox="a",provider="outlook"';
    expect(found).toEqual([
      `mailbox_protocol_ok{${labels},protocol="imap"} 1`,
      `mailbox_check_duration_seconds{${labels},protocol="imap"} 1.5`,
      `mailbox_check_duration_seconds{${labels},protocol="smtp"} 1.5`,
      `mailbox_stage_duration_seconds{${labels},protocol="imap",stage="connect"} 0.25`,
      `mailbox_certificate_expiry_timestamp_seconds{${labels},protocol="imap"} ${AT_SECONDS}`,
      `mailbox_sign_in_allowed{${labels}} 0`,
      `mailbox_sign_in_rejections{${labels}} 4`,
    ]);
  });

  test('shows the last check of an earlier run without counting it, and never instead of a newer one', async () => {
    const metrics = metricsWith();
    metrics.learn(report('a', { signIn: { allowed: true, rejectedSinceChange: 2, lastRejectedAt: null } }));
    metrics.learn(report(null));
    metrics.learn(report('a', { checkedAt: '2026-11-19T20:00:00.000Z' }));
    const text = await metrics.collect(snapshot([mailbox('a')]));
    expect(of(text, 'mailbox_sign_in_rejections')).toEqual([expect.stringMatching(/ 2$/)]);
    expect(of(text, 'mailbox_checks_total')).toEqual([]);
  });

  test('shows what it sent against its cap and plan, and nothing where its Sent folder was never read', async () => {
    const text = await metricsWith().collect(snapshot([mailbox('a', { sends: SENDS }), mailbox('b')]));
    const figures = [...of(text, 'mailbox_sen')].filter((line) => !line.includes('_total'));
    const labels = 'mailbox="a",provider="outlook"';
    expect(figures).toEqual([
      `mailbox_sent_24h_messages{${labels}} 270`,
      `mailbox_sent_24h_recipients{${labels}} 300`,
      `mailbox_sent_today_messages{${labels}} 9`,
      `mailbox_sent_peak_minute_messages{${labels}} 2`,
      `mailbox_send_cap{${labels},unit="messages",basis="observed"} 300`,
      `mailbox_send_cap_ratio{${labels}} 0.9`,
      `mailbox_send_plan_messages{${labels}} 50`,
      `mailbox_send_plan_ratio{${labels}} 0.18`,
      `mailbox_sent_read_timestamp_seconds{${labels}} ${AT_SECONDS}`,
    ]);
  });

  test('counts its checks by result, its incidents once each, and what it sent', async () => {
    const metrics = metricsWith();
    for (const status of ['healthy', 'healthy', 'unreachable'] as const)
      metrics.observe(checked('a', { status }));
    metrics.observe(turned('a', 'pending', 'unreachable'));
    metrics.observe(turned('a', 'unreachable', 'action-needed'));
    metrics.observe(turned('a', 'action-needed', 'healthy'));
    metrics.observe({
      event: 'send',
      at: AT,
      address: 'a@example.com',
      id: 'a',
      newMessages: 3,
      sends: SENDS,
    });
    const read = async () =>
      of(await metrics.collect(snapshot([mailbox('a')])), 'mailbox_').filter((line) =>
        line.includes('_total'),
      );
    const labels = 'mailbox="a",provider="outlook"';
    const counted = [
      `mailbox_checks_total{${labels},result="healthy"} 2`,
      `mailbox_checks_total{${labels},result="unreachable"} 1`,
      `mailbox_incidents_total{${labels}} 1`,
      `mailbox_sent_messages_total{${labels}} 3`,
    ];
    expect(await read()).toEqual(counted);
    expect(await read()).toEqual(counted);
  });
});

describe('the watch', () => {
  test('counts mailboxes by provider and status, zeros too', async () => {
    const mailboxes = [mailbox('a'), mailbox('b'), mailbox('c', { provider: 'gmail', status: 'paused' })];
    const lines = await samples(metricsWith(), mailboxes, 'mailboxes');
    expect(lines).toHaveLength(18);
    expect(lines).toContain('mailboxes{provider="outlook",status="healthy"} 2');
    expect(lines).toContain('mailboxes{provider="gmail",status="healthy"} 0');
    expect(lines).toContain('mailboxes{provider="gmail",status="paused"} 1');
  });

  test('shows open alerts by kind, provider and cause, and counts what it told of them', async () => {
    const metrics = metricsWith();
    const alerts = [
      alert(),
      alert({ id: 'other' }),
      alert({ id: 'over', endedAt: AT }),
      alert({ kind: 'outage', cause: null }),
    ];
    metrics.observe({ event: 'alert', at: AT, alert: alert() });
    metrics.observe({ event: 'alert', at: AT, alert: alert() });
    metrics.observe({ event: 'recovery', at: AT, alert: alert({ kind: 'outage' }) });
    const text = await metrics.collect(snapshot([], { alerts }));
    expect(of(text, 'alerts{')).toEqual([
      'alerts{kind="action-needed",provider="outlook",cause="bad-credentials"} 2',
      'alerts{kind="outage",provider="outlook",cause="none"} 1',
    ]);
    const events = of(text, 'alert_events_total');
    expect(events).toHaveLength(20);
    expect(events.filter((line) => !line.endsWith(' 0'))).toEqual([
      'alert_events_total{event="alert",kind="action-needed"} 2',
      'alert_events_total{event="recovery",kind="outage"} 1',
    ]);
  });

  test('shows its version, whether it is online, that it is alive, and how late it is', async () => {
    const metrics = metricsWith();
    metrics.beat(2500);
    const text = await metrics.collect(snapshot([], { network: 'offline' }));
    expect(of(text, '')).toEqual(
      expect.arrayContaining([
        'build_info{version="1.2.3"} 1',
        'network_online 0',
        'schedule_lag_seconds 2.5',
        `last_beat_timestamp_seconds ${AT_SECONDS}`,
      ]),
    );
  });

  test('claims no beat and no lag before the first', async () => {
    const text = await metricsWith().collect(snapshot([]));
    expect(of(text, 'schedule_lag')).toEqual([]);
    expect(of(text, 'last_beat')).toEqual([]);
  });

  test('answers two scrapes at once in full, and shows the process beside the watch', async () => {
    const metrics = metricsWith();
    const texts = await Promise.all([1, 2].map(() => metrics.collect(snapshot([mailbox('a')]))));
    for (const text of texts) {
      expect(of(text, 'mailbox_status{')).toHaveLength(9);
      expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    }
  });
});
