import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { localDayOf } from '../../electron/sending/local-day.ts';
import type { Send } from '../../electron/sending/send.ts';
import { createSendLedger } from '../../electron/sending/send-ledger.ts';
import type { SentCursor } from '../../electron/sending/sent-cursor.ts';
import { sweepSends } from '../../electron/sending/sweep-sends.ts';
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
const KEEP_DAYS = 35;

/** One message to two people at each hour. */
function hourly(from: string, hours: number): readonly Send[] {
  return Array.from({ length: hours }, (_, hour) => {
    const at = new Date(Date.parse(from) + hour * HOUR_MS).toISOString();
    return { at, identity: `<${at}>`, recipients: 2 };
  });
}

function ledgerWith(sends: readonly Send[], changes: Partial<SentCursor> = {}) {
  const database = openSends(newFolder(), 2);
  opened.push(database);
  const ledger = createSendLedger(database);
  const cursor = sampleCursor({ readAt: '2040-01-01T00:00:00.000Z', ...changes });
  ledger.record(id, sends, cursor);
  return {
    database,
    ledger,
    record: (some: readonly Send[]) => ledger.record(id, some, cursor),
    sweep: (now: string, keepDays = KEEP_DAYS) => sweepSends(database, new Date(now), keepDays),
    held: () => Number(database.get('SELECT count(*) AS held FROM sends')?.held),
    /** Of the last 4,000 days those with a message. */
    days: (now: string) =>
      ledger
        .days(id, 4_000, new Date(now))
        .filter(({ messages }) => messages > 0)
        .map(({ day, messages }) => `${day}: ${messages}`),
    swept: () => database.all('SELECT day, messages, recipients FROM send_days ORDER BY mailbox, day'),
  };
}

test('turns whole local days before the last 35 into daily figures, and keeps the rest message by message', () => {
  const { sweep, swept, held, days } = ledgerWith(hourly('2026-10-23T22:30:00Z', 73));
  const before = days('2026-11-29T23:30:00Z');
  sweep('2026-11-29T23:30:00Z');
  expect(swept()).toEqual([
    { day: '2026-10-24', messages: 24, recipients: 48 },
    { day: '2026-10-25', messages: 25, recipients: 50 },
  ]);
  expect(held()).toBe(24);
  expect(days('2026-11-29T23:30:00Z')).toEqual(before);
});

test('changes nothing when it runs again, and nothing before a day is due', () => {
  const { sweep, swept, held } = ledgerWith(hourly('2026-10-23T22:30:00Z', 48));
  sweep('2026-11-28T22:59:00Z');
  expect([swept().length, held()]).toEqual([0, 48]);
  sweep('2026-11-28T23:01:00Z');
  const once = swept();
  expect([once.length, held()]).toEqual([1, 24]);
  sweep('2026-11-28T23:01:00Z');
  sweep('2026-11-29T22:00:00Z');
  expect([swept(), held()]).toEqual([once, 24]);
});

test('keeps daily figures for ever', () => {
  const { sweep, days } = ledgerWith(hourly('2026-10-24T08:00:00Z', 3));
  sweep('2036-10-24T08:00:00Z');
  expect(days('2036-10-24T08:00:00Z')).toEqual(['2026-10-24: 3']);
});

test('never sweeps what the figures of now are counted from, however few days are to be kept', () => {
  // Just after the day of 23 hours, the last 24 hours began on the day before it.
  const sends = [...hourly('2027-03-27T22:50:00Z', 1), ...hourly('2027-03-28T22:10:00Z', 1)];
  const { sweep, ledger } = ledgerWith(sends);
  sweep('2027-03-28T22:40:00Z', 0);
  const figures = ledger.figures(id, new Date('2027-03-28T22:40:00Z'));
  expect(figures).toMatchObject({ messages24h: 2, messagesToday: 1 });
});

describe('a message that is read again after it was swept', () => {
  const sends = hourly('2026-10-24T08:00:00Z', 10);

  test('is not counted again', () => {
    const { sweep, record, days, ledger } = ledgerWith(sends);
    sweep('2026-12-20T12:00:00Z');
    expect(record(sends)).toBe(0);
    expect(ledger.add(id, sends[0] as Send)).toBe(false);
    expect(days('2026-12-20T12:00:00Z')).toEqual(['2026-10-24: 10']);
  });

  test('is not counted again after the days to keep became more', () => {
    const { sweep, record, days } = ledgerWith(sends);
    sweep('2026-11-01T12:00:00Z', 5);
    sweep('2026-11-01T12:00:00Z', 35);
    expect(record(sends)).toBe(0);
    expect(days('2026-11-01T12:00:00Z')).toEqual(['2026-10-24: 10']);
  });

  test('does not keep what was sent after it from being counted', () => {
    const { sweep, record, days } = ledgerWith(sends);
    sweep('2026-12-20T12:00:00Z');
    expect(record(hourly('2026-10-24T18:00:00Z', 2))).toBe(2);
    sweep('2026-12-20T12:00:00Z');
    expect(days('2026-12-20T12:00:00Z')).toEqual(['2026-10-24: 12']);
  });
});

