import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Api, SignInHooks, SignInStep } from '../../electron/api/contract.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { type Engine, openEngine } from '../../electron/engine.ts';
import { listingStore } from '../support/failing-keychain.ts';
import { fileInSent } from '../support/file-in-sent.ts';
import { WELL_BEHAVED } from '../support/identity-behaviour.ts';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { oauthGround } from '../support/oauth-ground.ts';
import { recordTokens } from '../support/recorded-tokens.ts';
import { approveDevice, followSignIn, signInByBrowser } from '../support/sign-in-as.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';

const USER = 'you@example.com';
const OTHER = 'other@example.org';
const PASSWORD = 'right-Secret-1188';

let rig: IdentityProvider;
let server: MailServer;
let folder: TempFolder;
let engine: Engine;
let api: Api;
let keychain: ReturnType<typeof listingStore>;
const tokens = recordTokens();

/** What the front end was told and was answered, in this test. */
let shown: unknown[];
/** The last page that the browser showed. */
let page: string;

beforeAll(async () => {
  rig = await startIdentityProvider({ defaultUser: USER });
  server = await startMailServer({ users: { [USER]: PASSWORD, [OTHER]: 'other' }, identityProvider: rig });
});
beforeEach(async () => {
  rig.behave(WELL_BEHAVED);
  folder = await createTempFolder('oauth-binding');
  keychain = listingStore(createMemoryStore());
  const identityProviders = oauthGround(rig).providers;
  engine = openEngine({ dataFolder: folder.path, credentials: keychain, identityProviders });
  ({ api } = engine);
  shown = [];
  page = '';
  for (const issuer of ['microsoft', 'google'] as const) {
    await api.registerClient({ issuer, clientId: rig.clientId, clientSecret: null });
  }
});
afterEach(async () => {
  shown.push(
    await api.snapshot(),
    await api.listMailboxes(),
    await api.showMailbox(USER),
    await api.lastReports(),
  );
  shown.push(await api.listActivity({ before: null, limit: 100 }), await api.exportMailboxes('json'));
  engine.close();
  const files = readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  const everything = [JSON.stringify(shown), ...files].join('\n');
  await folder.remove();
  for (const token of tokens) expect(everything).not.toContain(token);
});
afterAll(async () => {
  await server?.stop();
  await rig?.stop();
});

const mailbox = (provider: 'outlook' | 'gmail', address = USER) => ({
  address,
  provider,
  imap: server.urls.imap.tls,
  smtp: server.urls.smtp.tls,
  ca: server.caFile,
  tags: ['sales'],
});

const redirectOf = (link: string) => new URL(link).searchParams.get('redirect_uri') ?? '';

/** A browser that opens the page, or somebody at another computer who types the code. */
async function answer(step: SignInStep): Promise<void> {
  if (step.kind === 'page') page = await signInByBrowser(step.link, redirectOf(step.link));
  if (step.kind === 'code') await approveDevice(step.linkWithCode ?? '');
}

const hooksWith = (onStep = answer): SignInHooks => ({
  onSignIn: (step) => {
    shown.push(step);
    onStep(step).catch(() => undefined);
  },
  onClimb: (climb) => void shown.push(climb),
  onProgress: (progress) => void shown.push(progress),
});

async function add(provider: 'outlook' | 'gmail', hooks = hooksWith(), by: 'browser' | 'device' = 'browser') {
  const added = await api.addBySignIn({ mailbox: mailbox(provider), by }, hooks);
  shown.push(added);
  return added;
}
async function rebind(hooks = hooksWith()) {
  const rebound = await api.rebindBySignIn({ address: USER, by: 'browser' }, hooks);
  shown.push(rebound);
  return rebound;
}
async function check() {
  const { reports } = await api.checkMailboxes({ addresses: [USER], askedByUser: true });
  shown.push(reports);
  return reports[0];
}
const steps = () =>
  shown.filter((one): one is SignInStep => Object.hasOwn(Object(one), 'kind')).map(({ kind }) => kind);

/** What the address of a sign-in page may carry: none of it opens anything by itself. */
const ASKED_OF_A_PAGE = [
  'client_id',
  'code_challenge',
  'code_challenge_method',
  'login_hint',
  'nonce',
  'prompt',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
];

/** Where the page lies that was told, and what is asked of it. */
function pageTold(): readonly string[] {
  const step = shown.find((one): one is SignInStep => Object(one).kind === 'page');
  const { origin, searchParams } = new URL(step?.kind === 'page' ? step.link : 'about:blank');
  return [origin, ...[...searchParams.keys()].toSorted()];
}

const revocations = () => rig.requests.filter(({ path }) => path === '/token/revocation').length;

/** What is to stay through every re-binding. */
async function lasting() {
  const { id, createdAt, tags, uptime, sends, incidents } = (await api.showMailbox(USER)) ?? {};
  const uptimeIsKnown = uptime?.day !== null;
  const past = incidents?.map(({ cause, openedAt }) => ({ cause, openedAt }));
  return { id, createdAt, tags, uptimeIsKnown, past, sent: sends?.messages24h };
}

