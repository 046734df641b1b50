import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { localDayOf } from '../../electron/sending/local-day.ts';
import { NOTHING_SENT } from '../../electron/sending/send-figures.ts';
import { createSendLedger } from '../../electron/sending/send-ledger.ts';
import type { Database } from '../../electron/storage/database.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { inTimeZone } from '../support/in-time-zone.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';
import { openSends, sampleCursor } from '../support/sends-database.ts';

const { newFolder } = provideDataFolders();
const opened: Database[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

const { id } = sampleMailbox(1);
const { id: otherId } = sampleMailbox(2);
const HOUR_MS = 3_600_000;

/** A ledger in which the first mailbox sent one message to two people at each of `times` (ISO 8601). */
function ledgerWith(times: readonly string[]) {
  const database = openSends(newFolder(), 2);
  opened.push(database);
  const ledger = createSendLedger(database);
  const sends = times.map((at, index) => ({ at, identity: `${index}`, recipients: 2 }));
  ledger.record(id, sends, sampleCursor({ readAt: '2030-01-01T00:00:00.000Z' }));
  return ledger;
}

const figuresAt = (now: string, times: readonly string[]) => ledgerWith(times).figures(id, new Date(now));

test('are zeros where nothing was sent, for an unknown mailbox too', () => {
  const ledger = ledgerWith([]);
  const now = new Date('2026-11-20T20:00:00Z');
  expect(ledger.figures(id, now)).toEqual(NOTHING_SENT);
  expect(ledger.figures('no-such-mailbox', now)).toEqual(NOTHING_SENT);
  expect(ledger.allFigures(now)).toEqual(new Map());
});

test('count the last 24 hours to the millisecond', () => {
  const times = ['2026-11-19T20:00:00.000Z', '2026-11-19T20:00:00.001Z', '2026-11-20T20:00:00.000Z'];
  expect(figuresAt('2026-11-20T20:00:00Z', times)).toMatchObject({ messages24h: 2, recipients24h: 4 });
});

test('count the local day from local midnight', () => {
  const times = ['2026-11-19T22:59:59.999Z', '2026-11-19T23:00:00.000Z', '2026-11-20T19:00:00.000Z'];
  expect(figuresAt('2026-11-20T20:00:00Z', times)).toMatchObject({ messagesToday: 2, recipientsToday: 4 });
});

test('find the highest minute of the last hour, and no older one', () => {
  const burst = Array.from({ length: 40 }, () => '2026-11-20T18:59:59.000Z');
  const recent = [
    '2026-11-20T19:30:58Z',
    '2026-11-20T19:30:59Z',
    '2026-11-20T19:31:57Z',
    '2026-11-20T19:58:00Z',
  ];
  expect(figuresAt('2026-11-20T20:00:00Z', [...burst, ...recent]).peakPerMinute).toBe(3);
});

describe('where the clocks change', () => {
  const everyHour = (from: string, hours: number) =>
    Array.from({ length: hours }, (_, hour) => new Date(Date.parse(from) + hour * HOUR_MS).toISOString());

  test('a day of 25 hours holds more than the last 24', () => {
    const times = everyHour('2026-10-24T12:30:00Z', 35);
    const figures = figuresAt('2026-10-25T22:45:00Z', times);
    expect(figures).toMatchObject({ messages24h: 24, messagesToday: 25, recipientsToday: 50 });
  });

  test('a day of 23 hours holds less', () => {
    const times = everyHour('2027-03-27T12:30:00Z', 34);
    const figures = figuresAt('2027-03-28T21:45:00Z', times);
    expect(figures).toMatchObject({ messages24h: 24, messagesToday: 23 });
  });

  test('every hour is in one day', () => {
    const autumn = ledgerWith(everyHour('2026-10-23T22:30:00Z', 73));
    expect(autumn.days(id, 3, new Date('2026-10-26T12:00:00Z'))).toEqual([
      { day: '2026-10-24', messages: 24, recipients: 48 },
      { day: '2026-10-25', messages: 25, recipients: 50 },
      { day: '2026-10-26', messages: 24, recipients: 48 },
    ]);
    const spring = ledgerWith(everyHour('2027-03-26T23:30:00Z', 71));
    const messages = spring.days(id, 3, new Date('2027-03-29T12:00:00Z')).map((day) => day.messages);
    expect(messages).toEqual([24, 23, 24]);
  });
});

test('follow the computer into another time zone', () => {
  const times = ['2026-11-20T02:00:00Z', '2026-11-20T06:00:00Z', '2026-11-20T19:00:00Z'];
  const ledger = ledgerWith(times);
  const now = new Date('2026-11-20T20:00:00Z');
  const today = () => ledger.figures(id, now).messagesToday;
  const days = () => ledger.days(id, 2, now).map(({ day, messages }) => `${day}: ${messages}`);
  expect([today(), ...days()]).toEqual([3, '2026-11-19: 0', '2026-11-20: 3']);
  inTimeZone('America/New_York', () =>
    expect([today(), ...days()]).toEqual([2, '2026-11-19: 1', '2026-11-20: 2']),
  );
  inTimeZone('Asia/Tokyo', () => expect([today(), ...days()]).toEqual([1, '2026-11-20: 2', '2026-11-21: 1']));
  expect(ledger.figures(id, now).messages24h).toBe(3);
});

test('of all mailboxes are those of each', () => {
  const ledger = ledgerWith(['2026-11-20T10:00:00Z', '2026-11-20T19:59:00Z', '2026-11-20T19:59:01Z']);
  const now = new Date('2026-11-20T20:00:00Z');
  expect(ledger.allFigures(now)).toEqual(new Map([[id, ledger.figures(id, now)]]));
  ledger.add(otherId, { at: '2026-11-19T21:00:00Z', identity: 'evening before', recipients: 5 });
  expect(ledger.allFigures(now).get(otherId)).toEqual({
    ...NOTHING_SENT,
    messages24h: 1,
    recipients24h: 5,
  });
  expect(ledger.allFigures(now)).toHaveLength(2);
});

test('give each of the last days, those without a message too', () => {
  const ledger = ledgerWith(['2026-11-18T10:00:00Z']);
  const now = new Date('2026-11-20T20:00:00Z');
  expect(ledger.days(id, 4, now).map(({ day, messages }) => `${day}: ${messages}`)).toEqual([
    '2026-11-17: 0',
    '2026-11-18: 1',
    '2026-11-19: 0',
    '2026-11-20: 0',
  ]);
  expect(ledger.days(id, 0, now)).toEqual([]);
  expect(ledger.days(id, 365, now)).toHaveLength(365);
});

test('are what counting one by one finds, around both changes of the clocks', () => {
  const around = (iso: string) =>
    fc.integer({ min: -60 * HOUR_MS, max: 30 * HOUR_MS }).map((ms) => Date.parse(iso) + ms);
  const scene = fc
    .constantFrom('2026-10-25T12:00:00Z', '2027-03-28T12:00:00Z')
    .chain((iso) => fc.tuple(fc.array(around(iso), { maxLength: 40 }), around(iso)));
  const database = openSends(newFolder(), 1);
  opened.push(database);
  const ledger = createSendLedger(database);
  fc.assert(
    fc.property(scene, ([times, now]) => {
      database.run('DELETE FROM sends');
      // Nothing is sent after now.
      const past = times.filter((at) => at <= now);
      const sends = past.map((at, index) => ({
        at: new Date(at).toISOString(),
        identity: `${index}`,
        recipients: 1 + (at % 3),
      }));
      ledger.record(id, sends, sampleCursor({ readAt: new Date(now).toISOString() }));
      const inDay = past.filter((at) => at > now - 24 * HOUR_MS);
      const today = past.filter((at) => localDayOf(at) === localDayOf(now));
      const recipients = (some: readonly number[]) => some.reduce((sum, at) => sum + 1 + (at % 3), 0);
      const hour = past.filter((at) => at > now - HOUR_MS);
      const minutes = hour.map((from) => hour.filter((at) => at >= from && at < from + 60_000).length);
      expect(ledger.figures(id, new Date(now))).toEqual({
        messages24h: inDay.length,
        recipients24h: recipients(inDay),
        messagesToday: today.length,
        recipientsToday: recipients(today),
        peakPerMinute: Math.max(0, ...minutes),
      });
      const days = ledger.days(id, 4, new Date(now));
      expect(days.map(({ messages }) => messages)).toEqual(
        days.map(({ day }) => past.filter((at) => localDayOf(at) === day).length),
      );
    }),
    { numRuns: 100 },
  );
});
