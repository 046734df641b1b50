import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { openApi } from '../support/api-on-disk.ts';
import { ask, CALL, callWith, JSON_TYPE, open, sendRaw } from '../support/browser-client.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { isPortFree } from '../support/free-port.ts';
import { provideServedWindows } from '../support/served-window.ts';

const folders = provideDataFolders();
const { serve: serveApi } = provideServedWindows();
const serve = (options?: Parameters<typeof serveApi>[1]) => serveApi(openApi(folders).api, options);

describe('calls', () => {
  test('are answered, and what they change reaches every window', async () => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    const events = await open(port, { path: '/events', headers: { cookie: await signIn() } });
    expect(events.headers['content-type']).toBe('text/event-stream');
    const told = readEvents(events);
    const isSnoozed = (event: { snapshot: { snoozedUntil: unknown } }) =>
      event.snapshot.snoozedUntil !== null;
    expect(await told.next()).toMatchObject({ kind: 'snapshot', snapshot: { snoozedUntil: null } });
    const change = { id: 'a', method: 'changeSetting', args: ['snooze', '1h'] };
    const answer = JSON.parse((await ask(port, callWith(cookie, change))).body);
    expect(answer).toMatchObject({ result: { kind: 'changed' } });
    expect(isSnoozed(await told.next())).toBe(true);
    events.destroy();
  });

  test('take a secret and never give one back', async () => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    const secret = 'abcd efgh ijkl mnop';
    const imap = 'imap://127.0.0.1:9';
    const mailbox = { address: 'you@example.com', imap, smtp: 'off' };
    const events = await open(port, { path: '/events', headers: { cookie } });
    let streamed = '';
    events.on('data', (chunk) => {
      streamed += chunk;
    });
    const calls = [
      { id: 'a', method: 'addMailbox', args: [{ mailbox, secret }] },
      { id: 'b', method: 'rebindMailbox', args: [{ address: 'you@example.com', secret }] },
      {
        id: 'c',
        method: 'importMailboxes',
        args: [`address,password,imap,smtp\na@example.com,${secret},${imap},off`],
      },
      { id: 'd', method: 'exportMailboxes', args: ['json'] },
      { id: 'e', method: 'addMailbox', args: [{ mailbox, secret, more: secret }] },
      {
        id: 'f',
        method: 'registerClient',
        args: [{ issuer: 'google', clientId: 'desk', clientSecret: secret.replaceAll(' ', '') }],
      },
      { id: 'g', method: 'listSettings', args: [] },
      { id: 'h', method: 'showProvider', args: ['gmail'] },
    ];
    for (const call of calls) {
      const { status, body } = await ask(port, callWith(cookie, call));
      expect([status, body.includes('abcd')]).toEqual([200, false]);
      expect(body).toMatch(/^(?:\{"(?:progress|climb)":.*\}\n)*\{"(?:result|fault)":.*\}\n$/);
    }
    expect(streamed).toContain('"snapshot"');
    expect(streamed).not.toContain('abcd');
    events.destroy();
  });

  test.each([
    ['no JSON', '{'],
    ['a text that is no UTF-8', Buffer.from([0x22, 0xff, 0x22]).toString('latin1')],
    ['nothing', ''],
  ])('that are %s are refused', async (what, body) => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    const head = `POST /call HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\n`;
    const socket = connect(port, '127.0.0.1');
    socket.write(`${head}Content-Length: ${body.length}\r\n\r\n`);
    socket.write(Buffer.from(body, 'latin1'));
    expect([what, await text(socket)]).toEqual([what, expect.stringMatching(/^HTTP\/1\.1 400 /)]);
  });

  test('that nobody knows are faults, whatever they are', async () => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    const hostile = [null, 1, [], '""', '{"__proto__":{"id":"a"}}', { ...CALL, method: '__proto__' }];
    for (const call of [
      ...hostile,
      { ...CALL, method: 'watch' },
      `${'['.repeat(9_000)}${']'.repeat(9_000)}`,
    ]) {
      const { status, body } = await ask(port, callWith(cookie, call));
      expect([status, Object.keys(JSON.parse(body))]).toEqual([200, ['fault']]);
    }
  });

  test('tell each step of a sign-in to the window that made them alone, as it happens', async () => {
    const { api } = openApi(folders);
    const page = {
      kind: 'page',
      name: 'Microsoft',
      takesDeviceCode: true,
      link: 'https://login.microsoftonline.com/common?state=a',
    } as const;
    const { port, signIn } = await serveApi({
      ...api,
      addBySignIn: async (_request, hooks) => {
        hooks?.onSignIn?.(page);
        if (hooks?.cancelled) await once(hooks.cancelled, 'abort');
        return { kind: 'cancelled' };
      },
    });
    const cookie = await signIn();
    const events = await open(port, { path: '/events', headers: { cookie: await signIn() } });
    let streamed = '';
    events.on('data', (chunk) => {
      streamed += chunk;
    });
    const mailbox = { address: 'you@example.com' };
    const call = { id: 'sign-in-1', method: 'addBySignIn', args: [{ mailbox, by: 'browser' }] };
    const signingIn = await open(port, callWith(cookie, call));
    const [first] = await once(signingIn, 'data');
    expect(JSON.parse(String(first))).toEqual({ signIn: page });
    await ask(port, { ...callWith(cookie, { id: 'sign-in-1' }), path: '/cancel' });
    expect(JSON.parse(await text(signingIn))).toEqual({ result: { kind: 'cancelled' } });
    await expect.poll(() => streamed).toContain('"snapshot"');
    expect(streamed).not.toContain('login.microsoftonline.com');
    events.destroy();
  });

  test('end with the cancel of their own session, and with the window that made them', async () => {
    const underWay: AbortSignal[] = [];
    const { api } = openApi(folders);
    const { port, signIn } = await serveApi({
      ...api,
      checkMailboxes: async (_request, hooks) => {
        if (hooks?.cancelled === undefined) throw new Error('No signal came with the call');
        underWay.push(hooks.cancelled);
        hooks.onProgress?.({ done: 0, total: 1, address: 'a', outcome: 'begun' });
        await once(hooks.cancelled, 'abort');
        return { reports: [], missing: ['cancelled'] };
      },
    });
    const [own, other] = [await signIn(), await signIn()];
    const call = { id: 'check-1', method: 'checkMailboxes', args: [{ addresses: [], askedByUser: true }] };
    const checking = await open(port, callWith(own, call));
    const [first] = await once(checking, 'data');
    expect(JSON.parse(String(first))).toMatchObject({ progress: { outcome: 'begun' } });
    const cancel = (cookie: string, body: unknown) =>
      ask(port, { ...callWith(cookie, body), path: '/cancel' });
    expect(await cancel(other, { id: 'check-1' })).toMatchObject({ status: 200 });
    expect(await cancel(own, { id: ['check-1'] })).toMatchObject({ status: 400 });
    expect(underWay[0]?.aborted).toBe(false);
    expect(await cancel(own, { id: 'check-1' })).toMatchObject({ status: 200 });
    expect(JSON.parse(await text(checking))).toEqual({ result: { reports: [], missing: ['cancelled'] } });

    const left = await open(port, callWith(own, call));
    await once(left, 'data');
    const ended = once(underWay[1] ?? new AbortController().signal, 'abort');
    left.destroy();
    await ended;
  });
});

