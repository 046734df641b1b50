import { expect, test } from 'vitest';
import {
  type AfterEnd,
  afterEnd,
  mayOpen,
  NO_SENTINEL_RECORD,
  type SentinelEnd,
} from '../../../electron/monitor/sentinel-back-off.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MIDDLE = 0.5;
const AT = Date.parse('2026-11-20T20:00:00.000Z');

const cut = (heldMs: number): SentinelEnd => ({ kind: 'cut', heldMs });
const REFUSED: SentinelEnd = { kind: 'refused' };
const NOT_OPENED: SentinelEnd = { kind: 'not-opened' };
const CLOSED: SentinelEnd = { kind: 'closed' };
const TOO_MANY: SentinelEnd = { kind: 'too-many-connections' };

/** What follows from each of a row of ends. */
function follow(ends: readonly SentinelEnd[], random = MIDDLE): readonly AfterEnd[] {
  let record = NO_SENTINEL_RECORD;
  return ends.map((end) => {
    const after = afterEnd(record, end, { at: AT, random });
    record = after.record;
    return after;
  });
}
const rests = (ends: readonly SentinelEnd[]) => follow(ends).map(({ record }) => record.restMs);
const calls = (ends: readonly SentinelEnd[]) => follow(ends).map(({ callsForCheck }) => callsForCheck);
const times = (count: number, end: SentinelEnd) => Array.from({ length: count }, () => end);

test('a cut calls for a check and a rest of five seconds', () => {
  expect(follow([cut(2 * MINUTE)])).toMatchObject([{ record: { restMs: 5_000 }, callsForCheck: true }]);
});

test('the rest doubles with every cut, up to 15 minutes, and each cut still calls for a check', () => {
  const seconds = rests(times(10, cut(2 * MINUTE))).map((ms) => ms / 1_000);
  expect(seconds).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
  expect(calls(times(10, cut(2 * MINUTE)))).toEqual(times(10, CLOSED).map(() => true));
});

test('a server that always cuts after a minute gets no more than six checks an hour once it is known', () => {
  const [settled = 0] = rests(times(20, cut(MINUTE))).slice(-1);
  expect(HOUR / (settled + MINUTE)).toBeLessThan(6);
});

test('a connection that held for ten minutes begins anew', () => {
  expect(rests([...times(6, cut(2 * MINUTE)), cut(10 * MINUTE), cut(2 * MINUTE)]).slice(-2)).toEqual([
    5_000, 10_000,
  ]);
  expect(rests([...times(6, cut(2 * MINUTE)), cut(10 * MINUTE - 1)]).at(-1)).toBeGreaterThan(5_000);
});

test('the third cut in a row within a minute calls for no check any more, and the server has an hour of peace', () => {
  const after = follow(times(5, cut(MINUTE - 1)));
  expect(after.map(({ callsForCheck }) => callsForCheck)).toEqual([true, true, false, false, false]);
  expect(after.slice(2).map(({ record }) => record.restMs)).toEqual([HOUR, HOUR, HOUR]);
});

test('a connection that held for a minute in between breaks the row', () => {
  const ends = [cut(1), cut(1), cut(MINUTE), cut(1), cut(1), cut(1)];
  expect(calls(ends)).toEqual([true, true, true, true, true, false]);
});

test('a refused sign-in calls for a check, and the third in a row for an hour of peace', () => {
  const after = follow(times(3, REFUSED));
  expect(after.map(({ callsForCheck }) => callsForCheck)).toEqual([true, true, false]);
  expect(after.map(({ record }) => record.restMs)).toEqual([5_000, 10_000, HOUR]);
  expect(calls([cut(1), REFUSED, cut(1)])).toEqual([true, true, false]);
});

test('a server with too many connections has an hour of peace, and the mailbox is not to blame', () => {
  expect(follow([TOO_MANY])).toMatchObject([{ record: { restMs: HOUR }, callsForCheck: false }]);
  expect(follow([TOO_MANY, cut(2 * MINUTE)])).toMatchObject([
    {},
    { record: { restMs: 5_000 }, callsForCheck: true },
  ]);
});

test('one that could not be opened rests longer each time and leaves the finding out to the usual check', () => {
  expect(rests(times(3, NOT_OPENED))).toEqual([5_000, 10_000, 20_000]);
  expect(calls(times(12, NOT_OPENED))).not.toContain(true);
  expect(rests(times(12, NOT_OPENED)).at(-1)).toBe(15 * MINUTE);
});

test('one that we closed rests briefly and leaves no trace', () => {
  expect(follow([CLOSED])).toEqual([
    { record: { ...NO_SENTINEL_RECORD, endedAt: AT, restMs: 5_000 }, callsForCheck: false },
  ]);
  expect(rests([cut(2 * MINUTE), CLOSED, cut(2 * MINUTE)])).toEqual([5_000, 5_000, 10_000]);
});

test.each([
  [0, 4_000],
  [0.999, 6_000],
])('chance (%d) spreads the rests around', (random, expected) => {
  const [first] = follow([cut(2 * MINUTE)], random);
  expect(Math.round((first?.record.restMs ?? 0) / 100) * 100).toBe(expected);
});

/** Whether a connection may be tried so long after these ends, where the last good check began then. */
function mayOpenAfter(ends: readonly SentinelEnd[], ms: number, checkedMs: number | null = null) {
  const record = follow(ends).at(-1)?.record ?? NO_SENTINEL_RECORD;
  const lastProofAt = () => (checkedMs === null ? null : new Date(AT + checkedMs).toISOString());
  return mayOpen(record, { now: AT + ms, lastProofAt });
}

test('the first connection may be tried at once', () => {
  expect(mayOpenAfter([], 0)).toBe(true);
});

test('after a cut, a check that began later has to work first', () => {
  const once = [cut(2 * MINUTE)];
  expect(mayOpenAfter(once, 6_000, null)).toBe(false);
  expect(mayOpenAfter(once, HOUR, -1)).toBe(false);
  expect(mayOpenAfter(once, 6_000, 100)).toBe(true);
  expect(mayOpenAfter([REFUSED], 6_000, -1)).toBe(false);
});

test('the rest counts from the end, however soon the check worked', () => {
  expect(mayOpenAfter([cut(2 * MINUTE)], 4_999, 100)).toBe(false);
  expect(mayOpenAfter([CLOSED], 4_999)).toBe(false);
  expect(mayOpenAfter([TOO_MANY], HOUR - 1)).toBe(false);
});

test('an end that called for no check needs none', () => {
  expect(mayOpenAfter([CLOSED], 5_000)).toBe(true);
  expect(mayOpenAfter([NOT_OPENED], 5_000)).toBe(true);
  expect(mayOpenAfter(times(3, cut(1)), HOUR)).toBe(true);
});

test('a clock that was set back does not keep the mailbox unguarded', () => {
  expect(mayOpenAfter([TOO_MANY], -1)).toBe(true);
});

test('a session that ends with its token comes back soon, without a check', () => {
  const after = follow([cut(2 * MINUTE), cut(2 * MINUTE), { kind: 'token-over', heldMs: HOUR }]).at(-1);
  expect(after).toMatchObject({ record: { restMs: 5_000, needsProof: false }, callsForCheck: false });
  expect(rests([...times(5, { kind: 'token-over', heldMs: HOUR })])).toEqual(Array(5).fill(5_000));
});

test('a server that ends every session for its token at once is treated as one that cuts', () => {
  const ends = times(3, { kind: 'token-over', heldMs: 1_000 });
  expect(calls(ends)).toEqual([true, true, false]);
  expect(rests(ends).at(-1)).toBe(HOUR);
});
