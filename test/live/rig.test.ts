import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServerAddress } from '../../electron/mailbox/server-address.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { waitUntil } from '../support/wait-until.ts';

const USER = 'you@example.com';
const OTHER = 'other@example.org';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer({ users: { [USER]: 'right', [OTHER]: 'right too' } });
});
afterAll(() => server?.stop());

function imapClient({ host, port, security }: ServerAddress, user: string, pass: string): ImapFlow {
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    auth: { user, pass },
    logger: false,
    tls: { ca: server.caPem },
  });
  client.on('error', () => undefined);
  return client;
}

/** `ok`, or the words with which it failed. */
async function signInToImap(address: ServerAddress, user: string, pass: string): Promise<string> {
  const client = imapClient(address, user, pass);
  return client
    .connect()
    .then(() => 'ok', describeFailure)
    .finally(() => client.close());
}

function transportTo({ host, port, security }: ServerAddress, user: string, pass: string) {
  const secure = security === 'tls';
  return createTransport({
    host,
    port,
    secure,
    requireTLS: !secure,
    auth: { user, pass },
    tls: { ca: server.caPem },
  });
}

async function signInToSmtp(address: ServerAddress, user: string, pass: string): Promise<string> {
  return transportTo(address, user, pass)
    .verify()
    .then(() => 'ok', describeFailure);
}

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'responseText' in error ? String(error.responseText) : error.message;
}

describe.each(['tls', 'starttls'] as const)('over %s', (security) => {
  test('IMAP takes the right password and refuses others, counted', async () => {
    const before = await server.rejections();
    const address = server.servers.imap[security];
    expect(await signInToImap(address, USER, 'right')).toBe('ok');
    expect(await server.rejections()).toEqual(before);
    expect(await signInToImap(address, USER, 'wrong')).toBe('Authentication failed.');
    expect(await signInToImap(address, 'nobody@example.com', 'right')).toBe('Authentication failed.');
    expect(await server.rejections()).toEqual({ imap: before.imap + 2, smtp: before.smtp });
  });

  test('SMTP takes the right password and refuses others, counted', async () => {
    const before = await server.rejections();
    const address = server.servers.smtp[security];
    expect(await signInToSmtp(address, USER, 'right')).toBe('ok');
    expect(await server.rejections()).toEqual(before);
    expect(await signInToSmtp(address, USER, 'wrong')).toMatch(/535 5\.7\.8/);
    expect(await server.rejections()).toEqual({ imap: before.imap, smtp: before.smtp + 1 });
  });
});

test('a refused sign-in does not hold up the next good one', async () => {
  await signInToImap(server.servers.imap.tls, USER, 'wrong');
  const startedAt = performance.now();
  expect(await signInToImap(server.servers.imap.tls, USER, 'right')).toBe('ok');
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

test('a changed password counts at once, on both servers, also twice within a second', async () => {
  const { imap, smtp } = server.servers;
  for (const password of ['first', 'other', 'right']) {
    const old = server.users()[USER] ?? '';
    expect(await signInToImap(imap.tls, USER, old)).toBe('ok');
    await server.setPassword(USER, password);
    expect(await signInToImap(imap.tls, USER, password)).toBe('ok');
    expect(await signInToSmtp(smtp.tls, USER, password)).toBe('ok');
    expect(await signInToImap(imap.tls, USER, old)).toBe('Authentication failed.');
  }
});

test('each server stops and starts on the same ports, the other staying up', async () => {
  const { imap, smtp } = server.servers;
  await server.stopSmtp();
  expect(await signInToSmtp(smtp.tls, USER, 'right')).toMatch(/ECONNREFUSED/);
  expect(await signInToSmtp(smtp.starttls, USER, 'right')).toMatch(/ECONNREFUSED/);
  expect(await signInToImap(imap.tls, USER, 'right')).toBe('ok');
  await server.startSmtp();
  expect(await signInToSmtp(smtp.starttls, USER, 'right')).toBe('ok');
  await server.stopImap();
  expect(await signInToImap(imap.starttls, USER, 'right')).toMatch(/ECONNREFUSED/);
  await server.startImap();
  expect(await signInToImap(imap.starttls, USER, 'right')).toBe('ok');
  expect(await signInToSmtp(smtp.tls, USER, 'right')).toBe('ok');
});

test('a submitted message arrives, and mail to elsewhere is refused', async () => {
  const transport = transportTo(server.servers.smtp.tls, USER, 'right');
  const message = { from: USER, subject: 'Rig', text: 'Hello' };
  expect((await transport.sendMail({ ...message, to: OTHER })).response).toMatch(/^250 /);
  await expect(transport.sendMail({ ...message, to: 'you@elsewhere.example' })).rejects.toMatchObject({
    responseCode: 554,
  });
  const client = imapClient(server.servers.imap.tls, OTHER, 'right too');
  await client.connect();
  const inbox = await waitUntil(
    async () => {
      const status = await client.status('INBOX', { messages: true });
      return status !== false && status.messages === 1 && status;
    },
    { what: 'the message' },
  );
  expect(inbox.messages).toBe(1);
  client.close();
});

test('the Sent folder is advertised as such', async () => {
  const client = imapClient(server.servers.imap.tls, USER, 'right');
  await client.connect();
  const folders = await client.list();
  client.close();
  expect(folders.find((folder) => folder.specialUse === '\\Sent')?.path).toBe('Sent');
});

test('kick cuts the sessions of one user, and says where there was none', async () => {
  const mine = imapClient(server.servers.imap.tls, USER, 'right');
  const theirs = imapClient(server.servers.imap.tls, OTHER, 'right too');
  await Promise.all([mine.connect(), theirs.connect()]);
  const cut = new Promise((resolve) => mine.once('close', () => resolve('cut')));
  expect(await server.kick(USER)).toBe(true);
  expect(await cut).toBe('cut');
  await theirs.noop();
  expect(theirs.usable).toBe(true);
  theirs.close();
  await waitUntil(async () => !(await server.kick(USER)), { what: 'the last session to be gone' });
});

test('a second rig runs beside the first and leaves nothing behind', async () => {
  const second = await startMailServer({ users: 1_000 });
  const password = second.users()['user1000@example.com'] ?? '';
  expect(await second.rejections()).toEqual({ imap: 0, smtp: 0 });
  const folder = dirname(second.caFile);
  expect(await readdir(folder)).toContain('passwd');
  await second.stop();
  await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await signInToImap(second.servers.imap.tls, 'user1000@example.com', password)).toMatch(
    /ECONNREFUSED/,
  );
  expect(await signInToImap(server.servers.imap.tls, USER, 'right')).toBe('ok');
});
