import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findFolder } from '../../electron/demo/account.ts';
import { plain } from '../../electron/demo/personalities/plain.ts';
import { type Folder, fileMessage } from '../../electron/demo/stored-mailbox.ts';
import { type ImapSession, ImapSessionError, openImapSession } from '../../electron/probe/imap-session.ts';
import type { ProbeFailure } from '../../electron/probe/probe-result.ts';
import { trustFor } from '../../electron/probe/trust.ts';
import { openSession } from '../support/open-session.ts';
import { ADDRESS, PASSWORD, type PlainProvider, providePlainProvider } from '../support/plain-provider.ts';
import { startScriptedServer } from '../support/scripted-server.ts';
import { waitUntil } from '../support/wait-until.ts';

const NOBODY = new AbortController().signal;
const BYE = '[UNAVAILABLE] Session invalidated - AccessTokenExpired';

const provider = providePlainProvider({ imap: { ...plain.imap, sessionEnded: BYE } });
const withoutIdle = providePlainProvider({
  imap: {
    ...plain.imap,
    capabilities: { ...plain.imap.capabilities, afterSignIn: ['IMAP4rev1', 'ID', 'NAMESPACE'] },
  },
});

let opened: ImapSession[] = [];

async function open(options: { timeoutMs?: number; pollMs?: number; at?: PlainProvider } = {}) {
  const { timeoutMs = 5_000, pollMs = 60_000, at = provider } = options;
  const session = await openSession(
    { server: at.server('imap'), caFile: at.caFile, username: ADDRESS, password: PASSWORD, timeoutMs },
    { pollMs },
  );
  opened.push(session);
  return session;
}

function folder(name: string, at = provider): Folder {
  const found = findFolder(at.account, name);
  if (found === undefined) throw new Error(`No folder ${name}`);
  return found;
}

const send = (number: number, at = provider) =>
  fileMessage(folder('Sent', at), { messageId: `<${number}@example.com>`, to: ['a@example.net'] });

async function failureOf(step: Promise<unknown>): Promise<ProbeFailure> {
  const error = await step.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ImapSessionError)) throw new Error(`Did not fail as a session does: ${error}`);
  return error.failure;
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const idling = (at = provider) =>
  waitUntil(() => at.commands('imap').at(-1) === 'IDLE', { what: 'IDLE', timeoutMs: 3_000 });

beforeEach(() => {
  for (const at of [provider, withoutIdle]) {
    Object.assign(folder('Sent', at), { messages: [], uidNext: 1 });
  }
});

afterEach(() => {
  for (const session of opened) session.close();
  opened = [];
});

describe('reads', () => {
  test('the folders, with what the server advertises of them', async () => {
    const session = await open();
    expect(await session.folders()).toEqual(
      expect.arrayContaining([
        { path: 'INBOX', delimiter: '/', specialUse: null, isSelectable: true },
        { path: 'Sent', delimiter: '/', specialUse: '\\Sent', isSelectable: true },
      ]),
    );
  });

  test('dates, ids and recipients of messages, and nothing else', async () => {
    const session = await open();
    const internalDate = new Date('2026-03-01T10:00:00Z');
    const to = ['a@example.net', 'b@example.net'];
    fileMessage(folder('Sent'), {
      messageId: '<1@example.com>',
      to,
      cc: ['c@x.org'],
      bcc: ['d@x.org'],
      internalDate,
    });
    send(2);
    const state = { path: 'Sent', uidValidity: 1, uidNext: 3, messages: 2 };
    expect(await session.stateOf('Sent')).toEqual(state);
    expect(await session.examine('Sent')).toEqual(state);
    expect(await session.oldestAt()).toBe('2026-03-01T10:00:00.000Z');
    const read = await all(session.messages(1, 1));
    expect(read).toEqual([
      {
        uid: 1,
        at: '2026-03-01T10:00:00.000Z',
        messageId: '<1@example.com>',
        recipients: 4,
        fingerprint: expect.stringMatching(/^[\w-]{43}$/),
      },
    ]);
    expect(await all(session.messages(3, 9))).toEqual([]);
    expect(await all(session.messages(2, 1))).toEqual([]);
    expect(await session.findMessage('<2@example.com>')).toBe(2);
    expect(await session.findMessage('<9@example.com>')).toBeNull();
    expect(provider.commands('imap').join(' ')).not.toMatch(/SELECT|STORE|APPEND/);
  });

  test('nothing of an empty folder', async () => {
    const session = await open();
    expect(await session.examine('Sent')).toMatchObject({ messages: 0, uidNext: 1 });
    expect(await session.oldestAt()).toBeNull();
  });

  test('a message to 5,000 people, whose envelope is one line', async () => {
    const session = await open();
    const to = Array.from({ length: 5_000 }, (_, index) => `person-with-a-long-name-${index}@example.net`);
    fileMessage(folder('Sent'), { messageId: '<all@example.com>', to });
    await session.examine('Sent');
    const [message] = await all(session.messages(1, 1));
    expect(message?.recipients).toBe(5_000);
  });

  test('goes on after a reader that stopped in the middle', async () => {
    const session = await open();
    for (let number = 1; number <= 50; number += 1) send(number);
    await session.examine('Sent');
    for await (const { uid } of session.messages(1, 50)) if (uid === 3) break;
    expect(await all(session.messages(49, 50))).toHaveLength(2);
  });

  test.each(['stateOf', 'examine'] as const)('says by %s that a folder is not there', async (method) => {
    const session = await open();
    const failure = await failureOf(session[method]('Gone'));
    expect(failure).toMatchObject({ code: 'NotFound', responseCode: 'NONEXISTENT' });
    expect(failure.reply).toContain("Gone doesn't exist");
    await failureOf(all(session.messages(1, 9)));
    expect(await session.examine('Sent')).toMatchObject({ path: 'Sent' });
  });
});

