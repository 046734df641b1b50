import { afterEach, describe, expect, test } from 'vitest';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import type { Send } from '../../electron/sending/send.ts';
import { NOTHING_SENT } from '../../electron/sending/send-figures.ts';
import { createSendLedger } from '../../electron/sending/send-ledger.ts';
import type { Database } from '../../electron/storage/database.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { runNode } from '../support/run-node.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';
import { openSends, sampleCursor } from '../support/sends-database.ts';

const { newFolder } = provideDataFolders();
const opened: Database[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

const { id } = sampleMailbox(1);
const { id: otherId } = sampleMailbox(2);
const NOW = new Date('2026-11-20T20:00:00Z');

function ledgerIn(folder = newFolder()) {
  const database = openSends(folder, 2);
  opened.push(database);
  return { database, folder, ledger: createSendLedger(database) };
}

const send = (at: string, identity = at, recipients = 1): Send => ({ at, identity, recipients });

describe('recording', () => {
  test('says how many messages were new, and keeps them over a restart', () => {
    const { ledger, folder } = ledgerIn();
    const sends = [send('2026-11-20T10:00:00Z', '<a>', 3), send('2026-11-20T11:00:00Z', '<b>')];
    expect(ledger.record(id, sends, sampleCursor())).toBe(2);
    opened.pop()?.close();
    const again = ledgerIn(folder).ledger;
    expect(again.figures(id, NOW)).toMatchObject({ messages24h: 2, recipients24h: 4 });
  });

  test('counts a message once, in the same reading, in a later one, and when sent by the app itself', () => {
    const { ledger } = ledgerIn();
    expect(ledger.add(id, send('2026-11-20T10:00:00Z', '<a>'))).toBe(true);
    expect(ledger.add(id, send('2026-11-20T10:00:05Z', '<a>'))).toBe(false);
    const sends = [send('2026-11-20T10:00:01Z', '<a>', 9), send('2026-11-20T11:00:00Z', '<b>')];
    expect(ledger.record(id, [...sends, send('2026-11-20T12:00:00Z', '<b>')], sampleCursor())).toBe(1);
    expect(ledger.record(id, sends, sampleCursor({ uidValidity: 7, uidNext: 1 }))).toBe(0);
    expect(ledger.figures(id, NOW)).toMatchObject({ messages24h: 2, recipients24h: 2 });
  });

  test('counts the same message of two mailboxes for both', () => {
    const { ledger } = ledgerIn();
    const sends = [send('2026-11-20T10:00:00Z', '<a>')];
    expect(ledger.record(id, sends, sampleCursor())).toBe(1);
    expect(ledger.record(otherId, sends, sampleCursor())).toBe(1);
  });

  test('keeps counting a message that is deleted from the folder', () => {
    const { ledger } = ledgerIn();
    ledger.record(id, [send('2026-11-20T10:00:00Z')], sampleCursor());
    ledger.record(id, [], sampleCursor({ readAt: '2026-11-20T20:00:00.000Z' }));
    expect(ledger.figures(id, NOW).messages24h).toBe(1);
  });

  test('takes the moment of reading for a date that no clock explains, and believes one within a day', () => {
    const { ledger } = ledgerIn();
    const sends = [send('2038-01-19T00:00:00Z'), send('2026-11-21T10:00:00Z')];
    ledger.record(id, sends, sampleCursor({ readAt: '2026-11-20T20:00:00.000Z' }));
    expect(ledger.figures(id, NOW)).toMatchObject({ messages24h: 2, messagesToday: 2 });
    expect(ledger.days(id, 1, NOW)).toMatchObject([{ messages: 2 }]);
    expect(ledger.days(id, 2, new Date('2026-11-21T20:00:00Z'))).toMatchObject([
      { day: '2026-11-20', messages: 1 },
      { day: '2026-11-21', messages: 1 },
    ]);
    expect(ledger.figures(id, new Date('2026-11-25T10:00:00Z'))).toEqual(NOTHING_SENT);
  });

  test('keeps the sends and the cursor together or not at all', () => {
    const { ledger } = ledgerIn();
    const sends = [send('2026-11-20T10:00:00Z'), send('not a date')];
    expect(() => ledger.record(id, sends, sampleCursor())).toThrow('NOT NULL');
    expect(ledger.cursor(id)).toBeNull();
    expect(ledger.figures(id, NOW)).toEqual(NOTHING_SENT);
  });

  test('stores nothing for a mailbox that was removed meanwhile, and forgets it with all it sent', () => {
    const { ledger, database } = ledgerIn();
    ledger.record(id, [send('2026-11-20T10:00:00Z')], sampleCursor());
    ledger.setLimits(id, { cap: null, warmUpSince: 'off' });
    createMailboxStore(database).remove(id);
    expect(ledger.record(id, [send('2026-11-20T11:00:00Z')], sampleCursor())).toBe(0);
    expect(ledger.add(id, send('2026-11-20T12:00:00Z'))).toBe(false);
    ledger.setLimits(id, { cap: null, warmUpSince: 'off' });
    for (const table of ['sends', 'sent_cursors', 'send_limits']) {
      expect(database.get(`SELECT count(*) AS rows FROM ${table}`)).toEqual({ rows: 0 });
    }
  });

  test('counts every message once when two processes read the same folder at once', async () => {
    const { ledger, folder } = ledgerIn();
    const recorded = await Promise.all([1, 2].map(() => runNode('send-recorder.ts', folder, '1000')));
    expect(recorded.reduce((sum: number, one) => sum + Number(one), 0)).toBe(1_000);
    expect(ledger.figures(id, NOW)).toMatchObject({ messages24h: 1_000, recipients24h: 2_000 });
  });
});

describe('the cursor', () => {
  test('is none before the folder was read', () => {
    const { ledger } = ledgerIn();
    expect(ledger.cursor(id)).toBeNull();
    expect(ledger.allCursors()).toEqual(new Map());
  });

  test('is given back as it was left, the last one of each mailbox', () => {
    const { ledger } = ledgerIn();
    const empty = sampleCursor({ uidNext: 1, backfillBelow: 400, backfilledTo: null, oldestAt: null });
    const full = sampleCursor({
      path: 'Отправленные',
      uidValidity: 12,
      uidNext: 4_294_967_295,
      readAt: '2026-11-20T20:15:00.123Z',
    });
    ledger.record(id, [], empty);
    expect(ledger.cursor(id)).toEqual(empty);
    ledger.record(id, [], full);
    ledger.record(otherId, [], empty);
    expect(ledger.cursor(id)).toEqual(full);
    expect(ledger.allCursors()).toEqual(
      new Map([
        [id, full],
        [otherId, empty],
      ]),
    );
  });
});

describe('limits', () => {
  test('are the provider’s until the user sets one, and again when the user takes it back', () => {
    const { ledger } = ledgerIn();
    const own = { cap: { value: 120, unit: 'recipients' }, warmUpSince: '2026-11-01' } as const;
    const none = { cap: null, warmUpSince: null };
    expect(ledger.limits(id)).toEqual(none);
    ledger.setLimits(id, own);
    ledger.setLimits(otherId, { cap: null, warmUpSince: 'off' });
    expect(ledger.limits(id)).toEqual(own);
    expect(ledger.limits(otherId)).toEqual({ cap: null, warmUpSince: 'off' });
    expect([...ledger.allLimits().keys()]).toEqual([id, otherId]);
    ledger.setLimits(id, none);
    expect(ledger.limits(id)).toEqual(none);
    expect([...ledger.allLimits().keys()]).toEqual([otherId]);
  });
});

test('a folder that was looked at without anything new keeps its cursor, but for the time', () => {
  const { ledger } = ledgerIn();
  ledger.record(id, [], sampleCursor());
  ledger.lookedAt(id, '2026-11-20T21:00:00.000Z');
  ledger.lookedAt('nobody', '2026-11-20T21:00:00.000Z');
  expect(ledger.cursor(id)).toEqual(sampleCursor({ readAt: '2026-11-20T21:00:00.000Z' }));
});
