import { expect, test } from 'vitest';
import { EXIT, exitCodeFor } from '../../../electron/cli/exit-code.ts';
import type { MailboxStatus } from '../../../electron/diagnosis/cause.ts';

test.each<[readonly MailboxStatus[], number]>([
  [[], 0],
  [['healthy'], 0],
  [['paused', 'healthy'], 0],
  [['healthy', 'warning'], 1],
  [['action-needed'], 2],
  [['unreachable'], 2],
  [['unknown'], 3],
  [['pending'], 3],
  [['offline'], 3],
  [['stale'], 3],
  [['warning', 'unknown', 'healthy'], 3],
  [['unknown', 'action-needed', 'warning'], 2],
])('%j ends with %i', (statuses, code) => {
  expect(exitCodeFor(statuses)).toBe(code);
});

test('a usage error and a fault of the program are no verdict', () => {
  expect([EXIT.usage, EXIT.trouble]).toEqual([64, 70]);
});
