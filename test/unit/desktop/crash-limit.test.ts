import { describe, expect, test } from 'vitest';
import { openCrashLimit } from '../../../electron/desktop/window/crash-limit.ts';

describe('a window that crashes', () => {
  test('is opened three times within ten minutes, and again when it has been calm', () => {
    let now = Date.parse('2026-11-21T10:00:00Z');
    const mayReopen = openCrashLimit(() => new Date(now));
    expect([mayReopen(), mayReopen(), mayReopen(), mayReopen()]).toEqual([true, true, true, false]);
    now += 10 * 60_000;
    expect(mayReopen()).toBe(true);
  });
});
