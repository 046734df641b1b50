import { describe, expect, test } from 'vitest';
import { CHECK_LIMITS } from '../../../electron/binding/verify.ts';
import { NO_STANDING, type Standing } from '../../../electron/history/standing.ts';
import {
  dueAfterGap,
  dueAtLatest,
  dueAtStart,
  type Pace,
  pauseAfter,
} from '../../../electron/monitor/schedule.ts';
import { RESTS } from '../../../electron/monitor/sign-in-budget.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-20T20:00:00.000Z');
const PACE: Pace = { intervalMs: 15 * MINUTE, random: 0.5, hasMoreToRead: false, signInMethod: 'password' };

const standing = (changes: Partial<Standing>): Standing => ({
  ...NO_STANDING,
  checkedAt: new Date(NOW - 5 * MINUTE).toISOString(),
  ...changes,
});
const minutesAfter = (changes: Partial<Standing>, pace: Partial<Pace> = {}) =>
  pauseAfter(standing(changes), { ...PACE, ...pace }) / MINUTE;

describe('the pause after a check', () => {
  test('is the interval, give or take a tenth', () => {
    expect(minutesAfter({ status: 'healthy' }, { random: 0 })).toBe(13.5);
    expect(minutesAfter({ status: 'healthy' })).toBe(15);
    expect(minutesAfter({ status: 'warning' }, { random: 1 })).toBeCloseTo(16.5);
  });

  test('is one minute after the first failure, two after the second', () => {
    expect(minutesAfter({ status: 'pending', failures: 1 })).toBeCloseTo(1, 1);
    expect(minutesAfter({ status: 'pending', failures: 2 })).toBeCloseTo(2, 1);
  });

  test('is a minute and a little before a refusal is confirmed, never less', () => {
    const pause = minutesAfter({ status: 'pending', refusals: 1, failures: 1 }, { random: 0 });
    expect(pause).toBeGreaterThan(1);
    expect(pause).toBeLessThan(1.1);
  });

  test.each([
    [1, 2],
    [2, 4],
    [3, 8],
    [4, 16],
    [5, 32],
    [6, 60],
    [20, 60],
  ])('doubles for a server that asks to wait: after %i times, %i minutes', (backOffs, expected) => {
    expect(minutesAfter({ status: 'pending', backOffs }, { random: 0 })).toBe(expected);
  });

  test('looks every five minutes whether a server is back, and after a minute whether it stays', () => {
    expect(minutesAfter({ status: 'unreachable', failures: 3 }, { random: 0 })).toBe(5);
    expect(minutesAfter({ status: 'unreachable', successes: 1 }, { random: 0 })).toBe(1);
  });

  test('looks every five minutes whether a locked keychain has been opened', () => {
    expect(minutesAfter({ status: 'unknown' }, { random: 0 })).toBe(5);
  });

  test('is the interval where somebody must act: asking more often changes nothing', () => {
    expect(minutesAfter({ status: 'action-needed', refusals: 0 })).toBe(15);
  });

  test('of a token that was refused is ten minutes before that is confirmed, and then an hour at most', () => {
    const byToken = { random: 0, signInMethod: 'oauth2' } as const;
    const unconfirmed = minutesAfter({ status: 'pending', refusals: 1 }, byToken);
    expect(unconfirmed).toBeGreaterThan(10);
    expect(unconfirmed).toBeLessThan(10.1);
    const rare = { intervalMs: 240 * MINUTE };
    expect(minutesAfter({ status: 'action-needed' }, { ...byToken, ...rare })).toBeCloseTo(60, 0);
    expect(minutesAfter({ status: 'action-needed' }, { ...byToken, random: 0.5 })).toBe(15);
    expect(minutesAfter({ status: 'action-needed' }, rare)).toBe(240);
  });

  test('is short while the Sent folder is still being read', () => {
    expect(minutesAfter({ status: 'healthy' }, { hasMoreToRead: true })).toBeLessThan(1.1);
  });
});

describe('at the start', () => {
  test('a mailbox that was never checked is due at once', () => {
    expect(dueAtStart(NO_STANDING, NOW, PACE)).toBe(NOW);
  });

  test('one that was checked lately keeps its turn', () => {
    expect(dueAtStart(standing({ status: 'healthy' }), NOW, PACE)).toBe(NOW + 10 * MINUTE);
  });

  test.each(['password', 'oauth2'] as const)(
    'one to be confirmed rests from the end of its check on: %s',
    (signInMethod) => {
      const refused = standing({
        status: 'pending',
        refusals: 1,
        checkedAt: new Date(NOW - 1).toISOString(),
      });
      const due = dueAtStart(refused, NOW, { ...PACE, signInMethod });
      expect(due - NOW).toBeGreaterThan(RESTS[signInMethod].beforeConfirmingMs + CHECK_LIMITS.wholeMs);
    },
  );

  test('those that are overdue are spread over a minute', () => {
    const old = standing({ status: 'healthy', checkedAt: '2026-11-19T20:00:00.000Z' });
    expect(dueAtStart(old, NOW, { ...PACE, random: 0 })).toBe(NOW);
    expect(dueAtStart(old, NOW, { ...PACE, random: 0.75 })).toBe(NOW + 45_000);
  });

  test('one whose last check lies in the future, because the clock was set back, is due at once', () => {
    const future = standing({ checkedAt: '2026-11-21T20:00:00.000Z' });
    expect(dueAtStart(future, NOW, PACE)).toBe(NOW);
  });
});

describe('after a gap', () => {
  test('what is overdue waits 20 seconds and is spread over a minute', () => {
    expect(dueAfterGap(NOW - MINUTE, NOW, 0)).toBe(NOW + 20_000);
    expect(dueAfterGap(NOW - MINUTE, NOW, 1)).toBe(NOW + 80_000);
  });

  test('what is due later stays where it is', () => {
    expect(dueAfterGap(NOW + 10 * MINUTE, NOW, 0.5)).toBe(NOW + 10 * MINUTE);
  });
});

test('a clock that was set back postpones no check by more than an hour or an interval', () => {
  const inAWeek = NOW + 7 * 24 * 60 * MINUTE;
  expect(dueAtLatest(inAWeek, NOW, 15 * MINUTE)).toBe(NOW + 60 * MINUTE);
  expect(dueAtLatest(inAWeek, NOW, 240 * MINUTE)).toBeCloseTo(NOW + 264 * MINUTE);
  expect(dueAtLatest(NOW + MINUTE, NOW, 15 * MINUTE)).toBe(NOW + MINUTE);
});
