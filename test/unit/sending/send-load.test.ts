import { expect, test } from 'vitest';
import { outlook } from '../../../electron/provider/presets/outlook.ts';
import { NOTHING_SENT } from '../../../electron/sending/send-figures.ts';
import { NO_LIMITS } from '../../../electron/sending/send-limits.ts';
import { planOf, sendLoadOf } from '../../../electron/sending/send-load.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const facts = {
  provider: outlook,
  createdAt: '2026-11-10T08:00:00.000Z',
  limits: NO_LIMITS,
  cursor: { oldestAt: null },
  now: NOW,
};

test('the plan of a day follows the warm-up up to today, and there is none before its first day', () => {
  const planOn = planOf(facts);
  expect(['2026-11-09', '2026-11-10', '2026-11-16', '2026-11-17', '2026-11-18'].map(planOn)).toEqual([
    null,
    50,
    50,
    100,
    103,
  ]);
});

test('today’s plan is the one that sends are held against', () => {
  for (const warmUpSince of [null, 'off', '2026-11-01', '2027-01-01']) {
    const given = { ...facts, limits: { ...NO_LIMITS, warmUpSince } };
    expect(planOf(given)('2026-11-20')).toBe(sendLoadOf({ ...given, figures: NOTHING_SENT }).plan);
  }
});

test('a plan that begins in the future stands at its beginning today, and had nothing before', () => {
  const planOn = planOf({ ...facts, limits: { ...NO_LIMITS, warmUpSince: '2026-12-01' } });
  expect([planOn('2026-11-19'), planOn('2026-11-20')]).toEqual([null, 50]);
});

test('a mailbox without a warm-up has no plan on any day', () => {
  expect(planOf({ ...facts, limits: { ...NO_LIMITS, warmUpSince: 'off' } })('2026-11-18')).toBeNull();
});