describe.each([
  ['Microsoft', 'outlook', 0],
  ['Google', 'gmail', 1],
] as const)('a mailbox at %s', (_, provider, givenBack) => {
  test('is added by signing in with a browser, watched, and gone with its sign-in when removed', async () => {
    const added = await add(provider);
    expect(added).toMatchObject({
      kind: 'added',
      report: { status: 'healthy', cause: null, imap: { ok: true }, smtp: { ok: true } },
    });
    expect(steps().slice(0, 2)).toEqual(['page', 'signed-in']);
    expect(pageTold()).toEqual([rig.issuer, ...ASKED_OF_A_PAGE]);
    await expect.poll(() => page).toContain('You can close this page');
    const details = await api.showMailbox(USER);
    expect(details).toMatchObject({ provider, signInMethod: 'oauth2', status: 'healthy', tags: ['sales'] });
    const [secretId = ''] = keychain.ids();
    const kept = await keychain.read(secretId);
    // What is looked for everywhere else in the end is what stands here.
    expect(tokens).toContain(JSON.parse((kept.ok && kept.value) || '{}').refreshToken);
    expect(keychain.ids()).toHaveLength(1);
    expect(await check()).toMatchObject({ status: 'healthy', imap: { ok: true }, smtp: { ok: true } });

    const before = revocations();
    expect(await api.removeMailbox(USER)).toMatchObject({
      kind: 'removed',
      leftover: null,
      permission: { state: givenBack === 0 ? 'for-the-user' : 'taken-back' },
    });
    expect(keychain.ids()).toEqual([]);
    expect(revocations() - before).toBe(givenBack);
    // Whoever is not told has the grant still, and so does the rig.
    expect(rig.revokeGrantsOf(USER)).toBe(givenBack === 0);
  });
});

test('a mailbox is added by a code that is typed elsewhere', async () => {
  expect(await add('outlook', hooksWith(), 'device')).toMatchObject({
    kind: 'added',
    report: { status: 'healthy' },
  });
  expect(shown[1]).toMatchObject({
    kind: 'code',
    code: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/),
    link: `${rig.issuer}/device`,
  });
});

test('a mailbox goes on under the client id that it was signed in with, whatever is set later', async () => {
  await add('outlook');
  await api.registerClient({ issuer: 'microsoft', clientId: 'another' });
  expect(rig.killAccessTokensOf(USER)).toBeGreaterThan(0);
  expect(await check()).toMatchObject({ status: 'healthy', imap: { ok: true }, smtp: { ok: true } });
});

test('a mailbox whose sign-in was taken back is signed in to again, and keeps all it has', async () => {
  await fileInSent(server, { user: USER, password: PASSWORD, messageId: '<revoked@example.com>' });
  await add('outlook');
  await check();
  const before = await lasting();
  expect(before.sent).toBeGreaterThan(0);
  expect(rig.revokeGrantsOf(USER)).toBe(true);
  expect(await check()).toMatchObject({
    status: 'action-needed',
    cause: 'oauth-grant-invalid',
    mendedBy: 'sign-in',
  });
  expect(await rebind()).toMatchObject({ kind: 'rebound', report: { status: 'healthy' } });
  expect(await check()).toMatchObject({ status: 'healthy', signIn: { rejectedSinceChange: 0 } });
  expect(await lasting()).toEqual({ ...before, past: expect.anything() });
  expect(keychain.ids()).toHaveLength(1);
});

test('a mailbox moves from a password to a sign-in and back, and leaves nothing behind', async () => {
  await fileInSent(server, { user: USER, password: PASSWORD, messageId: '<moved@example.com>' });
  const byPassword = await api.addMailbox({ mailbox: mailbox('gmail'), secret: PASSWORD });
  expect(byPassword).toMatchObject({ kind: 'added' });
  await check();
  const before = await lasting();
  expect(before.sent).toBeGreaterThan(0);
  const [password] = keychain.ids();

  expect(await rebind()).toMatchObject({ kind: 'rebound', report: { status: 'healthy' } });
  expect(await check()).toMatchObject({ status: 'healthy' });
  expect((await api.showMailbox(USER))?.signInMethod).toBe('oauth2');
  expect(await lasting()).toEqual(before);
  const [grant] = keychain.ids();
  expect([keychain.ids().length, grant === password]).toEqual([1, false]);

  const given = revocations();
  expect(await api.rebindMailbox({ address: USER, secret: PASSWORD })).toMatchObject({ kind: 'rebound' });
  expect(await check()).toMatchObject({ status: 'healthy' });
  expect((await api.showMailbox(USER))?.signInMethod).toBe('password');
  expect(await lasting()).toEqual(before);
  expect([keychain.ids().length, keychain.ids()[0] === grant]).toEqual([1, false]);
  expect(revocations() - given).toBe(1);
});

