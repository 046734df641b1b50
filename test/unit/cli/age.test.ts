import { expect, test } from 'vitest';
import { age } from '../../../electron/cli/commands/list.ts';

test.each([
  ['2026-11-20T20:00:00.000Z', 'just now'],
  ['2026-11-20T19:59:01.000Z', 'just now'],
  ['2026-11-20T19:59:00.000Z', '1 min ago'],
  ['2026-11-20T19:00:01.000Z', '59 min ago'],
  ['2026-11-20T19:00:00.000Z', '1 h ago'],
  ['2026-11-19T20:00:01.000Z', '23 h ago'],
  ['2026-11-19T20:00:00.000Z', '1 d ago'],
  ['2026-10-01T20:00:00.000Z', '50 d ago'],
  ['2026-11-20T21:00:00.000Z', 'just now'],
])('%s is %s', (at, words) => {
  expect(age(at, new Date('2026-11-20T20:00:00.000Z'))).toBe(words);
});
