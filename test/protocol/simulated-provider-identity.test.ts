import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Account, createAccount, findAccount } from '../../electron/demo/account.ts';
import { googleIdentity } from '../../electron/demo/identity/google-identity.ts';
import {
  type IdentityServer,
  type IdentityServerOptions,
  startIdentityServer,
} from '../../electron/demo/identity/identity-server.ts';
import { microsoftIdentity } from '../../electron/demo/identity/microsoft-identity.ts';
import { outlook } from '../../electron/demo/personalities/outlook.ts';
import { type SimulatedProvider, startSimulatedProvider } from '../../electron/demo/simulated-provider.ts';
import { GOOGLE, type IdentityProvider, MICROSOFT } from '../../electron/oauth/identity-providers.ts';
import { createOpenId } from '../../electron/oauth/openid.ts';
import { signInByBrowser } from '../../electron/oauth/sign-in-by-browser.ts';
import { signInByDevice } from '../../electron/oauth/sign-in-by-device.ts';
import { connectSecure } from '../support/line-client.ts';
import { pressButton, withCode } from '../support/press-button.ts';

const CLIENT_ID = 'demo';
const [WANTED, OTHER] = ['orders@outlook.example', 'other@outlook.example'];

let server: IdentityServer;
let ended: string[];
let accounts: readonly Account[];
beforeEach(() => start());
afterEach(() => server.stop());

async function start(changes: Partial<IdentityServerOptions> = {}): Promise<void> {
  await server?.stop().catch(() => undefined);
  ended = [];
  accounts =
    changes.accounts ?? [WANTED, OTHER].map((address) => createAccount({ address, password: 'web' }, []));
  server = await startIdentityServer({
    voice: microsoftIdentity,
    accounts,
    clientId: CLIENT_ID,
    onAccessEnded: (_, token) => ended.push(token),
    ...changes,
  });
}

function here(real: IdentityProvider): IdentityProvider {
  const { issuer } = server;
  const revocationUrl = real.revocationUrl === null ? null : `${issuer}/revoke`;
  return { ...real, issuer, signInOrigin: issuer, revocationUrl };
}

const registrationAt = ({ id }: IdentityProvider) => ({
  providerId: id,
  clientId: CLIENT_ID,
  clientSecret: null,
  tenant: null,
});

function signIn(label: string, real = MICROSOFT) {
  const provider = here(real);
  return signInByBrowser({
    openId: createOpenId({ allowsHttpOnLoopback: true, timeoutS: 2 }),
    provider,
    registration: registrationAt(provider),
    username: WANTED,
    openBrowser: async (link) => void (await pressButton(link, label)),
    signal: new AbortController().signal,
  });
}

async function clientOf(real: IdentityProvider) {
  const openId = createOpenId({ allowsHttpOnLoopback: true, timeoutS: 2 });
  const provider = here(real);
  const connected = await openId.connect(provider, registrationAt(provider));
  if (!connected.ok) throw new Error(connected.failure.detail ?? connected.failure.kind);
  return connected.value;
}

const tokensOf = (address: string) => accounts.find((one) => one.address === address)?.accessTokens ?? [];

/** Signs in and gives the tokens. */
async function signedIn(real = MICROSOFT) {
  const result = await signIn(`Sign in as ${WANTED}`, real);
  if (result.outcome !== 'signed-in') throw new Error(`The sign-in ended as ${result.outcome}.`);
  return result.tokens;
}

describe('signing in at the demo’s page', () => {
  test('gives tokens that the mail servers take, for everything that was asked for', async () => {
    const result = await signIn(`Sign in as ${WANTED}`);
    expect(result).toMatchObject({ outcome: 'signed-in', signedInAs: WANTED });
    const { accessToken, expiresInS, scope } = (result.outcome === 'signed-in' && result.tokens) || {};
    expect(tokensOf(WANTED)).toEqual([accessToken]);
    expect(expiresInS).toBe(3_600);
    for (const asked of [...MICROSOFT.mailScopes, 'offline_access'])
      expect(scope?.split(' ')).toContain(asked);
  });

  test('as somebody else names both', async () => {
    expect(await signIn('Sign in as somebody else')).toEqual({
      outcome: 'another-identity',
      signedInAs: OTHER,
      wanted: WANTED,
    });
  });

  test('is refused in Microsoft’s words, or in Google’s', async () => {
    expect(await signIn('Refuse')).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'denied', by: 'user', providerCode: 'AADSTS65004' },
    });
    await start({ voice: googleIdentity });
    expect(await signIn('Refuse', GOOGLE)).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'denied', by: 'user' },
    });
  });

  test('works with a code that is typed elsewhere, where every account is offered', async () => {
    const provider = here(MICROSOFT);
    const result = await signInByDevice({
      openId: createOpenId({ allowsHttpOnLoopback: true, timeoutS: 2 }),
      provider,
      registration: registrationAt(provider),
      username: OTHER,
      tell: ({ code, link }) => {
        expect(link).toBe(`${server.issuer}/device`);
        // As people type: small letters, and a space in between.
        const typed = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase();
        void pressButton(withCode(link, typed), `Sign in as ${OTHER}`);
      },
      signal: new AbortController().signal,
    });
    expect(result).toMatchObject({ outcome: 'signed-in', signedInAs: OTHER });
  });
});

