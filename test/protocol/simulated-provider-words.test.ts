import { afterEach, describe, expect, test } from 'vitest';
import { type Account, createAccount } from '../../electron/demo/account.ts';
import { gmail } from '../../electron/demo/personalities/gmail.ts';
import { microsoft365 } from '../../electron/demo/personalities/microsoft365.ts';
import { netease163 } from '../../electron/demo/personalities/netease163.ts';
import { outlook } from '../../electron/demo/personalities/outlook.ts';
import type { Personality } from '../../electron/demo/personality.ts';
import { type SimulatedProvider, startSimulatedProvider } from '../../electron/demo/simulated-provider.ts';
import { ADDRESS, APP_PASSWORD, LOGIN_PASSWORD, SIGN_IN_WORDS } from '../fixtures/sign-in-words.ts';
import { connectSecure } from '../support/line-client.ts';

let provider: SimulatedProvider | null = null;
afterEach(() => provider?.stop());

async function start(personality: Personality, change: Partial<Account>): Promise<SimulatedProvider> {
  const account = createAccount(
    { address: ADDRESS, password: LOGIN_PASSWORD, appPasswords: [APP_PASSWORD] },
    personality.folders,
  );
  Object.assign(account, change);
  provider = await startSimulatedProvider({ personality, accounts: [account] });
  return provider;
}

async function imapLogin(server: SimulatedProvider, secret: string): Promise<string> {
  const client = await connectSecure(server.imap.tls, server.authorityPem);
  await client.until(/^\* OK .*\r\n/);
  client.send(`a1 LOGIN ${ADDRESS} "${secret}"`);
  const answer = await client.until(/^a1 (OK|NO|BAD) .*\r\n/m);
  client.close();
  return answer.split('\r\n').find((line) => line.startsWith('a1 ')) ?? '';
}

async function smtpLogin(server: SimulatedProvider, secret: string): Promise<string> {
  const client = await connectSecure(server.smtp.tls, server.authorityPem);
  await client.until(/^220 .*\r\n/);
  client.send('EHLO client.example');
  await client.until(/^250 .*\r\n/m);
  client.send('AUTH LOGIN');
  await client.until(/^334 VXNlcm5hbWU6\r\n/);
  client.send(Buffer.from(ADDRESS).toString('base64'));
  await client.until(/^334 UGFzc3dvcmQ6\r\n/);
  client.send(Buffer.from(secret).toString('base64'));
  const answer = await client.until(/^\d{3} .*\r\n/m);
  client.close();
  return answer;
}

describe('words at sign-in', () => {
  test.each(SIGN_IN_WORDS)(
    '$personality.id answers $state',
    async ({ personality, change = {}, secret, imap, smtp }) => {
      const server = await start(personality, change);
      expect(await imapLogin(server, secret)).toBe(imap);
      expect(await smtpLogin(server, secret)).toMatch(smtp);
      const refused = [imap.startsWith('a1 OK') ? 0 : 1, smtp.source.startsWith('^235') ? 0 : 1];
      expect([server.traffic.imap.rejectedSignIns, server.traffic.smtp.rejectedSignIns]).toEqual(refused);
      expect(JSON.stringify(server.traffic)).not.toContain(secret);
    },
  );

  test('outlook says LOGINDISABLED before anybody asks, and hangs up on who tries all the same', async () => {
    const server = await start(outlook, {});
    const client = await connectSecure(server.imap.tls, server.authorityPem);
    client.send('a1 CAPABILITY');
    const offered = await client.until(/^a1 OK/m);
    expect(offered).toMatch(/^\* CAPABILITY IMAP4 IMAP4rev1 AUTH=XOAUTH2 LOGINDISABLED /m);
    client.send(`a2 LOGIN ${ADDRESS} ${APP_PASSWORD}`);
    const said = (await client.closed()).toString();
    expect(said).toContain('* BYE Microsoft Exchange Server IMAP4 server signing off.\r\n');
  });

  test.each([
    { personality: outlook, change: { imapEnabled: false } },
    { personality: microsoft365, change: { connected: false } },
  ])('$personality.id signs a token in whose mailbox does not answer', async ({ personality, change }) => {
    const server = await start(personality, { ...change, accessTokens: ['token-1'] });
    const client = await connectSecure(server.imap.tls, server.authorityPem);
    const xoauth2 = Buffer.from(`user=${ADDRESS}\u0001auth=Bearer token-1\u0001\u0001`).toString('base64');
    client.send(`a1 AUTHENTICATE XOAUTH2 ${xoauth2}`);
    await client.until(/^a1 OK AUTHENTICATE completed\.\r\n/m);
    client.send('a2 NAMESPACE');
    expect(await client.until(/^a2/)).toBe('a2 BAD User is authenticated but not connected.\r\n');
    client.close();
  });

  test('gmail takes a token as the standard has it over SMTP too, and says why it refuses one', async () => {
    const server = await start(gmail, { accessTokens: ['token-1'] });
    const authenticate = async (token: string) => {
      const client = await connectSecure(server.smtp.tls, server.authorityPem);
      await client.until(/^220 .*\r\n/m);
      client.send('EHLO test');
      await client.until(/^250 .*\r\n/m);
      const response = `n,a=${ADDRESS},\u0001host=smtp.gmail.com\u0001port=465\u0001auth=Bearer ${token}\u0001\u0001`;
      client.send(`AUTH OAUTHBEARER ${Buffer.from(response).toString('base64')}`);
      return { client, said: await client.until(/^\d{3} .*\r\n/m) };
    };
    expect((await authenticate('token-1')).said).toBe('235 2.7.0 Accepted\r\n');
    const { client, said } = await authenticate('token-2');
    expect(said).toMatch(/^334 /);
    expect(JSON.parse(Buffer.from(said.slice(4), 'base64').toString())).toMatchObject({ status: '400' });
    client.send('AQ==');
    expect(await client.until(/^535 .*\r\n/m)).toContain('535-5.7.8 Username and Password not accepted.');
    client.close();
  });

  test('netease163 opens no folder without ID, and opens it after', async () => {
    const server = await start(netease163, {});
    const client = await connectSecure(server.imap.tls, server.authorityPem);
    client.send(`a1 LOGIN ${ADDRESS} ${APP_PASSWORD}`);
    await client.until(/^a1 OK LOGIN completed\r\n/m);
    client.send('a2 EXAMINE INBOX');
    expect(await client.until(/^a2/)).toBe(
      'a2 NO EXAMINE Unsafe Login. Please contact kefu@188.com for help\r\n',
    );
    client.send('a3 ID ("name" "test")');
    await client.until(/^a3 OK/m);
    client.send('a4 EXAMINE INBOX');
    expect(await client.until(/^a4/m)).toContain('a4 OK [READ-ONLY] EXAMINE completed.\r\n');
    client.close();
  });
});
