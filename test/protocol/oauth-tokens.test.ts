import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CredentialStore, KEYCHAIN_PROBLEMS } from '../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import type { AccessTokenResult } from '../../electron/oauth/access-token.ts';
import { grantOf } from '../../electron/oauth/mail-grant.ts';
import { failureOf, type OAuthResult } from '../../electron/oauth/oauth-failure.ts';
import type { Tokens } from '../../electron/oauth/openid-client.ts';
import { createRefreshLock } from '../../electron/oauth/refresh-lock.ts';
import { createRefreshTokenStore } from '../../electron/oauth/refresh-token-store.ts';
import { signInByBrowser } from '../../electron/oauth/sign-in-by-browser.ts';
import type { Clocks } from '../../electron/oauth/token-age.ts';
import { createTokenKeeper } from '../../electron/oauth/token-keeper.ts';
import { endedInMemory } from '../support/ended-in-memory.ts';
import { failingKeychain } from '../support/failing-keychain.ts';
import { fileStore } from '../support/file-store.ts';
import { WELL_BEHAVED } from '../support/identity-behaviour.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { oauthGround } from '../support/oauth-ground.ts';
import { runNode } from '../support/run-node.ts';
import { scriptedOpenId, tokensFor } from '../support/scripted-open-id.ts';
import { waitUntil } from '../support/wait-until.ts';

const ADDRESS = 'you@example.com';
const ID = 'secret-1';
let rig: IdentityProvider;
let folder: string;