describe('a refresh token', () => {
  test('is rotated where Microsoft is played, and stays where Google is', async () => {
    const { refreshToken } = await signedIn();
    const rotated = await (await clientOf(MICROSOFT)).refresh(refreshToken);
    expect(rotated.ok && rotated.value.refreshToken).not.toBe(refreshToken);
    await start({ voice: googleIdentity });
    const kept = (await signedIn(GOOGLE)).refreshToken;
    const again = await (await clientOf(GOOGLE)).refresh(kept);
    expect(again.ok && again.value.refreshToken).toBe(kept);
  });

  test('is refused for good once its grant has ended, with the tokens that came of it', async () => {
    const { refreshToken, accessToken } = await signedIn();
    const [account] = accounts;
    if (account !== undefined) server.endGrantsOf(account);
    expect(await (await clientOf(MICROSOFT)).refresh(refreshToken)).toMatchObject({
      ok: false,
      failure: { kind: 'grant-invalid', reason: 'password-changed', providerCode: 'AADSTS50173' },
    });
    expect([tokensOf(WANTED), ended]).toEqual([[], [accessToken]]);
  });

  test('can be given back to Google', async () => {
    await start({ voice: googleIdentity });
    const { refreshToken } = await signedIn(GOOGLE);
    const client = await clientOf(GOOGLE);
    expect(await client.revoke(refreshToken)).toMatchObject({ ok: true });
    expect(await client.refresh(refreshToken)).toMatchObject({
      failure: { kind: 'grant-invalid', reason: 'expired-or-revoked' },
    });
  });

  test('is not lost by trouble of the provider', async () => {
    const { refreshToken } = await signedIn();
    const client = await clientOf(MICROSOFT);
    server.hasTrouble = true;
    expect(await client.refresh(refreshToken)).toMatchObject({ failure: { kind: 'temporary' } });
    server.hasTrouble = false;
    server.cut(true);
    expect(await client.refresh(refreshToken)).toMatchObject({ failure: { kind: 'network' } });
    server.cut(false);
    expect(await client.refresh(refreshToken)).toMatchObject({ ok: true });
  });
});

test('an access token ends by itself, and those who hold its sessions hear of it', async () => {
  await start({ accessTokenMs: 1_000 });
  const { accessToken } = await signedIn();
  expect(tokensOf(WANTED)).toEqual([accessToken]);
  await sleep(1_200);
  expect([tokensOf(WANTED), ended]).toEqual([[], [accessToken]]);
});

describe('the page', () => {
  const address = (changes: Record<string, string> = {}) =>
    `${server.issuer}/authorize?${new URLSearchParams({
      client_id: CLIENT_ID,
      redirect_uri: 'http://localhost:1/callback',
      response_type: 'code',
      state: 's',
      code_challenge: 'c',
      code_challenge_method: 'S256',
      scope: 'openid',
      login_hint: WANTED,
      ...changes,
    })}`;

  test('says what it is, needs no script, and may lead back to the program alone', async () => {
    const page = await fetch(address());
    const html = await page.text();
    expect(html).toContain('This page stands in for Microsoft’s sign-in');
    expect(html).toContain(`<strong>${WANTED}</strong>`);
    expect(html).not.toMatch(/<script|<img|https?:\/\//);
    const policy = page.headers.get('Content-Security-Policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://localhost:1;");
  });

  test('shows what the program says as text and never as markup', async () => {
    const html = await (await fetch(address({ login_hint: '"><script>alert(1)</script>' }))).text();
    expect(html).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('The demo has no mailbox of that name.');
  });

  test.each([
    ['another program', { client_id: 'another' }],
    ['an answer that would leave this computer', { redirect_uri: 'https://example.com/callback' }],
    ['a question without PKCE', { code_challenge: '' }],
  ])('is not shown to %s', async (_, changes) => {
    const page = await fetch(address(changes), { redirect: 'manual' });
    expect(page.status).toBe(400);
    expect(await page.text()).not.toContain('<button');
  });

  test('answers once', async () => {
    const html = await (await fetch(address())).text();
    const body = new URLSearchParams({ id: /name="id" value="([^"]+)"/.exec(html)?.[1] ?? '', as: WANTED });
    const answer = () => fetch(`${server.issuer}/answer`, { method: 'POST', body, redirect: 'manual' });
    expect([(await answer()).status, (await answer()).status]).toEqual([303, 400]);
  });

  test('hands out a code that is good once, and only for whoever asked for it', async () => {
    const verifier = 'v'.repeat(43);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const codeOf = async () => {
      const html = await (await fetch(address({ code_challenge: challenge }))).text();
      const body = new URLSearchParams({ id: /name="id" value="([^"]+)"/.exec(html)?.[1] ?? '', as: WANTED });
      const answer = await fetch(`${server.issuer}/answer`, { method: 'POST', body, redirect: 'manual' });
      return new URL(answer.headers.get('Location') ?? '').searchParams.get('code') ?? '';
    };
    const redeem = async (code: string, changes: Record<string, string> = {}) => {
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: CLIENT_ID,
        redirect_uri: 'http://localhost:1/callback',
        code_verifier: verifier,
        code,
        ...changes,
      });
      return (await fetch(`${server.issuer}/token`, { method: 'POST', body })).status;
    };
    expect(await redeem(await codeOf(), { code_verifier: 'w'.repeat(43) })).toBe(400);
    expect(await redeem(await codeOf(), { redirect_uri: 'http://localhost:2/callback' })).toBe(400);
    const code = await codeOf();
    expect([await redeem(code), await redeem(code)]).toEqual([200, 400]);
  });

  test('is not there for another name of this computer, under which a web page elsewhere might ask', async () => {
    const { status } = await fetch(address().replace('127.0.0.1', 'localhost'));
    expect(status).toBe(404);
  });
});

