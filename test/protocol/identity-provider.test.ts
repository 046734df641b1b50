import {
  type ClientError,
  initiateDeviceAuthorization,
  pollDeviceAuthorizationGrant,
  tokenRevocation,
} from 'openid-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WELL_BEHAVED } from '../support/identity-behaviour.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { connectTokenClient, type TokenClient } from '../support/obtain-tokens.ts';
import { approveDevice } from '../support/sign-in-as.ts';

const USER = 'you@example.com';

let provider: IdentityProvider;
let app: TokenClient;
beforeAll(async () => {
  provider = await startIdentityProvider();
  app = await connectTokenClient(provider);
});
afterEach(() => provider.behave(WELL_BEHAVED));
afterAll(() => provider?.stop());

/** Asks as a mail server does. */
async function introspect(token: string): Promise<Record<string, unknown>> {
  const { username, password, origin, pathname } = new URL(provider.introspectionUrl);
  const response = await fetch(origin + pathname, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` },
    body: new URLSearchParams({ token }),
  });
  const answer: unknown = await response.json();
  return { ...(typeof answer === 'object' ? answer : {}) };
}

const isActive = async (token: string) => (await introspect(token)).active;

describe('a sign-in by browser', () => {
  test('gives tokens of the user named, good at the mail servers', async () => {
    const { accessToken, refreshToken } = await app.obtain(USER);
    expect(await introspect(accessToken)).toMatchObject({ active: true, email: USER, username: USER });
    expect(refreshToken).not.toBe('');
  });

  test('gives the tokens of whoever is at the browser, also where the browser knew somebody else', async () => {
    const jar = new Map<string, string>();
    await app.obtain(USER, jar);
    provider.behave({ signsIn: 'other@example.org' });
    const { accessToken } = await app.obtain(USER, jar);
    expect(await introspect(accessToken)).toMatchObject({ email: 'other@example.org' });
  });

  test('ends with access_denied where consent is denied', async () => {
    provider.behave({ consent: 'denied' });
    await expect(app.obtain(USER)).rejects.toMatchObject({ error: 'access_denied' });
  });

  test('ends on a page where nobody answers', async () => {
    provider.behave({ consent: 'unanswered' });
    await expect(app.obtain(USER)).rejects.toThrow(/ended at \/interaction\/.*Do you agree/);
  });

  test('is not forgotten after many others', async () => {
    const { refreshToken } = await app.obtain(USER);
    for (let round = 0; round < 10; round++) {
      await Promise.all(Array.from({ length: 30 }, (_, index) => app.obtain(`user${index}@example.com`)));
    }
    expect((await app.refresh(refreshToken)).accessToken).not.toBe('');
  });
});

describe('a refresh', () => {
  test('gives a new refresh token, and a second use of the old one ends the grant', async () => {
    const first = await app.obtain(USER);
    const second = await app.refresh(first.refreshToken);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    await expect(app.refresh(first.refreshToken)).rejects.toMatchObject({
      error: 'invalid_grant',
      status: 400,
    });
    await expect(app.refresh(second.refreshToken)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(await isActive(second.accessToken)).toBe(false);
    expect(provider.tokenAnswers.slice(-3)).toEqual([
      { grantType: 'refresh_token', outcome: 'granted', detail: '' },
      { grantType: 'refresh_token', outcome: 'invalid_grant', detail: 'refresh token already used' },
      { grantType: 'refresh_token', outcome: 'invalid_grant', detail: 'refresh token not found' },
    ]);
  });

  test('without rotation gives the same refresh token again', async () => {
    provider.behave({ rotatesRefreshTokens: false });
    const { refreshToken } = await app.obtain(USER);
    expect((await app.refresh(refreshToken)).refreshToken).toBe(refreshToken);
    expect((await app.refresh(refreshToken)).refreshToken).toBe(refreshToken);
  });
});

describe('a token ends', () => {
  test('alone when it is killed: the refresh token brings a new one', async () => {
    const { accessToken, refreshToken } = await app.obtain(USER);
    expect(provider.killAccessToken(accessToken)).toBe(true);
    expect(provider.killAccessToken(accessToken)).toBe(false);
    expect(await isActive(accessToken)).toBe(false);
    expect(await isActive((await app.refresh(refreshToken)).accessToken)).toBe(true);
  });

  test('with its grant, and other grants of the user stay', async () => {
    const [mine, elsewhere] = [await app.obtain(USER), await app.obtain(USER)];
    expect(provider.revokeGrantOf(mine.accessToken)).toBe(true);
    expect(provider.revokeGrantOf(mine.accessToken)).toBe(false);
    await expect(app.refresh(mine.refreshToken)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(await isActive(elsewhere.accessToken)).toBe(true);
    expect(provider.revokeGrantsOf(USER)).toBe(true);
    expect(await isActive(elsewhere.accessToken)).toBe(false);
    await expect(app.refresh(elsewhere.refreshToken)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('when the app itself revokes it', async () => {
    const { accessToken, refreshToken } = await app.obtain(USER);
    await tokenRevocation(app.configuration, refreshToken);
    expect(await isActive(accessToken)).toBe(false);
  });
});

describe('a sign-in by device code', () => {
  const begin = () =>
    initiateDeviceAuthorization(app.configuration, { scope: 'openid offline_access email mail' });
  const poll = (device: Awaited<ReturnType<typeof begin>>) =>
    pollDeviceAuthorizationGrant(app.configuration, { ...device, interval: 0.05 });

  test('gives tokens once the code is approved in a browser', async () => {
    provider.behave({ signsIn: USER });
    const device = await begin();
    expect(device).toMatchObject({ interval: 1, expires_in: 600 });
    const tokens = poll(device);
    expect(await approveDevice(device.verification_uri_complete ?? '')).toBe(true);
    expect(await introspect((await tokens).access_token)).toMatchObject({ email: USER });
    expect((await tokens).refresh_token).toBeTypeOf('string');
  });

  test('ends with access_denied where consent is denied', async () => {
    provider.behave({ consent: 'denied' });
    const device = await begin();
    expect(await approveDevice(device.verification_uri_complete ?? '')).toBe(false);
    await expect(poll(device)).rejects.toMatchObject({ error: 'access_denied' });
  });
});

describe('a token endpoint in trouble', () => {
  test('answers with the status, the body and the pause asked for', async () => {
    const { refreshToken } = await app.obtain(USER);
    provider.behave({ tokenTrouble: { kind: 'answer', status: 503, body: 'Busy', retryAfterS: 7 } });
    const error = await app.refresh(refreshToken).catch((reason: ClientError) => reason);
    const response = 'cause' in error && error.cause instanceof Response ? error.cause : null;
    expect(response?.status).toBe(503);
    expect(response?.headers.get('Retry-After')).toBe('7');
    const body = { error: 'invalid_grant', error_description: 'AADSTS70008', error_codes: [70008] };
    provider.behave({ tokenTrouble: { kind: 'answer', status: 400, body } });
    await expect(app.refresh(refreshToken)).rejects.toMatchObject({ error: 'invalid_grant', cause: body });
    provider.behave({ tokenTrouble: { kind: 'cut' } });
    await expect(app.refresh(refreshToken)).rejects.toThrow('fetch failed');
    provider.behave({ tokenTrouble: null });
    expect((await app.refresh(refreshToken)).accessToken).not.toBe('');
  });

  test('may say nothing, or be slow', async () => {
    const { refreshToken } = await app.obtain(USER);
    provider.behave({ tokenTrouble: { kind: 'silence' } });
    const { timeout } = app.configuration;
    app.configuration.timeout = 1;
    await expect(app.refresh(refreshToken)).rejects.toMatchObject({ code: 'OAUTH_TIMEOUT' });
    Object.assign(app.configuration, { timeout });
    provider.behave({ tokenTrouble: null, tokenDelayMs: 200 });
    const startedAt = performance.now();
    await app.refresh(refreshToken);
    expect(performance.now() - startedAt).toBeGreaterThan(190);
  });
});

test('what was granted outlives a stop, and two providers know nothing of each other', async () => {
  const second = await startIdentityProvider({ behaviour: { rotatesRefreshTokens: false } });
  try {
    const { refreshToken } = await app.obtain(USER);
    const elsewhere = await connectTokenClient(second);
    await expect(elsewhere.refresh(refreshToken)).rejects.toMatchObject({ error: 'invalid_grant' });
    await provider.stop();
    await expect(app.refresh(refreshToken)).rejects.toThrow('fetch failed');
    expect((await elsewhere.obtain(USER)).accessToken).not.toBe('');
    await provider.start();
    expect((await app.refresh(refreshToken)).accessToken).not.toBe('');
  } finally {
    await second.stop();
  }
});
