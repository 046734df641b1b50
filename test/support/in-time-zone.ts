import { expect } from 'vitest';

/** Does `work` as a computer in that time zone would, and puts the zone of the tests back. Node notices the change. */
export function inTimeZone<T>(zone: string, work: () => T): T {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    // A worker thread has its own copy of the environment, which moves no clock.
    expect(zoneOf(new Intl.DateTimeFormat())).toBe(zoneOf(new Intl.DateTimeFormat('en', { timeZone: zone })));
    return work();
  } finally {
    process.env.TZ = before;
  }
}

/** By the name that this Node prefers; some zones have two. */
function zoneOf(format: Intl.DateTimeFormat): string {
  return format.resolvedOptions().timeZone;
}
