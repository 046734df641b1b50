import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount, findFolder } from '../../electron/demo/account.ts';
import { plain } from '../../electron/demo/personalities/plain.ts';
import { type SimulatedProvider, startSimulatedProvider } from '../../electron/demo/simulated-provider.ts';
import { fileMessage, removeMessage, renumberFolder } from '../../electron/demo/stored-mailbox.ts';
import { connectPlain, connectSecure, type LineClient, upgrade } from '../support/line-client.ts';

const ADDRESS = 'you@example.com';
const PASSWORD = 'qu"ote\\back (and) {spaces}';
const PLAIN = Buffer.from(`\0${ADDRESS}\0${PASSWORD}`).toString('base64');
const OAUTHBEARER = Buffer.from(
  `n,a=${ADDRESS},\u0001host=localhost\u0001port=993\u0001auth=Bearer token-1\u0001\u0001`,
).toString('base64');

let provider: SimulatedProvider;
const account = createAccount(
  { address: ADDRESS, password: PASSWORD, accessTokens: ['token-1'] },
  plain.folders,
);
beforeAll(async () => {
  provider = await startSimulatedProvider({ personality: plain, accounts: [account] });
});
afterAll(() => provider.stop());

const connect = () => connectSecure(provider.imap.tls, provider.authorityPem);

async function signedIn(): Promise<LineClient> {
  const client = await connect();
  client.send(`a0 AUTHENTICATE PLAIN ${PLAIN}`);
  await client.until(/^a0 OK Logged in\r\n/m);
  return client;
}

describe('ways to sign in', () => {
  const bytes = Buffer.byteLength(PASSWORD);
  test.each<{ way: string; lines: readonly (readonly [send: string, wait: RegExp])[] }>([
    {
      way: 'LOGIN with quoted strings',
      lines: [[`a1 login ${ADDRESS} "${PASSWORD.replace(/["\\]/g, '\\$&')}"`, /^a1 OK/m]],
    },
    {
      way: 'LOGIN with synchronising literals',
      lines: [
        [`a1 LOGIN {${ADDRESS.length}}`, /^\+ .*\r\n/m],
        [`${ADDRESS} {${bytes}}`, /^\+ .*\r\n/m],
        [PASSWORD, /^a1 OK/m],
      ],
    },
    {
      way: 'LOGIN with literals that do not wait',
      lines: [[`a1 LOGIN {${ADDRESS.length}+}\r\n${ADDRESS} {${bytes}+}\r\n${PASSWORD}`, /^a1 OK/m]],
    },
    { way: 'AUTHENTICATE PLAIN in one line', lines: [[`a1 AUTHENTICATE PLAIN ${PLAIN}`, /^a1 OK/m]] },
    {
      way: 'AUTHENTICATE PLAIN in two',
      lines: [
        ['a1 AUTHENTICATE PLAIN', /^\+ \r\n/m],
        [PLAIN, /^a1 OK/m],
      ],
    },
    {
      way: 'AUTHENTICATE LOGIN',
      lines: [
        ['a1 AUTHENTICATE LOGIN', /^\+ VXNlcm5hbWU6\r\n/m],
        [Buffer.from(ADDRESS).toString('base64'), /^\+ UGFzc3dvcmQ6\r\n/m],
        [Buffer.from(PASSWORD).toString('base64'), /^a1 OK/m],
      ],
    },
    { way: 'AUTHENTICATE OAUTHBEARER', lines: [[`a1 AUTHENTICATE OAUTHBEARER ${OAUTHBEARER}`, /^a1 OK/m]] },
  ])('takes $way', async ({ lines }) => {
    const before = provider.traffic.imap.signIns;
    const client = await connect();
    for (const [line, answer] of lines) {
      client.send(line);
      await client.until(answer);
    }
    expect(provider.traffic.imap.signIns).toBe(before + 1);
    client.close();
  });

  test('a refused token gets the challenge first', async () => {
    const client = await connect();
    client.send(
      `a1 AUTHENTICATE OAUTHBEARER ${Buffer.from(`n,a=${ADDRESS},\u0001auth=Bearer no\u0001\u0001`).toString('base64')}`,
    );
    const challenge = /^\+ (\S+)\r\n/m.exec(await client.until(/^\+ \S+\r\n/m))?.[1] ?? '';
    expect(JSON.parse(Buffer.from(challenge, 'base64').toString())).toMatchObject({
      status: 'invalid_token',
    });
    client.send('AQ==');
    expect(await client.until(/^a1/m)).toBe('a1 NO [AUTHENTICATIONFAILED] Authentication failed.\r\n');
    client.close();
  });

  test('STARTTLS throws away what was sent early, and the session goes on encrypted', async () => {
    const client = await connectPlain(provider.imap.starttls);
    await client.until(/^\* OK .*\r\n/);
    client.socket.write('a1 STARTTLS\r\na2 NOOP\r\n');
    await client.until(/^a1 OK .*\r\n/m);
    const secure = await upgrade(client, provider.authorityPem);
    secure.send('a3 CAPABILITY');
    const said = await secure.until(/^a3 OK/m);
    expect(said).not.toContain('a2');
    expect(said).not.toContain('STARTTLS');
    secure.close();
  });

  test('takes a command that comes byte by byte', async () => {
    const client = await connect();
    for (const byte of Buffer.from('a1 NOOP\r\n')) client.socket.write(Buffer.of(byte));
    expect(await client.until(/^a1/m)).toContain('a1 OK NOOP completed.\r\n');
    client.close();
  });
});

