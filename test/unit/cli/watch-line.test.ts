import { describe, expect, test } from 'vitest';
import type { AlertReport, WatchReport } from '../../../electron/api/contract.ts';
import { watchLine } from '../../../electron/cli/watch-line.ts';

// The tests run in Berlin, an hour ahead.
const AT = '2026-11-20T20:00:05.000Z';
const ALERT: AlertReport = {
  id: 'a',
  kind: 'action-needed',
  cause: 'bad-credentials',
  provider: 'gmail',
  addresses: ['you@example.com'],
  title: 'you@example.com can no longer sign in',
  body: 'The app password no longer works.',
  mendedBy: 'new-secret',
  openedAt: AT,
  toldAt: AT,
  endedAt: null,
};
const line = (event: WatchReport) => watchLine(event, { style: (_, text) => text, columns: 60 });

describe('a line of the watch', () => {
  test('tells a status with its shape, its word and its cause, in local time', () => {
    const summary = 'The password no longer works';
    const event = { event: 'status', at: AT, address: 'you@example.com', id: '1', summary } as const;
    expect(line({ ...event, before: 'healthy', status: 'action-needed', cause: 'bad-credentials' })).toBe(
      '21:00:05  ⬣ needs you  you@example.com  The password no longer works',
    );
  });

  test.each(['alert', 'reminder'] as const)('tells an %s with its next step', (event) => {
    expect(line({ event, at: AT, alert: ALERT })).toMatch(/! you@example\.com can .*\n +The app password/);
  });

  test('breaks a long step below itself', () => {
    const body = 'The password was not accepted. Turn two-step verification on, if it is off.';
    const lines = line({ event: 'alert', at: AT, alert: { ...ALERT, body } })?.split('\n') ?? [];
    expect(lines.length).toBeGreaterThan(2);
    for (const one of lines.slice(1)) expect(one).toMatch(/^ {10}\S.{0,49}$/);
  });

  test('tells a recovery', () => {
    expect(line({ event: 'recovery', at: AT, alert: { ...ALERT, title: 'It works again', body: '' } })).toBe(
      '21:00:05  ✓ It works again',
    );
  });

  test('tells when this computer goes offline and comes back', () => {
    expect(line({ event: 'offline', at: AT })).toContain('offline');
    expect(line({ event: 'online', at: AT })).toContain('online again');
  });

  test('says nothing of a notification that is taken away', () => {
    expect(line({ event: 'withdrawn', at: AT, alert: ALERT })).toBeNull();
  });
});