describe('who asks for too much', () => {
  test('is stopped at a body of a megabyte, and at five for a file of mailboxes', async () => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    const sized = (method: string, length: number) => ({ id: 'a', method, args: ['x'.repeat(length)] });
    expect(await ask(port, callWith(cookie, sized('showMailbox', 1_000_000)))).toMatchObject({ status: 413 });
    const file = await ask(port, callWith(cookie, sized('importMailboxes', 4_900_000)));
    expect([file.status, Object.keys(JSON.parse(file.body))]).toEqual([200, ['result']]);
    // Told in the header, nothing of the body is waited for.
    const head = { ...JSON_TYPE, cookie, 'content-length': '5000001' };
    const promised = request({ host: '127.0.0.1', port, method: 'POST', path: '/call', headers: head });
    promised.flushHeaders();
    const [refusal] = await once(promised, 'response');
    expect(refusal.statusCode).toBe(413);
    promised.on('error', () => undefined).destroy();
  });

  test('is stopped where the size was not told before', async () => {
    const { port, signIn } = await serve();
    const headers = { ...JSON_TYPE, cookie: await signIn(), 'transfer-encoding': 'chunked' };
    const endless = request({ host: '127.0.0.1', port, method: 'POST', path: '/call', headers });
    endless.on('error', () => undefined);
    const answered = once(endless, 'response');
    for (let sent = 0; sent <= 5_000_000; sent += 100_000) endless.write('x'.repeat(100_000));
    const [refusal] = await answered;
    expect(refusal.statusCode).toBe(413);
    endless.destroy();
  });

  test('is stopped at headers of eight kilobytes', async () => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    expect(await ask(port, { headers: { cookie, 'x-long': 'x'.repeat(9_000) } })).toMatchObject({
      status: 431,
    });
    expect(await ask(port, { path: `/${'x'.repeat(9_000)}` })).toMatchObject({ status: 431 });
  });

  test('gets no more than 64 connections, and is served again when they are gone', async () => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    const sockets = await Promise.all(Array.from({ length: 64 }, () => connected(port)));
    const more = connect(port, '127.0.0.1');
    await once(
      more.on('error', () => undefined),
      'close',
    );
    for (const socket of sockets) socket.destroy();
    await Promise.all(sockets.map((socket) => socket.closed || once(socket, 'close')));
    await expect
      .poll(() => ask(port, { headers: { cookie } }).catch(() => null))
      .toMatchObject({ status: 200 });
  });

  test('gets no more than 16 streams of events', async () => {
    const { port, signIn } = await serve();
    const asked = { path: '/events', headers: { cookie: await signIn() } };
    const streams = await Promise.all(Array.from({ length: 16 }, () => open(port, asked)));
    expect(streams.map(({ statusCode }) => statusCode)).toEqual(Array(16).fill(200));
    expect(await ask(port, asked)).toMatchObject({ status: 503 });
    for (const stream of streams) stream.destroy();
    await expect.poll(async () => (await askAndLeave(port, asked)).statusCode).toBe(200);
  });

  test('and reads nothing is cut off', async () => {
    const { api } = openApi(folders);
    const listeners = new Set<(size: number) => void>();
    const { port, signIn } = await serveApi(api, {
      events: {
        observe: () => undefined,
        refresh: () => undefined,
        subscribe: (listener) => {
          const tell = (size: number) =>
            listener({ kind: 'snapshot', snapshot: { at: 'x'.repeat(size) } as never });
          listeners.add(tell);
          return () => listeners.delete(tell);
        },
      },
    });
    const stream = await open(port, { path: '/events', headers: { cookie: await signIn() } });
    stream.pause();
    for (let told = 0; told < 10 && listeners.size > 0; told += 1) {
      for (const tell of listeners) tell(4_000_000);
      await new Promise(setImmediate);
    }
    await expect.poll(() => listeners.size).toBe(0);
    stream.destroy();
  });

  test('is hung up on when slow with the head or with the body', async () => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    const head = `POST /call HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`;
    const slow = [sendRaw(port, 'GET / HTTP/1.1\r\nHost: 127'), sendRaw(port, head), sendRaw(port, '')];
    for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1\.1 408 |^$/);
  });

  test('does not smuggle a second request in the first', async () => {
    const { port, signIn } = await serve();
    const cookie = await signIn();
    const both = `POST /call HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`;
    const answer = await sendRaw(port, both);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});