describe('reading the Sent folder', () => {
  const sent = findFolder(account, 'Sent');
  if (sent === undefined) throw new Error('The account has no Sent folder.');
  const file = (messageId: string, internalDate: Date, to: string[], bcc: string[] = []) =>
    fileMessage(sent, { messageId, internalDate, to, bcc, from: ADDRESS, subject: `About ${messageId}` });

  test('tells dates, recipients and identifiers of what is at or above a UID', async () => {
    file('<1@example.com>', new Date('2026-11-19T08:30:00Z'), ['one@example.net']);
    file(
      '<2@example.com>',
      new Date('2026-11-20T08:30:00Z'),
      ['one@example.net', 'two@example.net'],
      ['b@example.net'],
    );
    const client = await signedIn();
    client.send('a1 EXAMINE Sent');
    expect(await client.until(/^a1 OK/m)).toContain('* OK [UIDNEXT 3]');
    client.send('a2 UID FETCH 2:* (INTERNALDATE ENVELOPE BODY.PEEK[HEADER.FIELDS (Message-ID Bcc)])');
    const said = await client.until(/^a2 OK/m);
    expect(said).toContain('* 2 FETCH (UID 2 INTERNALDATE "20-Nov-2026 08:30:00 +0000" ENVELOPE (');
    expect(said).toContain(
      '((NIL NIL "one" "example.net")(NIL NIL "two" "example.net")) NIL ((NIL NIL "b" "example.net"))',
    );
    expect(said).toContain('Bcc: b@example.net\r\nMessage-ID: <2@example.com>\r\n\r\n)');
    expect(said).not.toContain('<1@example.com>');
    client.send('a3 UID SEARCH SINCE 20-Nov-2026');
    expect(await client.until(/^a3 OK/m)).toContain('* SEARCH 2\r\n');
    client.send('a4 UID SEARCH HEADER Message-ID <1@example.com>');
    expect(await client.until(/^a4 OK/m)).toContain('* SEARCH 1\r\n');
    client.send('a5 UID SEARCH UID 3:*');
    expect(await client.until(/^a5 OK/m)).toContain('* SEARCH 2\r\n');
    client.close();
  });

  test('IDLE tells of a message that is filed, and of one that is removed', async () => {
    const client = await signedIn();
    client.send('a1 EXAMINE Sent');
    const count = sent.messages.length;
    await client.until(/^a1 OK/m);
    client.send('a2 IDLE');
    await client.until(/^\+ idling\r\n/);
    const { uid } = file('<3@example.com>', new Date(), ['one@example.net']);
    expect(await client.until(/EXISTS\r\n/)).toBe(`* ${count + 1} EXISTS\r\n`);
    removeMessage(sent, uid);
    expect(await client.until(/EXISTS\r\n/)).toBe(`* ${count} EXISTS\r\n`);
    client.send('DONE');
    await client.until(/^a2 OK/m);
    expect(sent.watchers.size).toBe(0);
    client.close();
  });

  test('a rebuilt folder has a new UIDVALIDITY and counts from one', async () => {
    const before = sent.uidValidity;
    renumberFolder(sent);
    const client = await signedIn();
    client.send('a1 STATUS Sent (MESSAGES UIDNEXT UIDVALIDITY)');
    const count = sent.messages.length;
    const status = `MESSAGES ${count} UIDNEXT ${count + 1} UIDVALIDITY ${before + 1}`;
    expect(await client.until(/^a1 OK/m)).toContain(`* STATUS "Sent" (${status})`);
    client.close();
  });

  test('sessions of an account are ended on demand', async () => {
    const client = await signedIn();
    provider.endSessions(ADDRESS);
    await client.closed();
    expect(client.socket.destroyed).toBe(true);
  });
});
