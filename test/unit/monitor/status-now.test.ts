import { expect, test } from 'vitest';
import { NO_STANDING, type Standing, type StandingStatus } from '../../../electron/history/standing.ts';
import { statusNow } from '../../../electron/monitor/status-now.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-20T20:00:00.000Z');
const MOMENT = { now: NOW, intervalMs: 15 * MINUTE, isPaused: false, isOffline: false };

const proved = (status: StandingStatus, minutesAgo: number): Standing => ({
  ...NO_STANDING,
  status,
  lastProofAt: new Date(NOW - minutesAgo * MINUTE).toISOString(),
});

test.each(['healthy', 'warning'] as const)('%s stays so while the proof is fresh', (status) => {
  expect(statusNow(proved(status, 33), MOMENT)).toBe(status);
});

test.each(['healthy', 'warning'] as const)('%s turns stale after two silent intervals', (status) => {
  expect(statusNow(proved(status, 35), MOMENT)).toBe('stale');
});

test('green without any proof is stale: it cannot be told', () => {
  expect(statusNow({ ...NO_STANDING, status: 'healthy' }, MOMENT)).toBe('stale');
});

test.each(['pending', 'unreachable', 'action-needed', 'unknown'] as const)(
  '%s does not turn stale',
  (status) => {
    expect(statusNow(proved(status, 600), MOMENT)).toBe(status);
  },
);

test('offline hides what cannot be known, not what needs somebody', () => {
  const offline = { ...MOMENT, isOffline: true };
  expect(statusNow(proved('healthy', 1), offline)).toBe('offline');
  expect(statusNow(proved('unreachable', 1), offline)).toBe('offline');
  expect(statusNow(proved('action-needed', 1), offline)).toBe('action-needed');
});

test('paused says so, whatever is known', () => {
  expect(statusNow(proved('action-needed', 1), { ...MOMENT, isPaused: true })).toBe('paused');
});