beforeAll(async () => {
  rig = await startIdentityProvider();
});
beforeEach(() => {
  rig.behave(WELL_BEHAVED);
  folder = mkdtempSync(join(tmpdir(), 'mailvitals-oauth-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => rig.stop());

/** Clocks that go on when the test says so. */
function handClocks() {
  let steadyMs = 0;
  let wallMs = 1_000_000_000_000;
  return {
    steady: () => steadyMs,
    wall: () => wallMs,
    pass: (ms: number) => {
      steadyMs += ms;
      wallMs += ms;
    },
    sleep: (ms: number) => {
      wallMs += ms;
    },
    setBack: (ms: number) => {
      wallMs -= ms;
    },
  };
}

/** A mailbox that has just been signed in, and a keeper that knows nothing of it yet. */
async function signedIn(credentials: CredentialStore = createMemoryStore()) {
  const ground = oauthGround(rig);
  const answer = await signInByBrowser(ground.browserSignIn(ADDRESS));
  if (answer.outcome !== 'signed-in') throw new Error(answer.outcome);
  const store = createRefreshTokenStore(credentials);
  await store.write(ID, grantOf(ground.registration, answer.tokens));
  // One disk for all of them.
  const ended = endedInMemory();
  const keeperOver = (kept: CredentialStore, clocks?: Clocks) =>
    createTokenKeeper({
      openId: ground.newOpenId(),
      store: createRefreshTokenStore(kept),
      ended,
      lock: createRefreshLock(folder),
      providers: ground.providers,
      ...(clocks === undefined ? {} : { clocks }),
    });
  return { tokens: answer.tokens, credentials, store, keeperOver };
}

/** A keeper in the middle of a renewal, which ends as soon as the test answers it. */
async function renewingSlowly() {
  const { providers, registration } = oauthGround(rig);
  const credentials = createMemoryStore();
  const store = createRefreshTokenStore(credentials);
  const scope = null;
  await store.write(ID, grantOf(registration, { scope, refreshToken: 'old' }));
  const openId = scriptedOpenId(ADDRESS);
  const asks = Promise.withResolvers<void>();
  const held = Promise.withResolvers<OAuthResult<Tokens>>();
  openId.answer = () => {
    asks.resolve();
    return held.promise;
  };
  const ended = endedInMemory();
  const lock = createRefreshLock(folder);
  const keeper = createTokenKeeper({ openId, store, ended, lock, providers });
  const asked = keeper.accessTokenFor(ID);
  await asks.promise;
  return { keeper, credentials, ended, asked, answer: held.resolve };
}

function accessTokenOf(result: AccessTokenResult): string {
  return result.kind === 'token' ? result.accessToken : result.kind;
}

/** What the provider was asked at its token endpoint since. */
function refreshes(since: number): readonly string[] {
  return rig.tokenAnswers
    .slice(since)
    .filter(({ grantType }) => grantType === 'refresh_token')
    .map(({ outcome, detail }) => `${outcome}${detail === '' ? '' : `: ${detail}`}`);
}

describe('an access token', () => {
  test('is fetched once, kept in memory, and replaced two minutes before its end', async () => {
    const { credentials, keeperOver } = await signedIn();
    const since = rig.tokenAnswers.length;
    const clocks = handClocks();
    const keeper = keeperOver(credentials, clocks);
    const first = await keeper.accessTokenFor(ID);
    expect(first).toMatchObject({ kind: 'token', isNew: true });
    clocks.pass(3_400_000);
    expect(await keeper.accessTokenFor(ID)).toEqual({ kind: 'token', accessToken: accessTokenOf(first) });
    clocks.pass(100_000);
    const second = await keeper.accessTokenFor(ID);
    expect(second).toMatchObject({ kind: 'token', isNew: true });
    expect(accessTokenOf(second)).not.toBe(accessTokenOf(first));
    expect(refreshes(since)).toEqual(['granted', 'granted']);
  });

  test('is old after the computer slept, and not younger after its clock was set back', async () => {
    const { credentials, keeperOver } = await signedIn();
    const clocks = handClocks();
    const keeper = keeperOver(credentials, clocks);
    const first = accessTokenOf(await keeper.accessTokenFor(ID));
    clocks.setBack(86_400_000);
    clocks.pass(3_590_000);
    const second = accessTokenOf(await keeper.accessTokenFor(ID));
    expect(second).not.toBe(first);
    clocks.sleep(7_200_000);
    expect(accessTokenOf(await keeper.accessTokenFor(ID))).not.toBe(second);
  });

  test('is the one of the sign-in at first, and another once a mail server has refused it', async () => {
    const { tokens, credentials, keeperOver } = await signedIn();
    const keeper = keeperOver(credentials);
    keeper.adopt(ID, tokens);
    expect(await keeper.accessTokenFor(ID)).toEqual({ kind: 'token', accessToken: tokens.accessToken });
    keeper.discard(ID, 'another one');
    expect(await keeper.accessTokenFor(ID)).toEqual({ kind: 'token', accessToken: tokens.accessToken });
    keeper.discard(ID, tokens.accessToken);
    const next = await keeper.accessTokenFor(ID);
    expect(next.kind === 'token' && next.accessToken !== tokens.accessToken).toBe(true);
  });

  test('is asked for once by many at the same time', async () => {
    const { credentials, keeperOver } = await signedIn();
    const since = rig.tokenAnswers.length;
    const keeper = keeperOver(credentials);
    const answers = await Promise.all(Array.from({ length: 20 }, () => keeper.accessTokenFor(ID)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(refreshes(since)).toEqual(['granted']);
  });
});

describe('a refresh token that is rotated', () => {
  test('is in the keychain before the access token is handed out', async () => {
    const { credentials, keeperOver, tokens } = await signedIn();
    const order: string[] = [];
    const watched: CredentialStore = {
      ...credentials,
      write: async (id, secret) => {
        const written = await credentials.write(id, secret);
        order.push('written');
        return written;
      },
    };
    await keeperOver(watched).accessTokenFor(ID);
    order.push('handed out');
    expect(order).toEqual(['written', 'handed out']);
    const kept = await credentials.read(ID);
    expect(kept.ok && kept.value?.includes(tokens.refreshToken)).toBe(false);
  });

  test('is not handed on while the keychain is locked, and saved without another refresh when it opens', async () => {
    const { credentials, keeperOver } = await signedIn();
    const since = rig.tokenAnswers.length;
    let isLocked = true;
    const locking: CredentialStore = {
      ...credentials,
      write: (id, secret) =>
        (isLocked ? failingKeychain(credentials, ['write']) : credentials).write(id, secret),
    };
    const keeper = keeperOver(locking);
    expect(await keeper.accessTokenFor(ID)).toMatchObject({ kind: 'keychain', problem: 'locked' });
    expect(await keeper.accessTokenFor(ID)).toMatchObject({ kind: 'keychain', problem: 'locked' });
    isLocked = false;
    expect(await keeper.accessTokenFor(ID)).toMatchObject({ kind: 'token' });
    expect(refreshes(since)).toEqual(['granted']);
    expect(await keeperOver(credentials).accessTokenFor(ID)).toMatchObject({ kind: 'token' });
  });

  test('stays where the provider does not rotate, without a write', async () => {
    rig.behave({ rotatesRefreshTokens: false });
    const { credentials, keeperOver } = await signedIn();
    const readOnly = failingKeychain(credentials, ['write', 'remove']);
    expect(await keeperOver(readOnly).accessTokenFor(ID)).toMatchObject({ kind: 'token' });
    expect(await keeperOver(readOnly).accessTokenFor(ID)).toMatchObject({ kind: 'token' });
  });

  test('is never used twice by two keepers of one process at the same time', async () => {
    const { credentials, keeperOver } = await signedIn();
    const since = rig.tokenAnswers.length;
    const keepers = Array.from({ length: 4 }, () => keeperOver(credentials));
    const answers = await Promise.all(keepers.map((keeper) => keeper.accessTokenFor(ID)));
    expect(answers.map(({ kind }) => kind)).toEqual(Array(4).fill('token'));
    expect(refreshes(since)).toEqual(Array(4).fill('granted'));
  });

  test('is never used twice by several processes at the same time', async () => {
    await signedIn(fileStore(folder));
    const since = rig.tokenAnswers.length;
    const processes = Array.from({ length: 3 }, () =>
      runNode('token-refresher.ts', folder, rig.issuer, ID, '5'),
    );
    expect(await Promise.all(processes)).toEqual(Array(3).fill(Array(5).fill('token')));
    expect(refreshes(since)).toEqual(Array(15).fill('granted'));
  });
});

describe('a sign-in that has ended', () => {
  test('is told once by the provider and then from memory, until the mailbox has a new secret', async () => {
    const { credentials, keeperOver, tokens } = await signedIn();
    rig.revokeGrantOf(tokens.refreshToken);
    const since = rig.tokenAnswers.length;
    const keeper = keeperOver(credentials);
    const dead = { kind: 'failed', failure: { kind: 'grant-invalid', error: 'invalid_grant' } };
    expect(await keeper.accessTokenFor(ID)).toMatchObject(dead);
    expect(await keeper.accessTokenFor(ID)).toMatchObject(dead);
    expect(await keeper.accessTokenFor(ID, { evenInPause: true })).toMatchObject(dead);
    expect(await keeperOver(credentials).accessTokenFor(ID, { evenInPause: true })).toMatchObject(dead);
    expect(refreshes(since)).toHaveLength(1);
    const again = await signedIn();
    const kept = await again.credentials.read(ID);
    await credentials.write('secret-2', (kept.ok ? kept.value : null) ?? '');
    expect(await keeper.accessTokenFor('secret-2')).toMatchObject({ kind: 'token' });
  });

  test('is not hidden by an access token that would still do', async () => {
    const { credentials, keeperOver, tokens } = await signedIn();
    const clocks = handClocks();
    const keeper = keeperOver(credentials, clocks);
    keeper.adopt(ID, tokens);
    rig.revokeGrantOf(tokens.refreshToken);
    clocks.pass(3_500_000);
    expect(await keeper.accessTokenFor(ID)).toMatchObject({ failure: { kind: 'grant-invalid' } });
  });

  test('as another process has heard is over here, too, while the token is fresh', async () => {
    const { credentials, keeperOver, tokens } = await signedIn();
    const keeper = keeperOver(credentials);
    keeper.adopt(ID, tokens);
    rig.revokeGrantOf(tokens.refreshToken);
    const since = rig.tokenAnswers.length;
    await keeperOver(credentials).accessTokenFor(ID);
    expect(await keeper.accessTokenFor(ID)).toMatchObject({ failure: { kind: 'grant-invalid' } });
    expect(refreshes(since)).toHaveLength(1);
  });

  test('is not written down for a mailbox that was removed meanwhile', async () => {
    const { keeper, ended, asked, answer } = await renewingSlowly();
    const removing = keeper.remove(ID, { givesBack: false });
    const failure = failureOf({ kind: 'grant-invalid', reason: 'not-said' });
    answer({ ok: false, failure });
    expect(await asked).toEqual({ kind: 'failed', failure });
    await removing;
    expect(ended.find(ID)).toBeNull();
    expect(await keeper.accessTokenFor(ID)).toEqual({ kind: 'no-grant' });
  });

  test('is given back when the mailbox goes', async () => {
    const { credentials, keeperOver, tokens } = await signedIn();
    const keeper = keeperOver(credentials);
    const removed = { ok: true };
    expect(await keeper.remove(ID, { givesBack: true })).toMatchObject({ removed, revoked: 'revoked' });
    expect(rig.revokeGrantOf(tokens.refreshToken)).toBe(false);
    expect(await credentials.read(ID)).toMatchObject({ value: null });
    expect(await keeper.remove(ID, { givesBack: true })).toMatchObject({ removed, revoked: 'no-grant' });
    const again = await signedIn();
    await rig.stop();
    expect(await again.keeperOver(again.credentials).remove(ID, { givesBack: true })).toMatchObject({
      removed,
      revoked: 'failed',
    });
    expect(await again.credentials.read(ID)).toMatchObject({ value: null });
    await rig.start();
  });
});

test('a keychain that is locked costs nothing while the access token is still good', async () => {
  const { tokens, credentials, keeperOver } = await signedIn();
  const clocks = handClocks();
  const keeper = keeperOver(failingKeychain(credentials, ['read']), clocks);
  keeper.adopt(ID, tokens);
  clocks.pass(3_500_000);
  expect(await keeper.accessTokenFor(ID)).toEqual({ kind: 'token', accessToken: tokens.accessToken });
  clocks.pass(100_001);
  expect(await keeper.accessTokenFor(ID)).toMatchObject({ kind: 'keychain', problem: 'locked' });
});

test('a grant of another app version, without mail, is not refreshed: the user has to agree again', async () => {
  const { credentials, store, keeperOver } = await signedIn();
  const read = await store.read(ID);
  if (read.kind !== 'found') throw new Error(read.kind);
  await store.write(ID, { ...read.grant, scope: 'openid email' });
  const since = rig.tokenAnswers.length;
  expect(await keeperOver(credentials).accessTokenFor(ID)).toMatchObject({
    failure: { kind: 'consent-required', by: 'user' },
  });
  expect(refreshes(since)).toEqual([]);
});

describe('a provider in trouble', () => {
  test('is left in peace for longer each time, and asked at once where the user wants it', async () => {
    const { credentials, keeperOver } = await signedIn();
    const clocks = handClocks();
    const keeper = keeperOver(credentials, clocks);
    rig.behave({ tokenTrouble: { kind: 'answer', status: 503, body: { error: 'server_error' } } });
    const asked = () => rig.requests.filter(({ path }) => path === '/token').length;
    const before = asked();
    for (const waitMs of [0, 29_000, 2_000, 58_000, 3_000]) {
      clocks.pass(waitMs);
      expect(await keeper.accessTokenFor(ID)).toMatchObject({ failure: { kind: 'temporary' } });
    }
    expect(asked() - before).toBe(3);
    rig.behave({ tokenTrouble: null });
    expect(await keeper.accessTokenFor(ID)).toMatchObject({ failure: { kind: 'temporary' } });
    expect(await keeper.accessTokenFor(ID, { evenInPause: true })).toMatchObject({ kind: 'token' });
    expect(await keeper.accessTokenFor(ID)).toMatchObject({ kind: 'token' });
  });

  test('costs nothing while the access token is still good', async () => {
    const { tokens, credentials, keeperOver } = await signedIn();
    const clocks = handClocks();
    const keeper = keeperOver(credentials, clocks);
    keeper.adopt(ID, tokens);
    clocks.pass(3_500_000);
    await rig.stop();
    try {
      for (let times = 0; times < 2; times += 1) {
        expect(await keeper.accessTokenFor(ID)).toEqual({ kind: 'token', accessToken: tokens.accessToken });
      }
      clocks.pass(100_001);
      expect(await keeper.accessTokenFor(ID)).toMatchObject({ failure: { kind: 'network' } });
    } finally {
      await rig.start();
    }
  });

  test('that says nothing is given up after the limit', async () => {
    const { credentials, keeperOver } = await signedIn();
    rig.behave({ tokenTrouble: { kind: 'silence' } });
    expect(await keeperOver(credentials).accessTokenFor(ID)).toMatchObject({
      failure: { kind: 'network', code: 'timeout' },
    });
  });
});

test('what the keychain cannot say is never taken for a sign-in that has ended', async () => {
  const { credentials, store, keeperOver } = await signedIn();
  const read = await store.read(ID);
  if (read.kind !== 'found') throw new Error(read.kind);
  const { grant } = read;
  for (const problem of KEYCHAIN_PROBLEMS) {
    const keeper = keeperOver(failingKeychain(credentials, ['read'], problem));
    expect(await keeper.accessTokenFor(ID)).toMatchObject({ kind: 'keychain', problem });
    expect(await keeper.remove(ID, { givesBack: true })).toMatchObject({ revoked: 'failed' });
    await store.write(ID, grant);
  }
  expect(await keeperOver(credentials).accessTokenFor('unknown')).toEqual({ kind: 'no-grant' });
  expect(await keeperOver(createMemoryStore({ [ID]: 'a password' })).accessTokenFor(ID)).toEqual({
    kind: 'no-grant',
  });
});

test('a mailbox that was removed meanwhile does not come back into the keychain', async () => {
  const { keeper, credentials, asked, answer } = await renewingSlowly();
  const removing = keeper.remove(ID, { givesBack: false });
  answer(tokensFor(ADDRESS));
  expect(await asked).toEqual({ kind: 'no-grant' });
  await removing;
  expect(await credentials.read(ID)).toEqual({ ok: true, value: null });
});

describe('a mailbox that is removed while another process renews its sign-in', () => {
  /** The renewal of another keeper, at whose answer the provider is still working. */
  async function renewing() {
    const ground = await signedIn();
    rig.behave({ tokenDelayMs: 300 });
    const since = rig.requests.length;
    const asked = ground.keeperOver(ground.credentials).accessTokenFor(ID);
    await waitUntil(() => rig.requests.slice(since).some(({ path }) => path === '/token'), {
      what: 'a renewal',
    });
    return { ...ground, asked, keeper: ground.keeperOver(ground.credentials) };
  }

  test('is removed after it, and what is given back is what came of it', async () => {
    const { credentials, asked, keeper } = await renewing();
    const removing = keeper.remove(ID, { givesBack: true });
    expect(await asked).toMatchObject({ kind: 'token' });
    expect(await removing).toMatchObject({ removed: { ok: true }, revoked: 'revoked' });
    expect(await credentials.read(ID)).toEqual({ ok: true, value: null });
    const answer = await asked;
    // Ended by giving back what the renewal had just been given.
    expect(answer.kind === 'token' && rig.revokeGrantOf(answer.accessToken)).toBe(false);
  });

  test('does not come back where that takes too long to be waited for', async () => {
    const { credentials, asked, answer } = await renewingSlowly();
    // As whoever waits no longer does, in another process.
    await createRefreshTokenStore(credentials).remove(ID);
    answer(tokensFor(ADDRESS));
    expect(await asked).toEqual({ kind: 'no-grant' });
    expect(await credentials.read(ID)).toEqual({ ok: true, value: null });
  });

  test('is removed without waiting for ever, and told as it is', async () => {
    const { credentials, store } = await signedIn();
    const ground = oauthGround(rig);
    const keeper = createTokenKeeper({
      openId: ground.newOpenId(),
      store,
      ended: endedInMemory(),
      lock: { hold: () => new Promise(() => undefined) },
      providers: ground.providers,
    });
    expect(await keeper.remove(ID, { givesBack: true })).toMatchObject({
      removed: { ok: true },
      revoked: 'revoked',
    });
    expect(await credentials.read(ID)).toEqual({ ok: true, value: null });
  }, 20_000);

  test('is removed though the data folder cannot be locked', async () => {
    const { credentials, store } = await signedIn();
    const ground = oauthGround(rig);
    const keeper = createTokenKeeper({
      openId: ground.newOpenId(),
      store,
      ended: endedInMemory(),
      lock: { hold: () => Promise.reject(new Error('no folder')) },
      providers: ground.providers,
    });
    expect((await keeper.remove(ID, { givesBack: false })).removed.ok).toBe(true);
    expect(await credentials.read(ID)).toEqual({ ok: true, value: null });
  });
});

test('half an answer is a network that failed, and the next try goes on', async () => {
  const { credentials, keeperOver } = await signedIn();
  const keeper = keeperOver(credentials);
  for (const then of ['cut', 'silence'] as const) {
    rig.behave({ tokenTrouble: { kind: 'half', then } });
    expect(await keeper.accessTokenFor(ID, { evenInPause: true })).toMatchObject({
      kind: 'failed',
      failure: { kind: 'network' },
    });
  }
  rig.behave({ tokenTrouble: null });
  expect(await keeper.accessTokenFor(ID, { evenInPause: true })).toMatchObject({ kind: 'token' });
});

test('an account that was deleted since is told as that, and not as a registration that is wrong', async () => {
  const { credentials, keeperOver } = await signedIn();
  const body = {
    error: 'invalid_grant',
    error_description: 'AADSTS50034: The user account does not exist in the directory.',
  };
  rig.behave({ tokenTrouble: { kind: 'answer', status: 400, body } });
  expect(await keeperOver(credentials).accessTokenFor(ID)).toMatchObject({
    failure: { kind: 'denied', by: 'account', providerCode: 'AADSTS50034' },
  });
  const ground = oauthGround(rig);
  expect(await signInByBrowser(ground.browserSignIn(ADDRESS))).toMatchObject({
    failure: { kind: 'misconfigured', what: 'account-type' },
  });
});
