import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { grantOf } from '../../electron/oauth/mail-grant.ts';
import { createRefreshLock } from '../../electron/oauth/refresh-lock.ts';
import { createRefreshTokenStore } from '../../electron/oauth/refresh-token-store.ts';
import { signInByBrowser } from '../../electron/oauth/sign-in-by-browser.ts';
import { signInByDevice } from '../../electron/oauth/sign-in-by-device.ts';
import { createTokenKeeper } from '../../electron/oauth/token-keeper.ts';
import { type Echo, startEchoingProvider } from '../support/echoing-provider.ts';
import { endedInMemory } from '../support/ended-in-memory.ts';
import { oauthGround } from '../support/oauth-ground.ts';

const CODE = '4/0AbCode-that-is-secret';
const REFRESH_TOKEN = '1//0gRefresh-short';
const CLIENT_SECRET = 'GOCSPX-short';
const DEVICE_CODE = 'device-code-that-is-secret-0123456789';

let echoing: Awaited<ReturnType<typeof startEchoingProvider>>;
let folder: string;

beforeAll(async () => {
  echoing = await startEchoingProvider();
  folder = mkdtempSync(join(tmpdir(), 'mailvitals-oauth-'));
});
afterAll(() => {
  echoing.stop();
  rmSync(folder, { recursive: true, force: true });
});

const json = (status: number, body: (sent: string) => object): Echo => {
  return (sent) => ({
    status,
    type: 'application/json',
    body: JSON.stringify(body(decodeURIComponent(sent))),
  });
};

const ECHOES: Readonly<Record<string, Echo>> = {
  'in the sentence of the error': json(400, (sent) => ({ error: 'invalid_grant', error_description: sent })),
  'in the sentence of an unknown error': json(400, (sent) => ({ error: 'new', error_description: sent })),
  'as the error': json(400, (sent) => ({ error: sent })),
  'as the subtype of the error': json(400, (sent) => ({ error: 'invalid_grant', error_subtype: sent })),
  'in further fields of the error': json(400, (sent) => ({
    error: 'invalid_grant',
    claims: sent,
    suberror: sent,
  })),
  'with a challenge': json(401, (sent) => ({ error: 'invalid_client', error_description: sent })),
  'with a server error': json(500, (sent) => ({ error: 'server_error', error_description: sent })),
  'in a page': (sent) => ({ status: 200, type: 'text/html', body: `<p>${sent}` }),
  'in broken JSON': (sent) => ({ status: 200, type: 'application/json', body: `{"${sent}` }),
  'in tokens of the wrong kind': json(200, (sent) => ({ access_token: 7, token_type: sent })),
  'in an ID token that is none': json(200, (sent) => ({
    access_token: 'access-token-that-is-secret',
    token_type: 'Bearer',
    id_token: sent,
  })),
};

/** Every value of the forms that were sent, but for what is public. */
function secretsSent(since: number): readonly string[] {
  const open = ['grant_type', 'client_id', 'redirect_uri', 'scope', 'token_type_hint'];
  return echoing.sentSoFar
    .slice(since)
    .flatMap((sent) => [...new URLSearchParams(sent)])
    .filter(([name]) => !open.includes(name))
    .map(([, value]) => value);
}

function expectNoSecretIn(shown: unknown, secrets: readonly string[]): void {
  const text = `${inspect(shown, { depth: 20, showHidden: true })} ${JSON.stringify(shown)}`;
  for (const secret of [...secrets, 'access-token-that-is-secret']) expect(text).not.toContain(secret);
}

describe.each(Object.entries(ECHOES))('a provider that gives back what was sent %s', (_, echo) => {
  test('shows no secret of a sign-in, a refresh or a removal', async () => {
    const since = echoing.sentSoFar.length;
    echoing.answerWith(echo);
    const ground = oauthGround(echoing);
    const registration = { ...ground.registration, clientSecret: CLIENT_SECRET };
    const openBrowser = async (url: string) => {
      const { searchParams } = new URL(url);
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('state', searchParams.get('state') ?? '');
      back.searchParams.set('code', CODE);
      await (await fetch(back)).text();
    };
    const byBrowser = await signInByBrowser(
      ground.browserSignIn('you@example.com', { openBrowser, registration }),
    );
    const byDevice = await signInByDevice({
      ...ground.browserSignIn('you@example.com', { registration }),
      tell: () => undefined,
      signal: AbortSignal.timeout(400),
    });
    const store = createRefreshTokenStore(createMemoryStore());
    const keeper = createTokenKeeper({
      openId: ground.newOpenId(),
      store,
      ended: endedInMemory(),
      lock: createRefreshLock(folder),
      providers: ground.providers,
    });
    await store.write('id', grantOf(registration, { scope: null, refreshToken: REFRESH_TOKEN }));
    const refreshed = await keeper.accessTokenFor('id');
    const removed = await keeper.remove('id', { givesBack: true });

    const secrets = secretsSent(since);
    for (const secret of [CODE, REFRESH_TOKEN, CLIENT_SECRET, DEVICE_CODE]) expect(secrets).toContain(secret);
    expect(byBrowser.outcome).toBe('refused');
    expect(['refused', 'cancelled']).toContain(byDevice.outcome);
    expect(refreshed.kind).toBe('failed');
    expectNoSecretIn([byBrowser, byDevice, refreshed, removed], secrets);
  });
});

test('an address that a browser comes back with shows no secret either', async () => {
  const ground = oauthGround(echoing);
  const secret = 'z'.repeat(40);
  const openBrowser = async (url: string) => {
    const { searchParams } = new URL(url);
    const back = new URL(searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('state', searchParams.get('state') ?? '');
    back.searchParams.set('error', `error ${secret}`);
    back.searchParams.set('error_description', `It was ${secret} and ${searchParams.get('state')}.`);
    await (await fetch(back)).text();
  };
  const refused = await signInByBrowser(ground.browserSignIn('you@example.com', { openBrowser }));
  expect(refused).toMatchObject({ outcome: 'refused', failure: { detail: 'It was … and ….' } });
  expectNoSecretIn(refused, [secret]);
});