describe('stays', () => {
  test('open for longer than the climb may take', async () => {
    const session = await open({ timeoutMs: 300 });
    await wait(900);
    expect(await session.examine('Sent')).toMatchObject({ path: 'Sent' });
  });

  test('until it says goodbye, which is nobody’s fault', async () => {
    const session = await open();
    await session.logout();
    expect(await session.ended).toBeNull();
    expect(provider.commands('imap').at(-1)).toBe('LOGOUT');
    await session.logout();
  });

  test('until it is closed', async () => {
    const session = await open();
    session.close();
    expect(await session.ended).toBeNull();
    expect(await failureOf(session.examine('Sent'))).toMatchObject({ protocol: 'imap' });
  });
});

describe('tells how the server ended it', () => {
  test('in the server’s words, while it waits', async () => {
    const session = await open();
    await session.examine('Sent');
    const waiting = failureOf(session.waitForChange({ signal: NOBODY, maxMs: 60_000 }));
    await idling();
    provider.running.endSessions(ADDRESS);
    const evidence = { reply: `BYE ${BYE}`, responseCode: 'UNAVAILABLE', presented: 'password' };
    expect(await waiting).toMatchObject(evidence);
    expect(await session.ended).toMatchObject(evidence);
  });

  test('without words where the connection is cut', async () => {
    const session = await open();
    await session.examine('Sent');
    provider.running.dropConnections('imap');
    expect(await session.ended).toMatchObject({ reply: null, stage: 'open' });
  });

  test('rather than showing an empty folder', async () => {
    const session = await open();
    send(1);
    await session.examine('Sent');
    provider.running.dropConnections('imap');
    await session.ended;
    await failureOf(all(session.messages(1, 9)));
    await failureOf(session.oldestAt());
    await failureOf(session.findMessage('<1@example.com>'));
    await failureOf(session.stateOf('INBOX'));
    await failureOf(session.folders());
  });

  test('where it says goodbye and keeps the connection, scrubbed of the secret', async () => {
    const server = await startScriptedServer('* OK [CAPABILITY IMAP4rev1] ready\r\n', (line) => {
      const tag = line.split(' ')[0];
      return `${tag} OK done\r\n${/ NOOP| LIST/.test(line) ? `* BYE ${PASSWORD} was changed\r\n` : ''}`;
    });
    try {
      const session = await openSession({
        server: { host: '127.0.0.1', port: server.port, security: 'none' },
        caFile: null,
        username: ADDRESS,
        password: PASSWORD,
      });
      await session.folders().catch(() => undefined);
      expect(await session.ended).toMatchObject({ reply: 'BYE ••• was changed' });
    } finally {
      await server.stop();
    }
  });

  test('as overdue where it has fallen silent', async () => {
    const session = await open({ timeoutMs: 400 });
    await provider.running.setFault('imap', { kind: 'silent', at: 'count' });
    expect(await failureOf(session.stateOf('Sent'))).toMatchObject({ code: 'DEADLINE', stage: 'count' });
    expect(await session.ended).toMatchObject({ code: 'DEADLINE' });
  });

  test('as overdue where it does not answer the end of a wait', async () => {
    const session = await open({ timeoutMs: 400 });
    await session.examine('Sent');
    await provider.running.setFault('imap', { kind: 'silent', at: 'idle' });
    expect(await failureOf(session.waitForChange({ signal: NOBODY, maxMs: 50 }))).toMatchObject({
      code: 'DEADLINE',
    });
  });
});

