import { expect, test } from 'vitest';
import type { SendLimits } from '../../../electron/api/contract.ts';
import { sendLimitsProblem } from '../../../electron/api/send-limits-problem.ts';

const limits = (value: number | null, warmUpSince: string | null = null): SendLimits => ({
  cap: value === null ? null : { value, unit: 'recipients' },
  warmUpSince,
});

test.each([limits(null), limits(1), limits(9_999_999), limits(null, 'off'), limits(300, '2026-02-28')])(
  'has nothing against %j',
  (given) => {
    expect(sendLimitsProblem(given)).toBeNull();
  },
);

test.each([0, -1, 1.5, 10_000_000, Number.NaN])('has no cap of %d', (value) => {
  expect(sendLimitsProblem(limits(value))).toMatch(/^The cap is a whole number of recipients/);
});

test.each(['', 'soon', '2026-02-31', '2026-2-1', '2026-11-20T20:00:00Z'])(
  'has no warm-up since %j',
  (since) => {
    expect(sendLimitsProblem(limits(null, since))).toMatch(/^The first day of the warm-up/);
  },
);
