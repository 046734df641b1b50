import { afterEach, expect, test } from 'vitest';
import { createCheckStore } from '../../electron/history/check-store.ts';
import { createHourStore } from '../../electron/history/hour-store.ts';
import { sweepHistory } from '../../electron/history/retention.ts';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import type { Database } from '../../electron/storage/database.ts';
import { checkThat } from '../support/check-that.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { recordIncidents } from '../support/record-incidents.ts';
import { healthyCheck, refusedCheck, sampleMailbox } from '../support/sample-mailbox.ts';

const { newFolder, open } = provideDataFolders();
const timeZone = process.env.TZ;
afterEach(() => {
  process.env.TZ = timeZone;
});

const mailbox = sampleMailbox(1);
const AGE = { checkDays: 30, hourDays: 365 };
const LONG_AGO = '2020-01-01T00:00:00Z';

function databaseIn(folder: string): Database {
  const { database } = open(folder);
  createMailboxStore(database).insert(mailbox);
  return database;
}

function sweepAll(database: Database, now: string): void {
  for (let round = 1; sweepHistory(database, new Date(now), AGE); round += 1) {
    if (round > 100) throw new Error('The sweep never comes to an end.');
  }
}

const figures = (database: Database) => ({
  checks: createCheckStore(database).recent(mailbox.id, LONG_AGO).length,
  hours: createHourStore(database).hours(mailbox.id, LONG_AGO),
});

/** Four checks an hour around the night in which Berlin's clocks went back. */
function addNight(database: Database): void {
  const checks = createCheckStore(database);
  for (let quarter = 0; quarter < 24; quarter += 1) {
    const at = new Date(Date.UTC(2026, 9, 24, 22, quarter * 15)).toISOString();
    const durationMs = 100 + quarter;
    checks.append(
      quarter === 5 ? refusedCheck(mailbox, at, { durationMs }) : healthyCheck(mailbox, at, { durationMs }),
    );
  }
}

test('turns checks older than 30 days into hours and keeps the younger', () => {
  const database = databaseIn(newFolder());
  addNight(database);
  sweepAll(database, '2026-11-24T00:20:00Z');
  expect(figures(database)).toEqual({
    checks: 16,
    hours: [
      { at: '2026-10-24T22:00:00.000Z', status: 'healthy', checks: 4, msSum: 406, msMin: 100, msMax: 103 },
      {
        at: '2026-10-24T23:00:00.000Z',
        status: 'action-needed',
        checks: 1,
        msSum: 105,
        msMin: 105,
        msMax: 105,
      },
      { at: '2026-10-24T23:00:00.000Z', status: 'healthy', checks: 3, msSum: 317, msMin: 104, msMax: 107 },
    ],
  });
});

test.each(['UTC', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Apia'])(
  'makes the same hours in %s',
  (zone) => {
    const inBerlin = databaseIn(newFolder());
    addNight(inBerlin);
    sweepAll(inBerlin, '2026-12-01T00:00:00Z');
    process.env.TZ = zone;
    const elsewhere = databaseIn(newFolder());
    addNight(elsewhere);
    sweepAll(elsewhere, '2026-12-01T00:00:00Z');
    expect(figures(elsewhere)).toEqual(figures(inBerlin));
    expect(figures(elsewhere).hours).toHaveLength(7);
  },
);

test('changes nothing when it runs again, here or in another process', () => {
  const folder = newFolder();
  const [one, other] = [databaseIn(folder), databaseIn(folder)];
  addNight(one);
  sweepAll(one, '2026-11-24T00:20:00Z');
  const once = figures(one);
  sweepAll(other, '2026-11-24T00:20:00Z');
  sweepAll(one, '2026-11-24T00:59:00Z');
  expect(figures(one)).toEqual(once);
});

test('adds a check that arrives late to the hour it belongs to', () => {
  const database = databaseIn(newFolder());
  addNight(database);
  sweepAll(database, '2026-11-24T00:20:00Z');
  createCheckStore(database).append(healthyCheck(mailbox, '2026-10-24T22:05:00Z', { durationMs: 900 }));
  sweepAll(database, '2026-11-24T00:20:00Z');
  expect(figures(database).hours[0]).toMatchObject({ checks: 5, msSum: 1306, msMin: 100, msMax: 900 });
});

test('works through a long absence in stretches, and loses no check', () => {
  const database = databaseIn(newFolder());
  const checks = createCheckStore(database);
  for (let hour = 0; hour < 100; hour += 1) {
    checks.append(healthyCheck(mailbox, new Date(Date.UTC(2026, 0, 1, hour)).toISOString()));
  }
  expect(sweepHistory(database, new Date('2026-06-01T00:00:00Z'), AGE)).toBe(true);
  expect(figures(database).checks).toBeGreaterThan(50);
  sweepAll(database, '2026-06-01T00:00:00Z');
  expect(figures(database)).toMatchObject({ checks: 0 });
  expect(figures(database).hours).toHaveLength(100);
});

test('drops hours and closed incidents after a year, but never an open incident', () => {
  const database = databaseIn(newFolder());
  addNight(database);
  const { incidents, record } = recordIncidents(database);
  record(checkThat('refused-for-good', '2026-10-24T23:15:00Z'), 'closed');
  record(checkThat('works', '2026-10-24T23:30:00Z'), 'unused');
  record(checkThat('refused-for-good', '2026-10-25T00:15:00Z'), 'open');
  sweepAll(database, '2027-10-25T00:10:00Z');
  expect(figures(database).hours.map(({ at }) => at)).toEqual([
    '2026-10-25T00:00:00.000Z',
    '2026-10-25T01:00:00.000Z',
    '2026-10-25T02:00:00.000Z',
    '2026-10-25T03:00:00.000Z',
  ]);
  expect(incidents.of(mailbox.id).map(({ id }) => id)).toEqual(['open']);
});
