import { ImapFlow } from 'imapflow';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ImapSession } from '../../electron/probe/imap-session.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import { type ReadSentOptions, readSent } from '../../electron/sending/read-sent.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { openSession } from '../support/open-session.ts';
import { createSendMemory, type SendMemory } from '../support/send-memory.ts';
import { fillSentFolder, forgetNumbering } from '../support/sent-maildir.ts';

const BUSY = 'busy@example.com';
const CALM = 'calm@example.com';
const PASSWORD = 'right';
const NOW = new Date();
const DAY_MS = 86_400_000;
const HUGE = 100_000;

let server: MailServer;
const opened: ImapSession[] = [];

beforeAll(async () => {
  server = await startMailServer({ users: { [BUSY]: PASSWORD, [CALM]: PASSWORD } });
});
afterEach(() => {
  for (const session of opened.splice(0)) session.close();
});
afterAll(() => server?.stop());

/** A session, and how often messages were asked for. */
async function open(username: string): Promise<{ session: ImapSession; fetches: () => number }> {
  const { caFile } = server;
  const session = await openSession({
    server: server.servers.imap.tls,
    caFile,
    username,
    password: PASSWORD,
  });
  opened.push(session);
  let count = 0;
  const messages: ImapSession['messages'] = (from, to) => {
    count += 1;
    return session.messages(from, to);
  };
  return { session: { ...session, messages }, fetches: () => count };
}

const options = (ledger: SendMemory, now = NOW): ReadSentOptions => ({
  ledger,
  mailboxId: 'one',
  provider: custom,
  now,
});

async function withClient<T>(user: string, use: (client: ImapFlow) => Promise<T>): Promise<T> {
  const { host, port } = server.servers.imap.tls;
  const auth = { user, pass: PASSWORD };
  const client = new ImapFlow({ host, port, secure: true, auth, logger: false, tls: { ca: server.caPem } });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.logout();
  }
}

const append = (user: string, id: string) =>
  withClient(user, (client) =>
    client.append('Sent', `To: a@example.net\r\nMessage-ID: <${id}@example.com>\r\n\r\n`, ['\\Seen'], NOW),
  );

test('a Sent folder of 100,000 messages is counted in bounded memory, and then not read again', async () => {
  fillSentFolder(server, BUSY, { count: HUGE, newest: NOW, overMs: 120 * DAY_MS, batch: 'bulk' });
  const memory = createSendMemory();
  const { session, fetches } = await open(BUSY);
  const before = process.memoryUsage().heapUsed;
  let most = before;
  memory.beforeRecord = () => {
    most = Math.max(most, process.memoryUsage().heapUsed);
  };
  const reading = await readSent(session, options(memory));
  expect(reading).toMatchObject({ kind: 'read', newMessages: HUGE / 4, isComplete: true });
  expect(memory.cursor('one')).toMatchObject({ uidNext: HUGE + 1, backfillBelow: null });
  expect(Math.max(...memory.records.map(({ sends }) => sends))).toBeLessThanOrEqual(2_000);
  // Seen: 60 MB, some of it the sends that this ledger keeps, the rest waiting to be collected.
  expect(most - before).toBeLessThan(120e6);

  const done = fetches();
  expect(await readSent(session, options(memory))).toMatchObject({
    kind: 'read',
    newMessages: 0,
    isComplete: true,
  });
  expect(fetches()).toBe(done);
  await append(BUSY, 'one-more');
  expect(await readSent(session, options(memory))).toMatchObject({ newMessages: 1, isComplete: true });
  expect(fetches()).toBe(done + 1);
}, 120_000);

describe('at a real server', () => {
  test('a message that is deleted stays counted, one that is filed counts, a renumbered folder counts once', async () => {
    fillSentFolder(server, CALM, { count: 300, newest: NOW, overMs: 40 * DAY_MS, batch: 'calm' });
    const memory = createSendMemory();
    const { session } = await open(CALM);
    expect(await readSent(session, options(memory))).toMatchObject({ newMessages: 225, isComplete: true });

    await withClient(CALM, async (client) => {
      await client.mailboxOpen('Sent');
      await client.messageDelete('290:300', { uid: true });
    });
    expect(await readSent(session, options(memory))).toMatchObject({ newMessages: 0 });
    await append(CALM, 'filed');
    expect(await readSent(session, options(memory))).toMatchObject({ newMessages: 1 });
    session.close();

    const { uidValidity } = memory.cursor('one') ?? {};
    forgetNumbering(server, CALM);
    const again = await open(CALM);
    await append(CALM, 'filed-anew');
    expect(await readSent(again.session, options(memory))).toMatchObject({
      newMessages: 1,
      isComplete: true,
    });
    expect(memory.cursor('one')?.uidValidity).not.toBe(uidValidity);
    expect(memory.sends.size).toBe(227);
  });

  test('who waits in the folder hears of a message, and of being cut off', async () => {
    const memory = createSendMemory();
    const { session } = await open(CALM);
    const signal = new AbortController().signal;
    const watched = { ...options(memory), keepsOpen: true };
    await readSent(session, watched);
    expect(await readSent(session, watched)).toMatchObject({ newMessages: 0 });
    await append(CALM, 'heard-of');
    expect(await session.waitForChange({ signal, maxMs: 20_000 })).toBe('changed');
    expect(await readSent(session, watched)).toMatchObject({ newMessages: 1 });

    const waiting = session.waitForChange({ signal, maxMs: 20_000 }).catch((error: unknown) => error);
    expect(await server.kick(CALM)).toBe(true);
    expect(await waiting).toMatchObject({ name: 'ImapSessionError' });
    expect(await session.ended).toMatchObject({ protocol: 'imap', presented: 'password' });
  });
});