test('counts on where the clock of the computer was years ahead for a while', () => {
  const { sweep, record, ledger } = ledgerWith(hourly('2026-11-20T08:00:00Z', 3));
  sweep('2031-01-01T00:00:00Z');
  expect(record(hourly('2026-11-20T11:00:00Z', 2))).toBe(2);
  const now = new Date('2026-11-20T14:00:00Z');
  expect(ledger.figures(id, now).messages24h).toBe(2);
  expect(ledger.days(id, 1, now)).toEqual([{ day: '2026-11-20', messages: 5, recipients: 10 }]);
});

test('counts what is found after two months away', () => {
  const { sweep, record, days } = ledgerWith(hourly('2026-09-01T08:00:00Z', 3));
  sweep('2026-11-20T12:00:00Z');
  expect(record(hourly('2026-10-01T08:00:00Z', 4))).toBe(4);
  sweep('2026-11-20T12:00:00Z');
  expect(days('2026-11-20T12:00:00Z')).toEqual(['2026-09-01: 3', '2026-10-01: 4']);
});

test('waits for a mailbox whose first 30 days are still being read', () => {
  const sends = hourly('2026-10-20T08:00:00Z', 5);
  const { sweep, held, ledger, swept } = ledgerWith(sends, { backfillBelow: 900 });
  ledger.record(otherId, sends, sampleCursor());
  sweep('2026-11-01T12:00:00Z', 5);
  expect([held(), swept().length]).toEqual([5, 1]);
  expect(ledger.record(id, hourly('2026-10-10T08:00:00Z', 5), sampleCursor())).toBe(5);
  sweep('2026-11-01T12:00:00Z', 5);
  expect([held(), swept().length]).toEqual([0, 3]);
});

test('puts a day together that was swept in two time zones', () => {
  const { sweep, days, held } = ledgerWith(hourly('2026-10-20T00:30:00Z', 72));
  inTimeZone('Asia/Tokyo', () => sweep('2026-11-25T02:00:00Z'));
  expect(held()).toBe(57);
  expect(days('2026-11-27T12:00:00Z')).toEqual([
    '2026-10-20: 22',
    '2026-10-21: 24',
    '2026-10-22: 24',
    '2026-10-23: 2',
  ]);
  inTimeZone('America/New_York', () => sweep('2026-12-20T12:00:00Z'));
  expect(held()).toBe(0);
  expect(days('2026-12-20T12:00:00Z')).toEqual(['2026-10-20: 28', '2026-10-21: 24', '2026-10-22: 20']);
});

test('loses and doubles nothing, in whatever order it is swept and read', () => {
  const sent = fc
    .uniqueArray(fc.integer({ min: 0, max: 120 * 24 }), { minLength: 1, maxLength: 60 })
    .map((hours) => hours.toSorted((one, other) => one - other));
  const pauses = fc.array(fc.integer({ min: 0, max: 130 }), { maxLength: 4 });
  fc.assert(
    fc.property(sent, pauses, (hours, sweepDays) => {
      const begin = Date.parse('2026-09-01T00:00:00Z');
      const sends = hours.flatMap((hour) => hourly(new Date(begin + hour * HOUR_MS).toISOString(), 1));
      const { record, sweep, ledger } = ledgerWith([], { readAt: '2030-01-01T00:00:00.000Z' });
      for (const day of sweepDays.toSorted((one, other) => one - other)) {
        const now = new Date(begin + day * 24 * HOUR_MS).toISOString();
        record(sends.filter(({ at }) => at <= now));
        sweep(now);
        record(sends.filter(({ at }) => at <= now));
      }
      record(sends);
      const counted = ledger.days(id, 140, new Date(begin + 131 * 24 * HOUR_MS));
      expect(counted.map(({ messages }) => messages)).toEqual(
        counted.map(({ day }) => sends.filter(({ at }) => localDayOf(Date.parse(at)) === day).length),
      );
      for (const database of opened.splice(0)) database.close();
    }),
    { numRuns: 25 },
  );
});