describe('waits', () => {
  test('until a message is filed, told by IDLE', async () => {
    const session = await open();
    await session.examine('Sent');
    const waiting = session.waitForChange({ signal: NOBODY, maxMs: 60_000 });
    await idling();
    send(1);
    expect(await waiting).toBe('changed');
    expect(await session.stateOf('Sent')).toMatchObject({ uidNext: 2 });
  });

  test('not at all where something changed while it read', async () => {
    const session = await open();
    send(1);
    await session.examine('Sent');
    send(2);
    const reading = all(session.messages(1, 1));
    const startedAt = performance.now();
    expect(await session.waitForChange({ signal: NOBODY, maxMs: 20_000 })).toBe('changed');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(await reading).toHaveLength(1);
    expect(await session.waitForChange({ signal: NOBODY, maxMs: 50 })).toBe('renew');
  });

  test('for nothing that it has read since, though the folder was open', async () => {
    const session = await open();
    await session.examine('Sent');
    send(1);
    expect(await session.stateOf('Sent')).toMatchObject({ messages: 1, uidNext: 2 });
    expect(await session.waitForChange({ signal: NOBODY, maxMs: 50 })).toBe('renew');
  });

  test('no longer than it is told, and can be renewed', async () => {
    const session = await open();
    await session.examine('Sent');
    for (let time = 0; time < 3; time += 1) {
      expect(await session.waitForChange({ signal: NOBODY, maxMs: 60 })).toBe('renew');
    }
    expect(provider.commands('imap').filter((name) => name === 'IDLE')).toHaveLength(3);
  });

  test('until it is called off', async () => {
    const session = await open();
    await session.examine('Sent');
    const caller = new AbortController();
    const waiting = session.waitForChange({ signal: caller.signal, maxMs: 60_000 });
    await idling();
    caller.abort();
    expect(await waiting).toBe('aborted');
    expect(await session.waitForChange({ signal: caller.signal, maxMs: 60_000 })).toBe('aborted');
  });

  test('by asking where the server has no IDLE', async () => {
    const session = await open({ pollMs: 40, at: withoutIdle });
    await session.examine('Sent');
    const waiting = session.waitForChange({ signal: NOBODY, maxMs: 60_000 });
    await waitUntil(() => withoutIdle.commands('imap').at(-1) === 'NOOP', { what: 'NOOP' });
    send(1, withoutIdle);
    expect(await waiting).toBe('changed');
    expect(withoutIdle.commands('imap')).not.toContain('IDLE');
  });

  test('by asking where the server offers IDLE and refuses it', async () => {
    await provider.running.setFault('imap', { kind: 'reply', at: 'idle', lines: ['NO Not today'] });
    const session = await open({ pollMs: 40 });
    await session.examine('Sent');
    const waiting = session.waitForChange({ signal: NOBODY, maxMs: 60_000 });
    await waitUntil(() => provider.commands('imap').at(-1) === 'NOOP', { what: 'NOOP' });
    send(1);
    expect(await waiting).toBe('changed');
    expect(provider.commands('imap').filter((name) => name === 'IDLE')).toHaveLength(1);
  });
});

describe('does not open', () => {
  const attempt = async (signIn: Parameters<typeof openImapSession>[0]['signIn']) => {
    const trust = await trustFor(provider.caFile);
    if (!trust.ok) throw new Error(trust.sentence);
    const server = provider.server('imap');
    return openImapSession({ server, trust: trust.context, signIn, timeoutMs: 2_000 });
  };

  test('with a wrong password, which counts as a refusal', async () => {
    const answer = await attempt({ method: 'password', username: ADDRESS, password: 'another-one' });
    expect(answer).toMatchObject({
      ok: false,
      result: { outcome: 'failed', refusedSignIns: 1, failure: { stage: 'login' } },
    });
  });

  test('where the sign-in is withheld', async () => {
    const answer = await attempt({ withhold: 'secret-unavailable' });
    expect(answer).toMatchObject({
      ok: false,
      result: { outcome: 'withheld', reason: 'secret-unavailable' },
    });
    expect(provider.commands('imap')).not.toContain('LOGIN');
  });
});
