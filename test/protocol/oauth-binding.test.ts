import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addBySignIn } from '../../electron/binding/add-by-sign-in.ts';
import type { BindingHooks } from '../../electron/binding/binding-hooks.ts';
import type { BindingParts } from '../../electron/binding/binding-parts.ts';
import { findSignIn } from '../../electron/binding/find-sign-in.ts';
import { type AskedRebinding, rebindBySignIn } from '../../electron/binding/rebind-by-sign-in.ts';
import { rebindMailbox } from '../../electron/binding/rebind-mailbox.ts';
import { endSignIn } from '../../electron/binding/remove-secret.ts';
import { signInAtProvider } from '../../electron/binding/sign-in-at-provider.ts';
import type { SignInStep } from '../../electron/binding/sign-in-step.ts';
import type { CredentialStore } from '../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { outlook } from '../../electron/demo/personalities/outlook.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import type { MailboxRequest } from '../../electron/mailbox/parse-mailbox.ts';
import type { IdentityProviderId } from '../../electron/oauth/identity-providers.ts';
import { failureOf } from '../../electron/oauth/oauth-failure.ts';
import { openOAuth } from '../../electron/oauth/oauth-parts.ts';
import { gmail } from '../../electron/provider/presets/gmail.ts';
import type { Database } from '../../electron/storage/database.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { failingKeychain, listingStore } from '../support/failing-keychain.ts';
import { ADDRESS, PASSWORD, providePlainProvider } from '../support/plain-provider.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';
import {
  answerPage,
  type ScriptedOpenId,
  scriptedOpenId,
  tokensFor,
  wayBackFrom,
} from '../support/scripted-open-id.ts';
import { waitUntil } from '../support/wait-until.ts';
import { dnsWith } from '../unit/provider/dns-answers.ts';

const OTHER = 'other@example.com';
const OLD = 'the-old-Password';
const LONG = 'r'.repeat(6_000);
const NOW = new Date('2026-11-20T20:00:00Z');

const provider = providePlainProvider();
const { newFolder, open } = provideDataFolders();

let dataFolder: string;
let database: Database;
let memory: Memory;
let keychain: ReturnType<typeof listingStore>;
let openId: ScriptedOpenId;
let told: SignInStep[];

beforeEach(() => {
  dataFolder = newFolder();
  ({ database } = open(dataFolder));
  memory = openMemory(database);
  keychain = listingStore(createMemoryStore());
  openId = scriptedOpenId(ADDRESS);
  told = [];
  Object.assign(provider.account, { accessTokens: [`access-token-of-${ADDRESS}`] });
});
afterEach(() => {
  Object.assign(provider.account, { imapEnabled: true, accessTokens: [] });
});

function partsWith(
  credentials: CredentialStore = keychain,
  environment: Readonly<Record<string, string>> = { MAILVITALS_GOOGLE_CLIENT_ID: 'desk' },
): BindingParts {
  const { settings } = memory;
  return {
    memory,
    credentials,
    oauth: openOAuth({ credentials, settings, database, dataFolder, environment, openId }),
    dns: dnsWith(),
    fetch: () => Promise.reject(new Error('Nothing is to be fetched')),
    now: () => NOW,
  };
}

const requestFor = (changes: Partial<MailboxRequest> = {}): MailboxRequest => ({
  address: ADDRESS,
  providerId: 'gmail',
  username: null,
  imap: provider.server('imap'),
  smtp: provider.server('smtp'),
  caFile: provider.caFile,
  tags: ['sales'],
  ...changes,
});

/** A user who signs in at once, unless `onStep` has something else in mind. */
const hooksWith = (onStep: (step: SignInStep) => void = answerSoon): BindingHooks => ({
  onSignIn: (step) => {
    told.push(step);
    onStep(step);
  },
});
function answerSoon(step: SignInStep): void {
  void answerPage(step);
}

const add = (parts = partsWith(), hooks = hooksWith(), changes: Partial<MailboxRequest> = {}) =>
  addBySignIn(requestFor(changes), 'browser', parts, hooks);

const nothingStored = () => expect([memory.mailboxes.list(), keychain.ids()]).toEqual([[], []]);

