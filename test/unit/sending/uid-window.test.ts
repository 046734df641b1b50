import { describe, expect, test } from 'vitest';
import { isPastHorizon, MOST_IN_WINDOW, nextWindow } from '../../../electron/sending/uid-window.ts';

describe('the next window', () => {
  test.each([
    ['is twice as wide after an empty one', 64, 0, 128],
    ['is twice as wide after a sparse one', 4_096, 30, 8_192],
    ['stays after a well-filled one', 512, 500, 512],
    ['shrinks after one that held too much', 65_536, MOST_IN_WINDOW, 16_384],
    ['never shrinks to nothing', 1, MOST_IN_WINDOW, 1],
  ])('%s', (_, size, count, next) => {
    expect(nextWindow(size, count)).toBe(next);
  });
});

describe('the horizon is passed', () => {
  const since = new Date('2026-10-21T00:00:00Z');
  const old = (count: number) => Array<string>(count).fill('2026-10-20T00:00:00.000Z');

  test('by many messages that are all older', () => {
    expect(isPastHorizon(old(100), since)).toBe(true);
  });

  test('by no handful of old ones, which may have been imported', () => {
    expect(isPastHorizon(old(20), since)).toBe(false);
    expect(isPastHorizon([], since)).toBe(false);
  });

  test('by none among which one is younger', () => {
    expect(isPastHorizon([...old(400), '2026-10-21T00:00:00.000Z'], since)).toBe(false);
  });
});
