import { describe, expect, test } from 'vitest';
import { spansOfChecks, spansOfHours } from '../../../electron/history/health-span.ts';
import { historyStrip } from '../../../electron/history/history-strip.ts';
import { uptime } from '../../../electron/history/uptime.ts';

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-11-20T10:00:00Z');
const minute = (count: number) => START + count * 60_000;
const at = (count: number) => new Date(minute(count)).toISOString();
const HOLDS_MS = 30 * 60_000;
const ONE_HOUR = { from: START, to: START + HOUR_MS };

type Checks = Parameters<typeof spansOfChecks>[0];

describe('uptime over checks', () => {
  test.each<[string, Checks, number | null, number]>([
    ['nothing was checked', [], null, 0],
    [
      'all was well',
      [
        { at: at(0), status: 'healthy' },
        { at: at(30), status: 'warning' },
      ],
      1,
      60,
    ],
    [
      'it failed from half past on',
      [
        { at: at(0), status: 'healthy' },
        { at: at(30), status: 'unreachable' },
      ],
      0.5,
      60,
    ],
    [
      'it failed for a quarter',
      [
        { at: at(0), status: 'healthy' },
        { at: at(15), status: 'pending' },
        { at: at(30), status: 'healthy' },
      ],
      0.75,
      60,
    ],
    [
      'it was offline for half',
      [
        { at: at(0), status: 'offline' },
        { at: at(30), status: 'healthy' },
      ],
      1,
      30,
    ],
    ['it was paused', [{ at: at(0), status: 'paused' }], null, 0],
    ['the app was closed after the first check', [{ at: at(0), status: 'healthy' }], 1, 30],
    ['the check before the window still held', [{ at: at(-20), status: 'healthy' }], 1, 10],
    ['all checks are older than the window', [{ at: at(-90), status: 'healthy' }], null, 0],
  ])('when %s', (_, checks, fraction, knownMinutes) => {
    const spans = spansOfChecks(checks, minute(60), HOLDS_MS);
    expect(uptime(spans, ONE_HOUR)).toMatchObject({ fraction, knownMs: knownMinutes * 60_000 });
  });

  test('knows nothing of the time after now', () => {
    const spans = spansOfChecks([{ at: at(0), status: 'healthy' }], minute(10), HOLDS_MS);
    expect(uptime(spans, ONE_HOUR).knownMs).toBe(10 * 60_000);
  });
});

describe('uptime over hours', () => {
  test('shares an hour out by the number of checks', () => {
    const spans = spansOfHours([
      { at: at(0), status: 'action-needed', checks: 1 },
      { at: at(0), status: 'healthy', checks: 2 },
      { at: at(0), status: 'offline', checks: 1 },
      { at: at(60), status: 'healthy', checks: 4 },
    ]);
    const figures = uptime(spans, { from: START, to: START + 2 * HOUR_MS });
    expect(figures).toEqual({ fraction: 1.5 / 1.75, upMs: 1.5 * HOUR_MS, knownMs: 1.75 * HOUR_MS });
  });
});

test('cuts a window into bars that say up, down, mixed or unknown', () => {
  const spans = spansOfChecks(
    [
      { at: at(0), status: 'healthy' },
      { at: at(20), status: 'unreachable' },
      { at: at(45), status: 'offline' },
    ],
    minute(60),
    HOLDS_MS,
  );
  const bars = historyStrip(spans, ONE_HOUR, 4);
  expect(bars.map((bar) => bar.health)).toEqual(['up', 'mixed', 'down', 'unknown']);
  expect(bars.map((bar) => bar.from)).toEqual([0, 15, 30, 45].map(minute));
  expect(bars[1]?.fraction).toBeCloseTo(1 / 3);
});