/** Everything that outlives the process but the keychain. */
function writtenText(): string {
  const tables = database.all("SELECT name FROM sqlite_master WHERE type = 'table'");
  return JSON.stringify(tables.map(({ name }) => database.all(`SELECT * FROM "${name}"`)));
}

describe('adding a mailbox by signing in', () => {
  test('tells the page and who signed in, and stores the sign-in alone, the mailbox and its first check', async () => {
    const parts = partsWith();
    let page = '';
    const added = await add(
      parts,
      hooksWith((step) => void answerPage(step).then((text) => (page += text))),
    );
    expect(added).toMatchObject({ kind: 'added', trial: { diagnosis: { status: 'healthy' } } });
    expect(told).toEqual([
      {
        kind: 'page',
        name: 'Google',
        link: expect.stringMatching(/^https:\/\/accounts\.example\/authorize\?/),
        takesDeviceCode: false,
      },
      { kind: 'signed-in', as: ADDRESS },
    ]);
    expect(page).toContain('You can close this page');
    const mailbox = memory.mailboxes.find(ADDRESS);
    expect(mailbox).toMatchObject({ signInMethod: 'oauth2', providerId: 'gmail', tags: ['sales'] });
    const secretId = mailbox?.secretId ?? '';
    expect(keychain.ids()).toEqual([secretId]);
    expect(await parts.oauth.grants.read(secretId)).toMatchObject({
      kind: 'found',
      grant: { clientId: 'desk', refreshToken: `refresh-token-of-${ADDRESS}` },
    });
    expect(memory.standings.of(mailbox?.id ?? '')).toMatchObject({ status: 'healthy' });
    for (const shown of [JSON.stringify([added, told]), writtenText()]) {
      expect(shown).toContain(ADDRESS);
      expect(shown).not.toMatch(/(access|refresh)-token-of/);
    }
  });

  test('goes on with the token it has, and asks for no other', async () => {
    const parts = partsWith();
    await add(parts);
    openId.answer = () => Promise.reject(new Error('Nobody is to be asked again'));
    const { secretId = '' } = memory.mailboxes.find(ADDRESS) ?? {};
    expect(await parts.oauth.tokens.accessTokenFor(secretId)).toEqual({
      kind: 'token',
      accessToken: `access-token-of-${ADDRESS}`,
    });
  });

  test('by a code tells the code and until when it is good', async () => {
    const { oauth } = partsWith(keychain, { MAILVITALS_MICROSOFT_CLIENT_ID: 'desk' });
    const added = await addBySignIn(
      requestFor({ providerId: 'outlook' }),
      'device',
      { ...partsWith(), oauth },
      hooksWith(),
    );
    expect(added.kind).toBe('added');
    expect(told).toEqual([
      {
        kind: 'code',
        name: 'Microsoft',
        code: 'ABCD-EFGH',
        link: 'https://accounts.example/device',
        linkWithCode: null,
        expiresAt: '2026-11-20T20:15:00.000Z',
      },
      { kind: 'signed-in', as: ADDRESS },
    ]);
  });

  test('keeps a long sign-in in parts, and takes all of them back where it cannot be stored', async () => {
    openId.answer = () => tokensFor(ADDRESS, { refreshToken: LONG });
    let writes = 0;
    const fullAfterTwo: CredentialStore = {
      ...keychain,
      write: async (secretId, secret) => {
        writes += 1;
        return writes > 2
          ? { ok: false, problem: 'failed', detail: 'It is full' }
          : keychain.write(secretId, secret);
      },
    };
    expect(await add(partsWith(fullAfterTwo))).toMatchObject({
      kind: 'not-stored',
      why: { outcome: 'keychain-problem' },
    });
    nothingStored();
    expect((await add()).kind).toBe('added');
    expect(keychain.ids().length).toBeGreaterThan(3);
  });

  describe('at Microsoft, whose servers take no password,', () => {
    const microsoft = providePlainProvider(outlook);
    const addThere = async () => {
      const parts = partsWith(keychain, { MAILVITALS_MICROSOFT_CLIENT_ID: 'desk' });
      const servers = { imap: microsoft.server('imap', 'tls'), smtp: microsoft.server('smtp', 'starttls') };
      const { caFile } = microsoft;
      return add(parts, hooksWith(), { providerId: 'outlook', caFile, ...servers });
    };
    beforeEach(() => {
      microsoft.account.accessTokens = [`access-token-of-${ADDRESS}`];
    });

    test('binds a mailbox that works', async () => {
      expect(await addThere()).toMatchObject({ kind: 'added', trial: { diagnosis: { status: 'healthy' } } });
    });

    test.each([['that may not send', { smtpAuthEnabled: false }, 'smtp-auth-disabled']])(
      'binds a mailbox %s, as what it is: who signed in is proven',
      async (_, state, cause) => {
        const before = { ...microsoft.account };
        Object.assign(microsoft.account, state);
        const added = await addThere();
        Object.assign(microsoft.account, before);
        expect(added).toMatchObject({ kind: 'added', trial: { diagnosis: { cause } } });
        const { id = '' } = memory.mailboxes.find(ADDRESS) ?? {};
        expect(memory.checks.latest(id)).toMatchObject({ cause });
      },
    );

    test('binds none that is not connected, which Microsoft also says to another’s user name', async () => {
      microsoft.account.connected = false;
      const added = await addThere();
      microsoft.account.connected = true;
      expect(added).toMatchObject({
        kind: 'undecided',
        trial: { diagnosis: { cause: 'mailbox-not-connected' } },
      });
      nothingStored();
    });
  });

  test('shows a token to no server but the provider’s own and this computer’s: nobody is even asked to sign in', async () => {
    const smtp = { host: 'smtp.example.com', port: 465, security: 'tls' } as const;
    expect(await add(partsWith(), hooksWith(), { smtp })).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'smtp', sentence: expect.stringContaining('smtp.example.com is no server of') }],
    });
    expect(told).toEqual([]);
    nothingStored();
  });

  test('binds a mailbox whose IMAP is switched off, which shows by SMTP taking the token', async () => {
    provider.account.imapEnabled = false;
    expect(await add()).toMatchObject({ kind: 'added', trial: { diagnosis: { cause: 'imap-disabled' } } });
  });

  test('stores nothing where a server hangs up', async () => {
    await provider.running.setFault('imap', { kind: 'cut', at: 'greeting' });
    expect((await add()).kind).toBe('undecided');
    nothingStored();
  });

  test('stores nothing where both servers refuse the token', async () => {
    provider.account.accessTokens = [];
    const added = await add();
    expect(added.kind).toBe('refused');
    nothingStored();
    expect(JSON.stringify(added)).not.toContain('access-token');
  });

  test('stores nothing where somebody else signs in, and asks no server', async () => {
    openId.answer = () => tokensFor(OTHER);
    expect(await add()).toEqual({
      kind: 'not-signed-in',
      why: { kind: 'another-identity', signedInAs: OTHER, wanted: ADDRESS },
    });
    nothingStored();
    expect(provider.running.traffic.imap.connections).toBe(0);
  });

  test('stores nothing where the provider says no', async () => {
    const failure = failureOf({ kind: 'denied', by: 'user' });
    openId.answer = () => ({ ok: false, failure });
    expect(await add()).toEqual({
      kind: 'not-signed-in',
      why: { kind: 'sign-in-refused', failure, issuer: 'google', provider: gmail },
    });
    nothingStored();
  });

  test('asks nobody about an address that is watched already', async () => {
    memory.mailboxes.insert(sampleMailbox(1, { address: 'You@Example.com' }));
    expect(await add()).toEqual({ kind: 'exists' });
    expect([told, openId.connections()]).toEqual([[], 0]);
  });

  test.each([
    ['that has no page to sign in at', { providerId: 'fastmail' }, { kind: 'no-sign-in' }],
    ['that is not known', { providerId: 'custom' }, { kind: 'no-sign-in' }],
    ['without a client id', { providerId: 'outlook' }, { kind: 'not-registered', issuer: 'microsoft' }],
  ])('asks nobody at a provider %s', async (_, changes, why) => {
    expect(await add(partsWith(), hooksWith(), changes)).toMatchObject({ kind: 'not-signed-in', why });
    expect([told, openId.connections(), provider.running.traffic.imap.connections]).toEqual([[], 0, 0]);
  });

  test('asks nobody where the secret of the client id that was set cannot be read', async () => {
    memory.settings.change({ googleClientId: 'set' });
    const locked: CredentialStore = {
      ...keychain,
      read: (id) => (id === 'google-client-secret' ? failingKeychain(keychain, ['read']) : keychain).read(id),
    };
    const why = { kind: 'keychain', problem: 'locked' };
    expect(await add(partsWith(locked))).toEqual({ kind: 'not-signed-in', why });
    expect([told, openId.connections()]).toEqual([[], 0]);
  });

  test('asks nobody where the CA file cannot be read', async () => {
    expect(await add(partsWith(), hooksWith(), { caFile: '/nowhere/ca.pem' })).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'ca' }],
    });
    expect(told).toEqual([]);
  });

  test('leaves nothing in the keychain where the address was taken meanwhile', async () => {
    const takesTheAddress: CredentialStore = {
      ...keychain,
      write: (secretId, secret) => {
        memory.mailboxes.insert(sampleMailbox(1, { address: ADDRESS.toUpperCase() }));
        return keychain.write(secretId, secret);
      },
    };
    expect(await add(partsWith(takesTheAddress))).toEqual({ kind: 'exists' });
    expect(keychain.ids()).toEqual([]);
  });

  test('leaves nothing in the keychain where it gives back something else', async () => {
    const garbles: CredentialStore = {
      ...keychain,
      write: (secretId, secret) => keychain.write(secretId, secret.slice(1)),
    };
    expect(await add(partsWith(garbles))).toMatchObject({ why: { outcome: 'read-back-differs' } });
    nothingStored();
  });
});

