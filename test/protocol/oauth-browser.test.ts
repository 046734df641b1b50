import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInByBrowser } from '../../electron/oauth/sign-in-by-browser.ts';
import { WELL_BEHAVED } from '../support/identity-behaviour.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { oauthGround, visit } from '../support/oauth-ground.ts';
import { rawRequest } from '../support/raw-request.ts';
import { followSignIn } from '../support/sign-in-as.ts';

const ADDRESS = 'You@Example.com';
let rig: IdentityProvider;

beforeAll(async () => {
  rig = await startIdentityProvider();
});
beforeEach(() => rig.behave(WELL_BEHAVED));
afterAll(() => rig.stop());

/** Where the browser is to come back to, and what with. */
async function comeBack(url: string): Promise<URL> {
  return followSignIn(url, new URL(url).searchParams.get('redirect_uri') ?? '');
}

describe.each(['google', 'microsoft'] as const)('a sign-in by browser, as for %s', (id) => {
  test('gives tokens that are good, and says who signed in', async () => {
    const { browserSignIn } = oauthGround(rig, id);
    const signedIn = await signInByBrowser(browserSignIn(ADDRESS));
    expect(signedIn).toMatchObject({
      outcome: 'signed-in',
      signedInAs: ADDRESS,
      tokens: { expiresInS: 3_600, claims: { email: ADDRESS } },
    });
    if (signedIn.outcome !== 'signed-in') throw new Error(signedIn.outcome);
    expect(rig.killAccessToken(signedIn.tokens.accessToken)).toBe(true);
    expect(rig.revokeGrantOf(signedIn.tokens.refreshToken)).toBe(true);
  });

  test('asks with PKCE, state, nonce, the name of the mailbox, and for mail', async () => {
    const { browserSignIn, provider } = oauthGround(rig, id);
    let asked = new URLSearchParams();
    const openBrowser = async (url: string) => {
      asked = new URL(url).searchParams;
      await visit(url);
    };
    await signInByBrowser(browserSignIn(ADDRESS, { openBrowser }));
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    for (const name of ['state', 'nonce']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
    expect(asked.get('login_hint')).toBe(ADDRESS);
    expect(asked.get('scope')?.split(' ')).toEqual([...provider.mailScopes, ...provider.otherScopes]);
    const host = id === 'google' ? '127.0.0.1' : 'localhost';
    expect(asked.get('redirect_uri')).toMatch(new RegExp(`^http://${host}:\\d+/callback$`));
  });
});

describe('a sign-in by browser', () => {
  const ground = () => oauthGround(rig);

  test('tells another identity by both names, and keeps nothing', async () => {
    rig.behave({ signsIn: 'other@example.com' });
    expect(await signInByBrowser(ground().browserSignIn(ADDRESS))).toEqual({
      outcome: 'another-identity',
      signedInAs: 'other@example.com',
      wanted: ADDRESS,
    });
  });

  test('says that the user said no', async () => {
    rig.behave({ consent: 'denied' });
    expect(await signInByBrowser(ground().browserSignIn(ADDRESS))).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'denied', by: 'user', error: 'access_denied', detail: 'The person said no.' },
    });
  });

  test('ends when the user cancels, and closes the port', async () => {
    const controller = new AbortController();
    let address = new URL('http://127.0.0.1');
    const openBrowser = async (url: string) => {
      address = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
      controller.abort();
    };
    const signIn = ground().browserSignIn(ADDRESS, { openBrowser, signal: controller.signal });
    expect(await signInByBrowser(signIn)).toEqual({ outcome: 'cancelled' });
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  });

  test('does not begin when it was cancelled before', async () => {
    const signIn = ground().browserSignIn(ADDRESS, { signal: AbortSignal.abort() });
    expect(await signInByBrowser(signIn)).toEqual({ outcome: 'cancelled' });
  });

  test('gives up when nobody answers in time', async () => {
    rig.behave({ consent: 'unanswered' });
    const openBrowser = async (url: string) => {
      await comeBack(url).catch(() => undefined);
    };
    const signIn = ground().browserSignIn(ADDRESS, { openBrowser, timeoutMs: 400 });
    expect(await signInByBrowser(signIn)).toEqual({ outcome: 'timed-out' });
  });

  test('is impossible where no browser opens, whatever that throws', async () => {
    for (const openBrowser of [
      () => Promise.reject(new Error('no')),
      () => {
        throw new Error('no');
      },
    ]) {
      expect(await signInByBrowser(ground().browserSignIn(ADDRESS, { openBrowser }))).toEqual({
        outcome: 'impossible',
        sentence: 'The browser could not be opened.',
      });
    }
  });

  test('takes no answer with another state, another Host, method or path, and waits on for the right one', async () => {
    const statuses: number[] = [];
    const openBrowser = async (url: string) => {
      const back = await comeBack(url);
      const port = Number(back.port);
      const path = back.pathname + back.search;
      const forged = new URL(back);
      forged.searchParams.set('state', 'x'.repeat(43));
      const twice = `${path}&state=${back.searchParams.get('state')}`;
      const requests = [
        { path: forged.pathname + forged.search },
        { path: twice },
        { path: '/callback' },
        { path: '/favicon.ico' },
        { path: path.replace('/callback', '/callback/') },
        { path: `http://elsewhere.example${path}` },
        { path, headers: { host: 'attacker.example' } },
        { path, headers: { host: `localhost:${port}` } },
        { path, method: 'POST' },
        { path, method: 'HEAD' },
      ];
      for (const one of requests) statuses.push((await rawRequest(port, one)).status);
      await fetch(back);
    };
    const signedIn = await signInByBrowser(ground().browserSignIn(ADDRESS, { openBrowser }));
    expect(statuses).toEqual(Array(10).fill(404));
    expect(signedIn.outcome).toBe('signed-in');
  });

  test('answers the browser with a page that runs nothing and leaks nothing, once', async () => {
    const openBrowser = async (url: string) => {
      const back = await comeBack(url);
      const path = back.pathname + back.search;
      const page = await rawRequest(Number(back.port), { path });
      expect(page.status).toBe(200);
      expect(page.text).toContain('You can close this page');
      expect(page.text).not.toContain('<script');
      expect(page.text).not.toContain(back.searchParams.get('code') ?? 'no code');
      expect(page.headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'sha256-[^']+';/),
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
      const again = await rawRequest(Number(back.port), { path }).catch(() => ({ status: 404 }));
      expect(again.status).toBe(404);
    };
    const signedIn = await signInByBrowser(ground().browserSignIn(ADDRESS, { openBrowser }));
    expect(signedIn.outcome).toBe('signed-in');
  });

  test('trusts no answer that names another issuer', async () => {
    const openBrowser = async (url: string) => {
      const back = await comeBack(url);
      expect(back.searchParams.get('iss')).toBe(rig.issuer);
      back.searchParams.set('iss', 'https://issuer.example');
      await fetch(back);
    };
    expect(await signInByBrowser(ground().browserSignIn(ADDRESS, { openBrowser }))).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'untrusted-answer' },
    });
  });

  test('trusts no token made for another question: the nonce differs', async () => {
    const openBrowser = async (url: string) => {
      const changed = new URL(url);
      changed.searchParams.set('nonce', 'another');
      await visit(changed.href);
    };
    expect(await signInByBrowser(ground().browserSignIn(ADDRESS, { openBrowser }))).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'untrusted-answer' },
    });
  });

  test('cannot use a code that was asked for with another verifier', async () => {
    const openBrowser = async (url: string) => {
      const changed = new URL(url);
      changed.searchParams.set('code_challenge', 'x'.repeat(43));
      await visit(changed.href);
    };
    expect(await signInByBrowser(ground().browserSignIn(ADDRESS, { openBrowser }))).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'grant-invalid', error: 'invalid_grant' },
    });
  });

  test('asks again for access to mail where the user unticked it', async () => {
    const openBrowser = async (url: string) => {
      const changed = new URL(url);
      changed.searchParams.set('scope', 'openid email');
      await visit(changed.href);
    };
    expect(await signInByBrowser(ground().browserSignIn(ADDRESS, { openBrowser }))).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'consent-required', by: 'user' },
    });
  });

  test('tells a provider in trouble from a wrong registration', async () => {
    rig.behave({ tokenTrouble: { kind: 'answer', status: 503, retryAfterS: 7 } });
    expect(await signInByBrowser(ground().browserSignIn(ADDRESS))).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'temporary', retryAfterMs: 7_000, detail: 'HTTP 503' },
    });
    rig.behave({ tokenTrouble: { kind: 'cut' } });
    expect(await signInByBrowser(ground().browserSignIn(ADDRESS))).toMatchObject({
      failure: { kind: 'network' },
    });
    rig.behave({ tokenTrouble: { kind: 'answer', status: 401, body: { error: 'invalid_client' } } });
    expect(await signInByBrowser(ground().browserSignIn(ADDRESS))).toMatchObject({
      failure: { kind: 'misconfigured', what: 'client-unknown' },
    });
  });

  test('says that nothing answers where the provider is down, and that it is the network', async () => {
    await rig.stop();
    try {
      expect(await signInByBrowser(ground().browserSignIn(ADDRESS))).toMatchObject({
        outcome: 'refused',
        failure: { kind: 'network', code: expect.stringMatching(/^ECONNREFUSED|UND_ERR_SOCKET$/) },
      });
    } finally {
      await rig.start();
    }
  });

  test('sends no one to a sign-in page that lies elsewhere', async () => {
    const { browserSignIn, provider } = ground();
    const elsewhere = { ...provider, signInOrigin: 'https://accounts.example' };
    expect(await signInByBrowser(browserSignIn(ADDRESS, { provider: elsewhere }))).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'untrusted-answer' },
    });
  });

  test('ends while the provider keeps silent about the code', async () => {
    rig.behave({ tokenTrouble: { kind: 'silence' } });
    const controller = new AbortController();
    const openBrowser = async (url: string) => {
      await visit(url);
      await sleep(100);
      controller.abort();
    };
    const signIn = ground().browserSignIn(ADDRESS, { openBrowser, signal: controller.signal });
    expect(await signInByBrowser(signIn)).toEqual({ outcome: 'cancelled' });
  });
});