describe('a token of the demo’s sign-in at the mail servers of Outlook.com', () => {
  const bearer = (user: string, token: string) =>
    Buffer.from(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64');
  let mail: SimulatedProvider;

  beforeEach(async () => {
    accounts = [WANTED, OTHER].map((address) => createAccount({ address, password: 'web' }, outlook.folders));
    mail = await startSimulatedProvider({ personality: outlook, accounts });
    await start({
      accounts,
      onAccessEnded: ({ address }, token) => mail.endSessions(address, token),
    });
  });
  afterEach(() => mail.stop());

  const accountOf = (address: string) => {
    const account = findAccount(accounts, address);
    if (account === undefined) throw new Error(`${address} has no account.`);
    return account;
  };
  const grant = (address: string) => server.grantTo(accountOf(address)).accessToken;

  async function openImap(user: string, token: string) {
    const client = await connectSecure(mail.imap.tls, mail.authorityPem);
    client.send(`a1 AUTHENTICATE XOAUTH2 ${bearer(user, token)}`);
    return { client, said: await client.until(/^a1 .*\r\n/m) };
  }

  async function askSmtp(user: string, token: string) {
    const client = await connectSecure(mail.smtp.tls, mail.authorityPem);
    await client.until(/^220 .*\r\n/m);
    client.send('EHLO test');
    await client.until(/^250 .*\r\n/m);
    client.send(`AUTH XOAUTH2 ${bearer(user, token)}`);
    const said = await client.until(/^[25]\d\d .*\r\n/m);
    client.close();
    return said;
  }

  test('lets its own account in over both protocols, and nobody else', async () => {
    const token = grant(WANTED);
    expect((await openImap(WANTED, token)).said).toContain('a1 OK AUTHENTICATE completed.');
    expect(await askSmtp(WANTED, token)).toMatch(/^235 2\.7\.0 /);
    expect((await openImap(OTHER, token)).said).toContain('a1 NO AUTHENTICATE failed.');
    expect(await askSmtp(OTHER, token)).toMatch(/^535 5\.7\.3 Authentication unsuccessful/);
  });

  test('that ends is refused from then on, and cuts the sessions that it opened and no others', async () => {
    const token = grant(WANTED);
    const { client } = await openImap(WANTED, token);
    server.endAccessOf(accountOf(WANTED));
    expect((await client.closed()).toString()).toContain(
      '* BYE Session invalidated - AccessTokenExpired\r\n',
    );
    expect((await openImap(WANTED, token)).said).toContain('a1 NO AUTHENTICATE failed.');
    expect(await askSmtp(WANTED, token)).toMatch(/^535 5\.7\.3 Authentication unsuccessful/);
  });

  test('goes on in the sessions of a newer token of the same account', async () => {
    await start({
      accounts,
      accessTokenMs: 1_000,
      onAccessEnded: ({ address }, token) => mail.endSessions(address, token),
    });
    const older = await openImap(WANTED, grant(WANTED));
    await sleep(600);
    const newer = await openImap(WANTED, grant(WANTED));
    await older.client.closed();
    newer.client.send('a2 NOOP');
    expect(await newer.client.until(/^a2 .*\r\n/m)).toContain('a2 OK');
    await newer.client.closed();
  });
});