describe('a sign-in that is cancelled', () => {
  const cancelled = { kind: 'not-signed-in', why: { kind: 'cancelled' } };
  let caller: AbortController;
  beforeEach(() => {
    caller = new AbortController();
  });
  const cancellable = (onStep?: (step: SignInStep) => void): BindingHooks => ({
    ...hooksWith(onStep),
    cancelled: caller.signal,
  });

  test('before it began asks nobody', async () => {
    caller.abort();
    expect(await add(partsWith(), cancellable())).toEqual(cancelled);
    expect([told, openId.connections()]).toEqual([[], 0]);
  });

  test('while its servers are looked for ends at once', async () => {
    const asked = Promise.withResolvers<void>();
    const silent: BindingParts = {
      ...partsWith(),
      fetch: () => {
        asked.resolve();
        return new Promise(() => undefined);
      },
    };
    const unknown = { providerId: null, address: 'you@nobody.example', imap: 'discover' } as const;
    const adding = add(silent, cancellable(), unknown);
    await asked.promise;
    caller.abort();
    expect(await adding).toEqual(cancelled);
    expect(told).toEqual([]);
  });

  test('while the browser is open listens to it no more', async () => {
    let back = new URL('http://127.0.0.1');
    const hooks = cancellable((step) => {
      back = wayBackFrom(step);
      setTimeout(() => caller.abort(), 50);
    });
    expect(await add(partsWith(), hooks)).toEqual(cancelled);
    await expect(fetch(back)).rejects.toThrow('fetch failed');
    nothingStored();
  });

  test('while a code waits to be typed ends at once, whatever the provider does', async () => {
    openId.answer = () => new Promise(() => undefined);
    const parts = partsWith(keychain, { MAILVITALS_MICROSOFT_CLIENT_ID: 'desk' });
    const hooks = cancellable(() => setTimeout(() => caller.abort(), 50));
    expect(await addBySignIn(requestFor({ providerId: 'outlook' }), 'device', parts, hooks)).toEqual(
      cancelled,
    );
    nothingStored();
  });

  test('while the servers are tried stores nothing', async () => {
    await provider.running.setFault('imap', { kind: 'silent', at: 'login' });
    const adding = add(partsWith(), cancellable());
    await waitUntil(() => provider.commands('imap').includes('AUTHENTICATE'), { what: 'the sign-in' });
    caller.abort();
    expect(await adding).toEqual(cancelled);
    nothingStored();
  });

  test('while the keychain is written leaves nothing in it', async () => {
    const slow: CredentialStore = {
      ...keychain,
      write: (secretId, secret) => {
        caller.abort();
        return keychain.write(secretId, secret);
      },
    };
    expect(await add(partsWith(slow), cancellable())).toEqual(cancelled);
    nothingStored();
  });
});

