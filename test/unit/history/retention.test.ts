import { expect, test } from 'vitest';
import { planRetention } from '../../../electron/history/retention.ts';

const now = Date.parse('2026-12-01T10:20:00Z');
const AGE = { checkDays: 30, hourDays: 365 };
const iso = (ms: number) => new Date(ms).toISOString();

test.each([
  ['nothing is stored', null, '2026-11-01T10:00:00.000Z', false],
  ['all checks are young', '2026-11-15T00:00:00Z', '2026-11-01T10:00:00.000Z', false],
  ['the oldest hour is due', '2026-11-01T09:10:00Z', '2026-11-01T10:00:00.000Z', false],
  ['a day and more is due', '2026-10-30T09:59:00Z', '2026-10-31T09:00:00.000Z', true],
])('rolls up whole hours, a day at most, when %s', (_, oldest, rollUpBefore, isMoreDue) => {
  const plan = planRetention(now, oldest === null ? null : Date.parse(oldest), AGE);
  expect({ rollUpBefore: iso(plan.rollUpBefore), isMoreDue: plan.isMoreDue }).toEqual({
    rollUpBefore,
    isMoreDue,
  });
});

test('drops hours after a year of 365 days', () => {
  expect(iso(planRetention(now, null, AGE).dropBefore)).toBe('2025-12-01T10:00:00.000Z');
});

test('keeps checks and hours as long as the user wants', () => {
  const plan = planRetention(now, null, { checkDays: 7, hourDays: 31 });
  expect(iso(plan.rollUpBefore)).toBe('2026-11-24T10:00:00.000Z');
  expect(iso(plan.dropBefore)).toBe('2026-10-31T10:00:00.000Z');
});