test('a mailbox that was watched by password under another name is signed in to under that of its account', async () => {
  const mailboxOfOther = { ...mailbox('gmail'), username: OTHER };
  expect(await api.addMailbox({ mailbox: mailboxOfOther, secret: 'other' })).toMatchObject({ kind: 'added' });
  rig.behave({ signsIn: USER });
  expect(await rebind()).toMatchObject({ kind: 'another-identity', wanted: OTHER });
  const asked = { address: USER, by: 'browser', username: USER } as const;
  expect(await api.rebindBySignIn(asked, hooksWith())).toMatchObject({
    kind: 'rebound',
    report: { status: 'healthy' },
    notes: [],
  });
  expect(await check()).toMatchObject({ status: 'healthy', imap: { ok: true }, smtp: { ok: true } });
  expect(await api.showMailbox(USER)).toMatchObject({ username: USER, signInMethod: 'oauth2' });
  expect(keychain.ids()).toHaveLength(1);
});

describe('nothing is stored, and what there was stays,', () => {
  beforeEach(async () => {
    await api.addMailbox({ mailbox: mailbox('gmail', OTHER), secret: 'other' });
  });
  afterEach(async () => {
    const addresses = (await api.listMailboxes()).map(({ address }) => address);
    expect([addresses, keychain.ids().length]).toEqual([[OTHER], 1]);
  });

  test('where somebody else signs in', async () => {
    rig.behave({ signsIn: OTHER });
    expect(await add('outlook')).toEqual({ kind: 'another-identity', signedInAs: OTHER, wanted: USER });
  });

  test('where somebody else signs in for a mailbox that is bound', async () => {
    rig.behave({ signsIn: USER });
    const rebound = await api.rebindBySignIn({ address: OTHER, by: 'browser' }, hooksWith());
    expect(rebound).toEqual({ kind: 'another-identity', signedInAs: USER, wanted: OTHER });
    const { reports } = await api.checkMailboxes({ addresses: [OTHER], askedByUser: true });
    expect(reports).toMatchObject([{ status: 'healthy' }]);
  });

  test('where access to the mail is refused', async () => {
    rig.behave({ consent: 'denied' });
    expect(await add('outlook')).toMatchObject({
      kind: 'sign-in-failed',
      transient: false,
      reply: 'The person said no.',
    });
    await expect.poll(() => page).toContain('You can close this page');
  });

  test('where the identity provider is down, which passes', async () => {
    await rig.stop();
    try {
      expect(await add('outlook')).toMatchObject({ kind: 'sign-in-failed', transient: true });
    } finally {
      await rig.start();
    }
    expect(steps()).not.toContain('page');
  });

  test('where the mail servers refuse the token', async () => {
    const hooks = hooksWith(async (step) => {
      await answer(step);
      if (step.kind === 'signed-in') rig.killAccessTokensOf(USER);
    });
    expect(await add('outlook', hooks)).toMatchObject({
      kind: 'refused',
      report: { imap: { ok: false, stage: 'login' }, cause: 'oauth-token-refused', mendedBy: null },
    });
  });

  test('where it is cancelled while the browser is open, and nobody listens any more', async () => {
    const caller = new AbortController();
    let back = new URL('http://127.0.0.1');
    const hooks = hooksWith(async (step) => {
      if (step.kind !== 'page') return;
      back = await followSignIn(step.link, redirectOf(step.link));
      caller.abort();
    });
    expect(await add('outlook', { ...hooks, cancelled: caller.signal })).toEqual({ kind: 'cancelled' });
    await expect(fetch(back)).rejects.toThrow('fetch failed');
  });

  test('where nobody types the code in time', async () => {
    rig.behave({ deviceCodeS: 1 });
    const nobody = hooksWith(async () => undefined);
    expect(await add('outlook', nobody, 'device')).toMatchObject({
      kind: 'sign-in-failed',
      transient: true,
      title: 'The code was not used in time',
    });
  });

  test('where the program has no client id: then it says how to come by one', async () => {
    await api.registerClient({ issuer: 'microsoft', clientId: null });
    const added = await add('outlook');
    expect(added).toMatchObject({ kind: 'not-registered', guide: { setting: 'microsoft-client-id' } });
    expect(added.kind === 'not-registered' && added.guide.steps).toHaveLength(3);
    expect(steps()).not.toContain('page');
    // What is set by hand counts like what is registered.
    await api.changeSetting('microsoft-client-id', rig.clientId);
    const cancelled = AbortSignal.abort();
    expect(await add('outlook', { ...hooksWith(), cancelled })).toEqual({ kind: 'cancelled' });
  });

  test('where the address is bound already: nobody is asked', async () => {
    const asked = rig.requests.length;
    const again = await api.addBySignIn({ mailbox: mailbox('outlook', OTHER), by: 'browser' }, hooksWith());
    expect([again, rig.requests.length]).toEqual([{ kind: 'exists', address: OTHER }, asked]);
  });
});
