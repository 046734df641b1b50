import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, localDayOf, shiftDay, startOfLocalDay } from '../../../electron/sending/local-day.ts';
import { inTimeZone } from '../../support/in-time-zone.ts';

const HOUR_MS = 3_600_000;
const startOf = (day: string) => new Date(startOfLocalDay(day)).toISOString();
const hoursOf = (day: string) => (startOfLocalDay(shiftDay(day, 1)) - startOfLocalDay(day)) / HOUR_MS;
const dayAt = (iso: string) => localDayOf(Date.parse(iso));

// The tests run in Berlin.
describe('the days of Berlin', () => {
  test.each<[string, string, number]>([
    ['2026-10-25', '2026-10-24T22:00:00.000Z', 25],
    ['2027-03-28', '2027-03-27T23:00:00.000Z', 23],
    ['2026-11-20', '2026-11-19T23:00:00.000Z', 24],
  ])('%s begins at %s and has %i hours', (day, start, hours) => {
    expect(startOf(day)).toBe(start);
    expect(hoursOf(day)).toBe(hours);
  });

  test.each<[string, string]>([
    ['2026-10-24T21:59:59.999Z', '2026-10-24'],
    ['2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['2026-10-25T23:00:00.000Z', '2026-10-26'],
    ['2027-03-28T21:59:59.999Z', '2027-03-28'],
    ['2027-03-28T22:00:00.000Z', '2027-03-29'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01'],
  ])('%s lies in %s', (moment, day) => {
    expect(dayAt(moment)).toBe(day);
  });
});

test('a moment lies in another day elsewhere', () => {
  expect(inTimeZone('America/New_York', () => dayAt('2026-11-20T02:00:00Z'))).toBe('2026-11-19');
  expect(inTimeZone('Asia/Kolkata', () => dayAt('2026-11-20T18:30:00Z'))).toBe('2026-11-21');
});

test('a day begins when the clocks skip its midnight', () => {
  inTimeZone('America/Santiago', () => {
    expect(startOf('2026-09-06')).toBe('2026-09-06T04:00:00.000Z');
    expect(hoursOf('2026-09-06')).toBe(23);
  });
});

test('a day that the calendar left out has no hours', () => {
  inTimeZone('Pacific/Apia', () => {
    expect(hoursOf('2011-12-30')).toBe(0);
    expect(dayAt('2011-12-30T09:59:59.999Z')).toBe('2011-12-29');
    expect(dayAt('2011-12-30T10:00:00.000Z')).toBe('2011-12-31');
  });
});

test('clocks put back over midnight do not bring the day before back', () => {
  inTimeZone('America/St_Johns', () => {
    expect(dayAt('2006-10-29T02:30:30.000Z')).toBe('2006-10-29');
    expect(dayAt('2006-10-29T03:00:00.000Z')).toBe('2006-10-29');
    expect(startOf('2006-10-29')).toBe('2006-10-29T02:30:00.000Z');
  });
});

test('days are counted on the calendar', () => {
  expect(shiftDay('2026-10-24', 2)).toBe('2026-10-26');
  expect(shiftDay('2028-03-01', -1)).toBe('2028-02-29');
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1);
});

const ZONES = [
  'Europe/Berlin',
  'UTC',
  'America/St_Johns',
  'America/Santiago',
  'America/Havana',
  'Asia/Kolkata',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];

test('every moment lies between the beginnings of its day and of the next, in every zone', () => {
  const moment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) });
  // Close to midnight it is that zones do odd things.
  const nearMidnight = fc
    .tuple(fc.integer({ min: 0, max: 14_600 }), fc.integer({ min: -2 * HOUR_MS, max: 2 * HOUR_MS }))
    .map(([days, ms]) => startOfLocalDay(shiftDay('2000-01-01', days)) + ms);
  for (const zone of ZONES) {
    inTimeZone(zone, () =>
      fc.assert(
        fc.property(fc.oneof(moment, nearMidnight), (ms) => {
          const day = localDayOf(ms);
          expect(ms).toBeGreaterThanOrEqual(startOfLocalDay(day));
          expect(ms).toBeLessThan(startOfLocalDay(shiftDay(day, 1)));
        }),
        { numRuns: 300 },
      ),
    );
  }
});
