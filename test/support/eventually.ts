import { expect } from 'vitest';

/** Expects something of an answer within ten seconds: what a window shows follows what it was told, but not at once. */
export function eventually<Answer>(ask: () => Answer | Promise<Answer>) {
  return expect.poll(ask, { timeout: 10_000 });
}
