import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findFolder } from '../../electron/demo/account.ts';
import { plain } from '../../electron/demo/personalities/plain.ts';
import {
  type Folder,
  fileMessage,
  type NewMessage,
  removeMessage,
  renumberFolder,
} from '../../electron/demo/stored-mailbox.ts';
import type { ImapSession } from '../../electron/probe/imap-session.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import { type ReadSentOptions, readSent } from '../../electron/sending/read-sent.ts';
import { StorageProblem } from '../../electron/storage/storage-problem.ts';
import { openSession } from '../support/open-session.ts';
import { ADDRESS, PASSWORD, type PlainProvider, providePlainProvider } from '../support/plain-provider.ts';
import { createSendMemory, type SendMemory } from '../support/send-memory.ts';

const NOW = new Date('2026-11-20T20:00:00Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const provider = providePlainProvider();
const unmarked = providePlainProvider({
  advertisesSpecialUse: false,
  folders: [
    ...plain.folders.filter(({ name }) => name !== 'Sent'),
    // “Gesendete Objekte” would be the same in any encoding; “已发送” is not (RFC 3501 section 5.1.3).
    { name: '&XfJT0ZAB-', specialUse: null },
  ],
});
const without = providePlainProvider({
  folders: plain.folders.filter(({ name }) => name !== 'Sent'),
});

let memory: SendMemory;
let opened: ImapSession[] = [];

beforeEach(() => {
  memory = createSendMemory();
  Object.assign(sent(), { messages: [], uidNext: 1, uidValidity: 1 });
});

afterEach(() => {
  for (const session of opened) session.close();
  opened = [];
});

function sent(at = provider, name = 'Sent'): Folder {
  const folder = findFolder(at.account, name);
  if (folder === undefined) throw new Error(`No folder ${name}`);
  return folder;
}

let number = 0;
function send(ageMs: number, changes: Partial<NewMessage> = {}, folder = sent()) {
  number += 1;
  const internalDate = new Date(NOW.getTime() - ageMs);
  const to = ['a@example.net'];
  return fileMessage(folder, { messageId: `<${number}@example.com>`, to, internalDate, ...changes });
}

/** That many messages, evenly spread over the time up to now, the oldest first. */
function fill(count: number, overMs: number): void {
  const folder = sent();
  const first = send(overMs);
  const more = Array.from({ length: count - 1 }, (_, index) => ({
    ...first,
    uid: first.uid + index + 1,
    messageId: `<bulk-${number}-${index}@example.com>`,
    internalDate: new Date(NOW.getTime() - overMs + ((index + 1) * overMs) / count),
  }));
  Object.assign(folder, { messages: [...folder.messages, ...more], uidNext: folder.uidNext + count - 1 });
}

async function open(at: PlainProvider = provider): Promise<ImapSession> {
  const target = { server: at.server('imap'), caFile: at.caFile, username: ADDRESS, password: PASSWORD };
  const session = await openSession({ ...target, timeoutMs: 3_000 });
  opened.push(session);
  return session;
}

const options = (changes: Partial<ReadSentOptions> = {}): ReadSentOptions => ({
  ledger: memory,
  mailboxId: 'one',
  provider: custom,
  now: NOW,
  ...changes,
});

const read = async (changes?: Partial<ReadSentOptions>, at?: PlainProvider) =>
  readSent(await open(at), options(changes));

const fetches = () => provider.commands('imap').filter((name) => name === 'UID FETCH').length;
const complete = (newMessages: number) => ({ kind: 'read', newMessages, isComplete: true });

describe('the first time', () => {
  test('counts the last 30 days, and remembers how old the folder is', async () => {
    send(400 * DAY_MS);
    send(31 * DAY_MS);
    send(29 * DAY_MS, { cc: ['b@example.net'], bcc: ['c@example.net'] });
    const last = send(HOUR_MS);
    expect(await read()).toMatchObject(complete(2));
    expect([...memory.sends.values()].map(({ recipients }) => recipients)).toEqual([3, 1]);
    expect(memory.sends.get(last.messageId)?.at).toBe('2026-11-20T19:00:00.000Z');
    expect(memory.cursor('one')).toEqual({
      path: 'Sent',
      uidValidity: 1,
      uidNext: 5,
      backfillBelow: null,
      backfilledTo: new Date(NOW.getTime() - 30 * DAY_MS).toISOString(),
      oldestAt: new Date(NOW.getTime() - 400 * DAY_MS).toISOString(),
      readAt: NOW.toISOString(),
    });
  });

  test('remembers an empty folder, and counts the first message', async () => {
    expect(await read()).toMatchObject(complete(0));
    expect(memory.cursor('one')).toMatchObject({ path: 'Sent', uidNext: 1, oldestAt: null });
    send(HOUR_MS);
    expect(await read()).toMatchObject(complete(1));
    expect(memory.cursor('one')?.oldestAt).toBe('2026-11-20T19:00:00.000Z');
  });

  test('does not read what is long past', async () => {
    fill(3_000, 300 * DAY_MS);
    expect(await read()).toMatchObject(complete(300));
    expect(memory.records.reduce((sum, { sends }) => sum + sends, 0)).toBe(300);
    expect(fetches()).toBeLessThan(8);
  });

  test('reads on below an old message that was imported among the new', async () => {
    fill(300, 20 * DAY_MS);
    for (let count = 0; count < 90; count += 1) send(900 * DAY_MS);
    expect(await read()).toMatchObject(complete(300));
  });

  test('goes by as few windows as a sparse folder needs', async () => {
    send(10 * DAY_MS);
    Object.assign(sent(), { uidNext: 4_000_000_000 });
    send(5 * DAY_MS);
    expect(await read()).toMatchObject(complete(2));
    expect(fetches()).toBeLessThan(40);
  });

  test('takes a crowded stretch in parts, below a gap that made the windows wide', async () => {
    fill(5_000, 29 * DAY_MS);
    Object.assign(sent(), { uidNext: 1_000_000 });
    send(0);
    expect(await read()).toMatchObject(complete(5_001));
    expect(Math.max(...memory.records.map(({ sends }) => sends))).toBeLessThanOrEqual(2_000);
  });

  test('tells how far it has come', async () => {
    fill(2_000, 30 * DAY_MS - HOUR_MS);
    const shares: number[] = [];
    await read({ onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });
});

describe('later', () => {
  test('fetches nothing where nothing changed', async () => {
    send(HOUR_MS);
    await read();
    const before = provider.commands('imap').length;
    const recorded = memory.records.length;
    const later = new Date(NOW.getTime() + HOUR_MS);
    expect(await read({ now: later })).toEqual({ ...complete(0), isUnchanged: true });
    const commands = provider.commands('imap').slice(before);
    expect(commands).toContain('STATUS');
    expect(commands.join(' ')).not.toMatch(/FETCH|EXAMINE|LIST|SEARCH/);
    expect(memory.records).toHaveLength(recorded);
  });

  test('fetches what is new alone', async () => {
    fill(1_500, 20 * DAY_MS);
    await read();
    const before = memory.records.length;
    send(0);
    expect(await read()).toMatchObject(complete(1));
    expect(memory.records.slice(before)).toEqual([{ sends: 1, cursor: memory.cursor('one') }]);
  });

  test('counts a message that was deleted in between no less, and none twice', async () => {
    const { uid } = send(HOUR_MS);
    await read();
    removeMessage(sent(), uid);
    send(0);
    expect(await read()).toMatchObject(complete(1));
    expect(memory.sends.size).toBe(2);
  });

  test('reads a renumbered folder again without counting twice', async () => {
    fill(50, 10 * DAY_MS);
    await read();
    renumberFolder(sent());
    send(0);
    expect(await read()).toMatchObject(complete(1));
    expect(memory.cursor('one')).toMatchObject({ uidValidity: 2, uidNext: 52, backfillBelow: null });
  });

  test('reads a folder again whose numbers went backwards', async () => {
    fill(20, 10 * DAY_MS);
    await read();
    Object.assign(sent(), { messages: [], uidNext: 1 });
    send(0);
    expect(await read()).toMatchObject(complete(1));
    expect(memory.cursor('one')?.uidNext).toBe(2);
  });

  test('keeps the folder open for whoever waits in it', async () => {
    send(HOUR_MS);
    await read();
    const session = await open();
    expect(await readSent(session, options({ keepsOpen: true }))).toMatchObject(complete(0));
    const waiting = session.waitForChange({ signal: new AbortController().signal, maxMs: 20_000 });
    send(0);
    expect(await waiting).toBe('changed');
    expect(await readSent(session, options({ keepsOpen: true }))).toMatchObject(complete(1));
  });
});

describe('finds the folder', () => {
  test('by its name where the server marks none, in any language', async () => {
    send(HOUR_MS, {}, sent(unmarked, '&XfJT0ZAB-'));
    expect(await read({}, unmarked)).toMatchObject(complete(1));
    expect(memory.cursor('one')?.path).toBe('已发送');
    expect(await read({}, unmarked)).toMatchObject(complete(0));
  });

  test('again where the remembered one is gone', async () => {
    send(HOUR_MS);
    await read();
    const cursor = memory.cursor('one');
    if (cursor === null) throw new Error('No cursor');
    memory.record('one', [], { ...cursor, path: 'Sent before', uidNext: 900 });
    expect(await read()).toMatchObject(complete(0));
    expect(memory.cursor('one')).toMatchObject({ path: 'Sent', uidNext: 2 });
  });

  test('or says that there is none', async () => {
    expect(await read({}, without)).toEqual({ kind: 'no-folder' });
    expect(memory.records).toEqual([]);
  });
});

describe('tells messages apart', () => {
  test('by their id, else by who was written what and when', async () => {
    const twice = { messageId: '<same@example.com>' };
    send(HOUR_MS, twice);
    send(HOUR_MS, twice);
    for (const subject of ['one', 'two', 'two']) send(2 * HOUR_MS, { messageId: '', subject });
    expect(await read()).toMatchObject(complete(3));
    expect([...memory.sends.keys()].filter((key) => key.startsWith('fingerprint:'))).toHaveLength(2);
  });

  test('and takes one without recipients for a message to somebody', async () => {
    send(HOUR_MS, { to: [] });
    await read();
    expect([...memory.sends.values()]).toMatchObject([{ recipients: 1 }]);
  });
});

describe('interrupted', () => {
  test.each([
    ['by its caller', (stop: AbortController) => stop.abort()],
    ['by a server that cuts the connection', () => provider.running.dropConnections('imap')],
  ])('%s it goes on where it was, without loss or repetition', async (_, interrupt) => {
    fill(1_500, 29 * DAY_MS);
    const stop = new AbortController();
    memory.beforeRecord = () => {
      if (memory.records.length === 2) interrupt(stop);
    };
    const first = await read({ signal: stop.signal });
    expect(first).not.toMatchObject({ isComplete: true });
    const soFar = memory.sends.size;
    expect(soFar).toBeGreaterThan(0);
    expect(soFar).toBeLessThan(1_500);
    send(0);
    memory.beforeRecord = () => undefined;
    expect(await read()).toMatchObject(complete(1_501 - soFar));
    expect(memory.sends.size).toBe(1_501);
    expect(memory.records.reduce((sum, { sends }) => sum + sends, 0)).toBe(1_501);
  });

  test('by its budget it is not complete, and the next time goes on', async () => {
    fill(1_000, 29 * DAY_MS);
    expect(await read({ budgetMs: 0 })).toMatchObject({ kind: 'read', newMessages: 0, isComplete: false });
    expect(memory.cursor('one')).toMatchObject({ uidNext: 1_001, backfillBelow: 1_001 });
    expect(await read()).toMatchObject(complete(1_000));
  });

  test('by a message that is sent meanwhile it counts that too', async () => {
    fill(300, 20 * DAY_MS);
    memory.beforeRecord = () => {
      if (memory.records.length === 1) send(0);
    };
    expect(await read()).toMatchObject(complete(301));
  });

  test('by a database that cannot be written it throws that', async () => {
    send(HOUR_MS);
    memory.beforeRecord = () => {
      throw new StorageProblem('disk-full', 'The disk is full.');
    };
    await expect(read()).rejects.toBeInstanceOf(StorageProblem);
  });

  test('by a refusal it hands the server’s words on', async () => {
    await provider.running.setFault('imap', { kind: 'reply', at: 'open', lines: ['NO [SERVERBUG] Not now'] });
    const session = await open();
    expect(await readSent(session, options())).toMatchObject({
      kind: 'failed',
      failure: { protocol: 'imap', reply: 'NO [SERVERBUG] Not now' },
    });
  });
});