test('a page that nobody answers is waited for no longer than it may be', async () => {
  const { oauth, now } = partsWith();
  const found = await findSignIn(gmail, oauth);
  if (found.kind !== 'found') throw new Error(found.kind);
  const asked = { provider: gmail, username: ADDRESS, by: 'browser', limitMs: 50 } as const;
  expect(
    await signInAtProvider(
      found,
      asked,
      { openId, now },
      hooksWith(() => undefined),
    ),
  ).toEqual({
    kind: 'not-signed-in',
    why: { kind: 'sign-in-timed-out', by: 'browser' },
  });
});

describe('binding a mailbox anew', () => {
  let mailbox: Mailbox;
  beforeEach(() => {
    mailbox = sampleMailbox(1, {
      address: ADDRESS,
      username: ADDRESS,
      providerId: 'gmail',
      imap: provider.server('imap'),
      smtp: provider.server('smtp'),
      caFile: provider.caFile,
    });
  });
  const bound = () => memory.mailboxes.find(ADDRESS);
  const rebind = (parts = partsWith(), hooks = hooksWith(), asked: Partial<AskedRebinding> = {}) =>
    rebindBySignIn(mailbox, gmail, { by: 'browser', ...asked }, parts, hooks);

  /** As an earlier sign-in left it. */
  async function bindBySignIn(
    refreshToken: string,
    providerId: IdentityProviderId = 'google',
  ): Promise<BindingParts> {
    mailbox = { ...mailbox, signInMethod: 'oauth2' };
    memory.mailboxes.insert(mailbox);
    const parts = partsWith();
    const registration = { providerId, clientId: 'desk', clientSecret: null, tenant: null };
    await parts.oauth.grants.write(mailbox.secretId, { ...registration, scope: null, refreshToken });
    parts.oauth.tokens.adopt(mailbox.secretId, { accessToken: 'the-old-one', expiresInS: 3_600 });
    return parts;
  }

  async function bindByPassword(): Promise<void> {
    memory.mailboxes.insert(mailbox);
    memory.signIns.settle(
      mailbox.secretId,
      { reserved: { imap: 0, smtp: 0 }, rejected: { imap: 2, smtp: 2 } },
      NOW.toISOString(),
    );
    await keychain.write(mailbox.secretId, OLD);
  }

  test('from a password to a sign-in keeps all but the secret, and no rejection of the old one counts', async () => {
    await bindByPassword();
    expect((await rebind()).kind).toBe('rebound');
    expect(bound()).toEqual({ ...mailbox, signInMethod: 'oauth2', secretId: bound()?.secretId });
    expect(bound()?.secretId).not.toBe(mailbox.secretId);
    expect(keychain.ids()).toEqual([bound()?.secretId]);
    expect(memory.signIns.read(mailbox.secretId).imap.rejected).toBe(0);
  });

  test('from a sign-in to another leaves no part of the old one, and gives none back', async () => {
    const parts = await bindBySignIn(LONG);
    expect(keychain.ids().length).toBeGreaterThan(3);
    expect((await rebind(parts)).kind).toBe('rebound');
    expect(keychain.ids()).toEqual([bound()?.secretId]);
    expect(openId.revoked).toEqual([]);
    expect(await parts.oauth.tokens.accessTokenFor(mailbox.secretId)).toEqual({ kind: 'no-grant' });
  });

  test('from a sign-in to a password leaves no part of it, and gives it back', async () => {
    const parts = await bindBySignIn(LONG);
    expect(await rebindMailbox(mailbox, gmail, PASSWORD, parts)).toMatchObject({
      kind: 'rebound',
      notes: expect.arrayContaining([
        expect.stringMatching(/^Google has taken back the permission .* on other computers as well.*\.$/),
      ]),
    });
    expect(bound()).toEqual({ ...mailbox, signInMethod: 'password', secretId: bound()?.secretId });
    expect(keychain.ids()).toEqual([bound()?.secretId]);
    expect(openId.revoked).toEqual([LONG]);
  });

  describe('with a keychain that does not let go of what was there before, says so', () => {
    const stubborn = () => failingKeychain(keychain, ['remove']);
    const isLeft = (what: string) =>
      expect.arrayContaining([
        expect.stringMatching(new RegExp(`^The old ${what} .*“Mailvitals” .* ${mailbox.secretId}\\.$`)),
      ]);

    test('of a password, for a sign-in', async () => {
      await bindByPassword();
      expect(await rebind(partsWith(stubborn()))).toMatchObject({
        kind: 'rebound',
        notes: isLeft('password'),
      });
      expect(bound()?.signInMethod).toBe('oauth2');
    });

    test('of a password, for another', async () => {
      await bindByPassword();
      expect(await rebindMailbox(mailbox, gmail, PASSWORD, partsWith(stubborn()))).toMatchObject({
        kind: 'rebound',
        notes: isLeft('password'),
      });
    });

    test('of a sign-in, for another', async () => {
      await bindBySignIn('short');
      expect(await rebind(partsWith(stubborn()))).toMatchObject({
        kind: 'rebound',
        notes: isLeft('sign-in'),
      });
    });

    test('of a sign-in, for a password, beside what became of the permission', async () => {
      await bindBySignIn('short');
      const rebound = await rebindMailbox(mailbox, gmail, PASSWORD, partsWith(stubborn()));
      expect(rebound).toMatchObject({ kind: 'rebound', notes: isLeft('sign-in') });
      const permission = expect.arrayContaining([expect.stringContaining('Google has taken back')]);
      expect(rebound).toMatchObject({ notes: permission });
    });
  });

  describe('under another user name', () => {
    const username = ADDRESS;
    beforeEach(async () => {
      mailbox = { ...mailbox, username: OTHER };
      await bindByPassword();
    });

    test('tries it, and writes it with the sign-in: id, tags and counts stay', async () => {
      expect((await rebind(partsWith(), hooksWith(), { username })).kind).toBe('rebound');
      expect(bound()).toEqual({
        ...mailbox,
        username,
        signInMethod: 'oauth2',
        secretId: bound()?.secretId,
      });
      expect(memory.standings.of(mailbox.id)).toMatchObject({ status: 'healthy' });
    });

    test('keeps the old one where somebody else signs in', async () => {
      openId.answer = () => tokensFor('third@example.com');
      expect(await rebind(partsWith(), hooksWith(), { username })).toMatchObject({
        why: { kind: 'another-identity', wanted: username },
      });
      expect([bound(), keychain.ids()]).toEqual([mailbox, [mailbox.secretId]]);
    });

    test('keeps the old one where the servers refuse the token', async () => {
      provider.account.accessTokens = [];
      expect((await rebind(partsWith(), hooksWith(), { username })).kind).toBe('refused');
      expect([bound(), keychain.ids()]).toEqual([mailbox, [mailbox.secretId]]);
    });
  });

  test('keeps the sign-in where the password is refused', async () => {
    const parts = await bindBySignIn('short');
    expect((await rebindMailbox(mailbox, gmail, OLD, parts)).kind).toBe('refused');
    expect([bound(), keychain.ids(), openId.revoked]).toEqual([mailbox, [mailbox.secretId], []]);
  });

  describe('keeps the old secret, and nothing else', () => {
    const expectOldKept = async () => {
      expect(memory.mailboxes.list()).toEqual([mailbox]);
      expect(keychain.ids()).toEqual([mailbox.secretId]);
      expect(await keychain.read(mailbox.secretId)).toEqual({ ok: true, value: OLD });
    };
    beforeEach(bindByPassword);

    test('where somebody else signs in', async () => {
      openId.answer = () => tokensFor(OTHER);
      expect(await rebind()).toMatchObject({ why: { kind: 'another-identity' } });
      await expectOldKept();
    });

    test('where the servers refuse the token', async () => {
      provider.account.accessTokens = [];
      expect((await rebind()).kind).toBe('refused');
      await expectOldKept();
    });

    test('where the keychain does not take the new one', async () => {
      const parts = partsWith(failingKeychain(keychain, ['write'], 'timeout'));
      expect(await rebind(parts)).toMatchObject({ kind: 'not-stored', why: { problem: 'timeout' } });
      await expectOldKept();
    });

    test('where the database fails to commit', async () => {
      database.run(
        `CREATE TRIGGER refuse BEFORE UPDATE ON mailboxes BEGIN SELECT raise(ABORT, 'The disk is full'); END`,
        {},
      );
      expect(await rebind()).toMatchObject({ kind: 'not-stored', why: { outcome: 'commit-failed' } });
      await expectOldKept();
    });

    test('where it is cancelled', async () => {
      const caller = new AbortController();
      const hooks = { ...hooksWith(() => caller.abort()), cancelled: caller.signal };
      expect(await rebind(partsWith(), hooks)).toMatchObject({ why: { kind: 'cancelled' } });
      await expectOldKept();
    });
  });

  test('brings no mailbox back that was removed while its user signed in', async () => {
    await bindByPassword();
    const hooks = hooksWith((step) => {
      memory.mailboxes.remove(mailbox.id);
      answerSoon(step);
    });
    expect(await rebind(partsWith(), hooks)).toEqual({ kind: 'gone' });
    expect([memory.mailboxes.list(), keychain.ids()]).toEqual([[], [mailbox.secretId]]);
  });

  test('does not undo a re-binding that was quicker', async () => {
    await bindByPassword();
    const hooks = hooksWith((step) => {
      memory.mailboxes.update(mailbox.id, { secretId: 'quicker' });
      answerSoon(step);
    });
    expect(await rebind(partsWith(), hooks)).toEqual({ kind: 'changed' });
    expect([bound()?.secretId, keychain.ids()]).toEqual(['quicker', [mailbox.secretId]]);
  });

  test.each<[string, Partial<Mailbox>]>([
    ['IMAP server', { imap: { host: 'imap.example.com', port: 993, security: 'tls' } }],
    ['SMTP server', { smtp: null }],
    ['user name', { username: OTHER }],
    ['CA file', { caFile: null }],
  ])('does not bind what was edited while its user signed in, and not tried: another %s', async (_, edit) => {
    await bindByPassword();
    const hooks = hooksWith((step) => {
      if (step.kind === 'page') memory.mailboxes.update(mailbox.id, edit);
      answerSoon(step);
    });
    expect(await rebind(partsWith(), hooks)).toEqual({ kind: 'changed' });
    expect(bound()).toEqual({ ...mailbox, ...edit });
    expect(keychain.ids()).toEqual([mailbox.secretId]);
  });

  test('binds what was given other tags meanwhile, and keeps those', async () => {
    await bindByPassword();
    const hooks = hooksWith((step) => {
      if (step.kind === 'page') memory.mailboxes.update(mailbox.id, { tags: ['meanwhile'] });
      answerSoon(step);
    });
    expect((await rebind(partsWith(), hooks)).kind).toBe('rebound');
    expect(bound()).toMatchObject({ signInMethod: 'oauth2', tags: ['meanwhile'] });
  });

  describe('and a sign-in that is ended', () => {
    test('is taken out of the keychain though the provider keeps silent about it', async () => {
      const parts = await bindBySignIn(LONG);
      openId.onRevoke = () => new Promise(() => undefined);
      expect(await endSignIn(mailbox, parts)).toMatchObject({
        removed: { ok: true },
        permission: { state: 'not-told' },
      });
      expect(keychain.ids()).toEqual([]);
    });

    test('is not given back late: by then the same user may have signed in again', async () => {
      const parts = await bindBySignIn(LONG);
      const connected = Promise.withResolvers<void>();
      openId.onConnect = () => connected.promise;
      expect((await endSignIn(mailbox, parts)).permission).toMatchObject({ state: 'not-told' });
      connected.resolve();
      await setImmediate();
      await setImmediate();
      expect(openId.revoked).toEqual([]);
    });

    test('that was over already is told as that, and not as taken back', async () => {
      const parts = await bindBySignIn('short');
      openId.onRevoke = () => ({
        ok: false,
        failure: { ...failureOf({ kind: 'unknown' }), error: 'invalid_token' },
      });
      expect((await endSignIn(mailbox, parts)).permission).toMatchObject({ state: 'ended-before' });
    });

    test('is told to have been taken back', async () => {
      const parts = await bindBySignIn('short');
      expect((await endSignIn(mailbox, parts)).permission).toEqual({
        state: 'taken-back',
        name: 'Google',
        link: 'https://myaccount.google.com/connections',
      });
    });

    test.each([
      ['outlook', 'https://account.live.com/consent/Manage'],
      ['microsoft365', 'https://myapps.microsoft.com'],
    ])('at %s is for the user to take back, and where is said', async (providerId, link) => {
      mailbox = { ...mailbox, providerId };
      const parts = await bindBySignIn('short', 'microsoft');
      expect((await endSignIn(mailbox, parts)).permission).toEqual({
        state: 'for-the-user',
        name: 'Microsoft',
        link,
      });
      expect([openId.revoked, keychain.ids()]).toEqual([[], []]);
    });

    test('says nothing of a permission where nobody had signed in yet, or where there was a password', async () => {
      const parts = partsWith();
      expect((await endSignIn({ ...mailbox, signInMethod: 'oauth2' }, parts)).permission).toBeNull();
      await bindByPassword();
      expect(await endSignIn(mailbox, parts)).toEqual({
        removed: { ok: true, value: undefined },
        permission: null,
      });
      expect(keychain.ids()).toEqual([]);
    });

    test('is taken out of the keychain though the provider is out of reach', async () => {
      const parts = await bindBySignIn('short');
      openId.onRevoke = () => ({ ok: false, failure: failureOf({ kind: 'network', code: 'ENOTFOUND' }) });
      expect(await endSignIn(mailbox, parts)).toMatchObject({
        removed: { ok: true },
        permission: { state: 'not-told' },
      });
      expect([openId.revoked, keychain.ids()]).toEqual([['short'], []]);
    });

    test.each([
      [ADDRESS, ADDRESS.toUpperCase()],
      ['first.last@gmail.com', 'firstlast+sales@googlemail.com'],
    ])('is not given back while another mailbox signs in as the same user: %s, %s', async (one, other) => {
      mailbox = { ...mailbox, username: one };
      const parts = await bindBySignIn('short');
      const theirs = sampleMailbox(2, {
        username: other,
        signInMethod: 'oauth2',
        providerId: 'google-workspace',
      });
      memory.mailboxes.insert(theirs);
      await parts.oauth.grants.write(theirs.secretId, {
        providerId: 'google',
        clientId: 'client',
        clientSecret: null,
        tenant: null,
        scope: null,
        refreshToken: 'theirs',
      });
      expect((await endSignIn(mailbox, parts)).permission).toMatchObject({ state: 'in-use' });
      expect([openId.revoked, keychain.ids()]).toEqual([[], [theirs.secretId]]);
    });

    test('is given back though another mailbox waits for a sign-in as the same user', async () => {
      const parts = await bindBySignIn('short');
      memory.mailboxes.insert(
        sampleMailbox(2, { username: ADDRESS, signInMethod: 'oauth2', providerId: 'gmail' }),
      );
      expect((await endSignIn(mailbox, parts)).permission).toMatchObject({ state: 'taken-back' });
    });

    test('is given back though the same name signs in somewhere else', async () => {
      const parts = await bindBySignIn('short');
      memory.mailboxes.insert(
        sampleMailbox(2, { username: ADDRESS, signInMethod: 'oauth2', providerId: 'outlook' }),
      );
      await endSignIn(mailbox, parts);
      expect(openId.revoked).toEqual(['short']);
    });
  });
});
