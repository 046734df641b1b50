import { describe, expect, test } from 'vitest';
import { pauseBefore, SEND_TEST_LIMITS } from '../../../electron/monitor/send-test-limits.ts';

/** When, after the acceptance, each look begins: seconds, if a look took no time. */
function looks(): readonly number[] {
  const at = [0];
  for (let elapsedMs = 0; ; ) {
    const pause = pauseBefore({ number: at.length, elapsedMs }, SEND_TEST_LIMITS);
    if (pause === null) return at;
    elapsedMs += pause;
    at.push(elapsedMs / 1_000);
  }
}

describe('the looks for a message', () => {
  test('come at 1, 2, 4 and 8 seconds from each other, then every 10, the last one at two minutes', () => {
    expect(looks()).toEqual([0, 1, 3, 7, 15, 25, 35, 45, 55, 65, 75, 85, 95, 105, 115, 120]);
  });

  test('end where a look itself took longer than was left', () => {
    expect(pauseBefore({ number: 3, elapsedMs: 119_990 }, SEND_TEST_LIMITS)).toBe(10);
    expect(pauseBefore({ number: 3, elapsedMs: 131_000 }, SEND_TEST_LIMITS)).toBeNull();
  });
});