describe('the server', () => {
  test('listens to this machine alone', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'example.com', '']) {
      await expect(serve({ host })).rejects.toThrow('served to this machine alone');
    }
  });

  test('says what is missing: a page, or a free port', async () => {
    const { port } = await serve();
    await expect(serve({ port })).rejects.toThrow('choose another port');
    await expect(serve({ pageFolder: '/nowhere' })).rejects.toThrow('“npm run build” builds it');
  });

  test('says that a silent stream lives', async () => {
    const { port, signIn } = await serve({ heartbeatMs: 20 });
    const stream = await open(port, { path: '/events', headers: { cookie: await signIn() } });
    let received = '';
    for await (const chunk of stream) {
      received += chunk;
      if (received.includes(':\n\n:\n\n')) break;
    }
    expect(received).toContain('data: {"kind":"snapshot"');
  });

  test('leaves nothing open at the end: no stream, no call, no silent connection', async () => {
    const { api } = openApi(folders);
    let ended = false;
    const { port, signIn, stop, closed } = await serveApi({
      ...api,
      testSending: async (address, hooks) => {
        hooks?.onStage?.('sending');
        if (hooks?.cancelled) await once(hooks.cancelled, 'abort');
        ended = true;
        return { kind: 'missing', address };
      },
    });
    const cookie = await signIn();
    const stream = await open(port, { path: '/events', headers: { cookie } });
    const call = await open(port, callWith(cookie, { id: 'a', method: 'testSending', args: ['a'] }));
    const silent = await connected(port);
    const gone = [stream, call, silent].map((one) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      one.on('close', resolve).on('error', () => undefined);
      one.resume();
      return promise;
    });
    stop();
    await Promise.all([closed, ...gone]);
    expect(ended).toBe(true);
    expect(await isPortFree(port)).toBe(true);
  });

  test('that was stopped before it began closes at once', async () => {
    const { closed } = await serve({ signal: AbortSignal.abort() });
    await closed;
  });
});

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** Asks and hangs up. */
async function askAndLeave(port: number, asked: Parameters<typeof open>[1]) {
  const response = await open(port, asked);
  response.destroy();
  return response;
}

/** The events of a stream, one after another. */
function readEvents(stream: AsyncIterable<unknown>) {
  const events = (async function* read() {
    let received = '';
    for await (const chunk of stream) {
      received += chunk;
      const blocks = received.split('\n\n');
      received = blocks.pop() ?? '';
      for (const block of blocks) if (block.startsWith('data: ')) yield JSON.parse(block.slice(6));
    }
  })();
  return { next: async () => (await events.next()).value };
}
