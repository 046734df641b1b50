import { describe, expect, test } from 'vitest';
import { isQuiet, quietUntil } from '../../../electron/alerting/quiet-hours.ts';

// The tests run in Berlin: UTC+1 in winter, UTC+2 in summer.
const NIGHT = { quietHours: { from: '22:00', to: '07:00' }, snoozedUntil: null };
const SIESTA = { quietHours: { from: '13:00', to: '15:00' }, snoozedUntil: null };
const NEVER = { quietHours: null, snoozedUntil: null };

function end(now: string, quiet: Parameters<typeof quietUntil>[1]): string | null {
  expect(isQuiet(new Date(now), quiet)).toBe(quietUntil(new Date(now), quiet) !== null);
  return quietUntil(new Date(now), quiet)?.toISOString() ?? null;
}

describe('quiet hours', () => {
  test.each([
    ['2026-11-20T21:59:59+01:00', null],
    ['2026-11-20T22:00:00+01:00', '2026-11-21T06:00:00.000Z'],
    ['2026-11-21T00:00:00+01:00', '2026-11-21T06:00:00.000Z'],
    ['2026-11-21T06:59:59+01:00', '2026-11-21T06:00:00.000Z'],
    ['2026-11-21T07:00:00+01:00', null],
  ])('over midnight: at %s they last until %s', (now, until) => {
    expect(end(now, NIGHT)).toBe(until);
  });

  test.each([
    ['2026-11-20T12:59:00+01:00', null],
    ['2026-11-20T13:00:00+01:00', '2026-11-20T14:00:00.000Z'],
    ['2026-11-20T15:00:00+01:00', null],
    ['2026-11-21T00:00:00+01:00', null],
  ])('within a day: at %s they last until %s', (now, until) => {
    expect(end(now, SIESTA)).toBe(until);
  });

  test('are an hour shorter in the night in which clocks are put forward', () => {
    expect(end('2026-03-28T22:00:00+01:00', NIGHT)).toBe('2026-03-29T05:00:00.000Z');
  });

  test('are an hour longer in the night in which clocks are put back', () => {
    expect(end('2026-10-24T22:00:00+02:00', NIGHT)).toBe('2026-10-25T06:00:00.000Z');
  });

  test('that end at a time which the clocks skip end when they skip it', () => {
    const quiet = { quietHours: { from: '22:00', to: '02:30' }, snoozedUntil: null };
    expect(end('2026-03-29T01:30:00+01:00', quiet)).toBe('2026-03-29T01:00:00.000Z');
    expect(end('2026-03-29T03:00:00+02:00', quiet)).toBeNull();
  });

  test('that end at a time which the clocks show twice end with the first', () => {
    const quiet = { quietHours: { from: '22:00', to: '02:30' }, snoozedUntil: null };
    expect(end('2026-10-25T02:00:00+02:00', quiet)).toBe('2026-10-25T00:30:00.000Z');
    expect(end('2026-10-25T02:00:00+01:00', quiet)).toBeNull();
  });
});

describe('a snooze', () => {
  const until = (snoozedUntil: string) => ({ quietHours: { from: '22:00', to: '07:00' }, snoozedUntil });

  test('holds back until it ends', () => {
    const quiet = { ...NEVER, snoozedUntil: '2026-11-20T12:00:00.000Z' };
    expect(end('2026-11-20T11:59:59.999Z', quiet)).toBe('2026-11-20T12:00:00.000Z');
    expect(end('2026-11-20T12:00:00.000Z', quiet)).toBeNull();
  });

  test('that ends within the quiet hours is followed by them', () => {
    expect(end('2026-11-20T20:00:00.000Z', until('2026-11-20T23:00:00.000Z'))).toBe(
      '2026-11-21T06:00:00.000Z',
    );
  });

  test('that outlasts the quiet hours decides alone', () => {
    expect(end('2026-11-20T22:00:00.000Z', until('2026-11-21T08:00:00.000Z'))).toBe(
      '2026-11-21T08:00:00.000Z',
    );
  });
});

test('without either, nothing is held back', () => {
  expect(end('2026-11-20T23:00:00.000Z', NEVER)).toBeNull();
});
