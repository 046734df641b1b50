import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftDay } from '../../../electron/sending/local-day.ts';
import { planForDay, warmUpFirstDay } from '../../../electron/sending/warm-up-plan.ts';
import { inTimeZone } from '../../support/in-time-zone.ts';

const FIRST_DAY = '2026-10-20';
const plan = (dayOfPlan: number, cap: number | null) =>
  planForDay({
    cap: cap === null ? null : { value: cap },
    firstDay: FIRST_DAY,
    today: shiftDay(FIRST_DAY, dayOfPlan - 1),
  });

describe('the plan under a cap of 300', () => {
  test.each([
    [1, 50],
    [7, 50],
    [8, 100],
    [9, 103],
    [18, 125],
    [27, 148],
    [28, 150],
    [29, 200],
    [3_000, 200],
  ])('has for day %i %i messages', (dayOfPlan, messages) => {
    expect(plan(dayOfPlan, 300)).toBe(messages);
  });

  test('stays at its beginning until its first day', () => {
    expect(plan(0, 300)).toBe(50);
    expect(plan(-40, 300)).toBe(50);
  });
});

test.each<[number, readonly (number | null)[]]>([
  [10_000, [50, 100, 6_666]],
  [500, [50, 100, 333]],
  [120, [50, 80, 80]],
  [60, [40, 40, 40]],
  [2, [1, 1, 1]],
  [1, [null, null, null]],
  [0, [null, null, null]],
])('keeps to two thirds of a cap of %i in every week', (cap, messages) => {
  expect([plan(1, cap), plan(8, cap), plan(29, cap)]).toEqual(messages);
});

test('has no figure after the first month where no cap is known', () => {
  expect([plan(1, null), plan(28, null), plan(29, null)]).toEqual([50, 150, null]);
});

test('has no figure where the mailbox keeps to its cap alone', () => {
  expect(planForDay({ cap: { value: 300 }, firstDay: null, today: FIRST_DAY })).toBeNull();
});

test('counts days on the calendar, over the change of the clocks', () => {
  const today = { cap: { value: 300 }, firstDay: '2026-10-19' };
  expect(planForDay({ ...today, today: '2026-10-25' })).toBe(50);
  expect(planForDay({ ...today, today: '2026-10-26' })).toBe(100);
});

test('never goes down from one day to the next, nor above two thirds of the cap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 20_000 }), fc.integer({ min: -30, max: 400 }), (cap, day) => {
      const [today, tomorrow] = [plan(day, cap) ?? 0, plan(day + 1, cap) ?? 0];
      expect(today).toBeGreaterThan(0);
      expect(today * 3).toBeLessThanOrEqual(cap * 2);
      expect(tomorrow).toBeGreaterThanOrEqual(today);
    }),
  );
});

describe('the first day of the plan', () => {
  const createdAt = '2026-11-01T08:00:00.000Z';

  test('is the one the user set, in the future too', () => {
    expect(warmUpFirstDay({ warmUpSince: '2027-02-01' }, { createdAt, oldestAt: null })).toBe('2027-02-01');
  });

  test('is none where the user switched the plan off', () => {
    expect(warmUpFirstDay({ warmUpSince: 'off' }, { createdAt, oldestAt: null })).toBeNull();
  });

  test('is when the mailbox was added, where its Sent folder holds nothing older', () => {
    expect(warmUpFirstDay({ warmUpSince: null }, { createdAt, oldestAt: null })).toBe('2026-11-01');
    const oldestAt = '2026-11-05T00:00:00.000Z';
    expect(warmUpFirstDay({ warmUpSince: null }, { createdAt, oldestAt })).toBe('2026-11-01');
  });

  test('is that of the oldest message in Sent, where that is older', () => {
    const oldestAt = '2019-05-31T23:30:00.000Z';
    expect(warmUpFirstDay({ warmUpSince: null }, { createdAt, oldestAt })).toBe('2019-06-01');
    const inNewYork = () => warmUpFirstDay({ warmUpSince: null }, { createdAt, oldestAt });
    expect(inTimeZone('America/New_York', inNewYork)).toBe('2019-05-31');
  });
});
