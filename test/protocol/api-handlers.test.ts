import { beforeEach, describe, expect, test } from 'vitest';
import type { Api, Climb, Progress } from '../../electron/api/contract.ts';
import type { CredentialStore } from '../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import type { Memory } from '../../electron/history/memory.ts';
import { formatServerUrl } from '../../electron/mailbox/server-address.ts';
import { openApi } from '../support/api-on-disk.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { failingKeychain, listingStore } from '../support/failing-keychain.ts';
import { ADDRESS, PASSWORD, providePlainProvider } from '../support/plain-provider.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';

const WRONG = 'not-the-Password';

const provider = providePlainProvider();
const folders = provideDataFolders();

let api: Api;
let memory: Memory;
let keychain: ReturnType<typeof listingStore>;

beforeEach(() => {
  keychain = listingStore(createMemoryStore());
  ({ api, memory } = openApi(folders, { credentials: keychain }));
});

const HEADER = 'address,password,provider,username,imap,smtp,ca,tags';
const csvRow = (address: string, password: string, tags = '') =>
  [
    address,
    password,
    'custom',
    ADDRESS,
    formatServerUrl('imap', provider.server('imap')),
    formatServerUrl('smtp', provider.server('smtp')),
    provider.caFile,
    tags,
  ].join(',');

describe('importing', () => {
  test('gives a verdict per row, in the order of the file, and stores what was accepted alone', async () => {
    memory.mailboxes.insert(sampleMailbox(1, { address: 'here@example.com' }));
    const progress: Progress[] = [];
    const { rows, problem } = await api.importMailboxes(
      [
        HEADER,
        csvRow('good@example.com', PASSWORD, 'sales;berlin'),
        csvRow('bad@example.com', WRONG),
        csvRow('here@example.com', PASSWORD),
        csvRow('not an address', PASSWORD),
        `${csvRow('surplus@example.com', PASSWORD)},more`,
        csvRow('later@example.com', ''),
      ].join('\n'),
      { onProgress: (step) => progress.push(step) },
    );
    expect(problem).toBeNull();
    expect(rows.map(({ line, address, verdict, cause }) => [line, address, verdict, cause])).toEqual([
      [2, 'good@example.com', 'added', null],
      [3, 'bad@example.com', 'refused', 'bad-credentials'],
      [4, 'here@example.com', 'exists', null],
      [5, '', 'invalid', null],
      [6, 'surplus@example.com', 'invalid', null],
      [7, 'later@example.com', 'added', null],
    ]);
    expect(memory.mailboxes.list().map(({ address }) => address)).toEqual([
      'good@example.com',
      'here@example.com',
      'later@example.com',
    ]);
    expect(memory.mailboxes.find('good@example.com')?.tags).toEqual(['sales', 'berlin']);
    expect(keychain.ids()).toEqual([memory.mailboxes.find('good@example.com')?.secretId]);
    expect(progress.map(({ done, total }) => [done, total])).toEqual(
      [1, 2, 3, 4, 5, 6].map((done) => [done, 6]),
    );
    expect(JSON.stringify([rows, progress])).not.toMatch(new RegExp(`${PASSWORD}|${WRONG}`));
  });

  test('of the same address twice adds it once', async () => {
    const row = csvRow(ADDRESS, PASSWORD);
    const { rows } = await api.importMailboxes([HEADER, row, row].join('\n'));
    expect(rows.map(({ verdict }) => verdict).toSorted()).toEqual(['added', 'exists']);
    expect([memory.mailboxes.list().length, keychain.ids().length]).toEqual([1, 1]);
  });

  test('of a file that cannot be read says why', async () => {
    expect(await api.importMailboxes('')).toEqual({ rows: [], problem: 'The file is empty.' });
  });

  test('into a keychain that is locked asks no server', async () => {
    const opened = openApi(folders, { credentials: failingKeychain(keychain, ['read', 'write']) });
    const { rows, problem } = await opened.api.importMailboxes(`${HEADER}\n${csvRow(ADDRESS, PASSWORD)}`);
    expect([rows, opened.memory.mailboxes.list()]).toEqual([[], []]);
    expect(problem).toContain('locked');
    expect(provider.running.traffic.imap.connections).toBe(0);
  });

  test('into a keychain that takes nothing says so in the row, and stores nothing', async () => {
    const opened = openApi(folders, { credentials: failingKeychain(keychain, ['write'], 'timeout') });
    const { rows } = await opened.api.importMailboxes(`${HEADER}\n${csvRow(ADDRESS, PASSWORD)}`);
    expect(rows).toMatchObject([{ verdict: 'obstacle', cause: null }]);
    expect(opened.memory.mailboxes.list()).toEqual([]);
  });

  test('that is cancelled signs in nowhere any more', async () => {
    const { rows } = await api.importMailboxes([HEADER, csvRow(ADDRESS, PASSWORD)].join('\n'), {
      cancelled: AbortSignal.abort(),
    });
    expect(rows).toMatchObject([{ verdict: 'undecided' }]);
    expect(provider.commands('imap').filter((name) => /AUTH|LOGIN/.test(name))).toEqual([]);
    expect(memory.mailboxes.list()).toEqual([]);
  });

  test.each(['json', 'csv'] as const)(
    'takes back what was exported as %s, without a secret',
    async (format) => {
      await api.importMailboxes([HEADER, csvRow(ADDRESS, PASSWORD, 'sales')].join('\n'));
      const [before] = memory.mailboxes.list();
      const text = await api.exportMailboxes(format);
      expect(text).not.toContain(PASSWORD);
      await api.removeMailbox(ADDRESS);
      expect(keychain.ids()).toEqual([]);
      expect((await api.importMailboxes(text)).rows).toMatchObject([
        {
          verdict: 'added',
          waitsForSecret: true,
          // For every front end: no command line in it.
          summary: expect.not.stringContaining('mailvitals'),
        },
      ]);
      const [after] = memory.mailboxes.list();
      expect(after).toEqual({ ...before, id: after?.id, secretId: after?.secretId });
    },
  );
});

describe('importing what has no password', () => {
  const imported = async (providerId: string) => {
    const imap = formatServerUrl('imap', provider.server('imap'));
    const row = [ADDRESS, '', providerId, '', imap, 'off', provider.caFile, ''].join(',');
    const { rows } = await api.importMailboxes([HEADER, row].join('\n'));
    const { reports } = await api.checkMailboxes({ addresses: [ADDRESS], askedByUser: true });
    return [rows[0]?.summary, memory.mailboxes.find(ADDRESS)?.signInMethod, reports[0]?.mendedBy];
  };

  test.each(['outlook', 'microsoft365'])('waits for a sign-in at %s, which takes no password', async (id) => {
    expect(await imported(id)).toEqual([
      'Stored without a sign-in; it is watched once you have signed in.',
      'oauth2',
      'sign-in',
    ]);
  });

  test('waits for a password where it is reached over a server of somebody’s own, which may see no token', async () => {
    const row = [ADDRESS, '', 'outlook', '', 'imaps://imap.example.com', 'off', '', ''].join(',');
    const { rows } = await api.importMailboxes([HEADER, row].join('\n'));
    expect(rows).toMatchObject([{ verdict: 'added', waitsFor: 'password' }]);
    expect(memory.mailboxes.find(ADDRESS)?.signInMethod).toBe('password');
  });

  test.each(['gmail', 'fastmail', 'custom'])('waits for a password at %s', async (id) => {
    expect(await imported(id)).toEqual([
      'Stored without a password; it is watched once it has one.',
      'password',
      'new-secret',
    ]);
  });
});

describe('importing what signs in at its provider’s page', () => {
  const HEADER_NOW = `${HEADER},signin`;
  const importing = async (changes: { provider?: string; password?: string; imap?: string }) => {
    const { provider: id = 'gmail', password = '', imap = 'imaps://127.0.0.1:9' } = changes;
    const row = [ADDRESS, password, id, '', imap, 'off', '', '', 'provider'].join(',');
    const { rows } = await api.importMailboxes([HEADER_NOW, row].join('\n'));
    return rows[0];
  };

  test('stores it, and says that it waits for a sign-in', async () => {
    expect(await importing({})).toMatchObject({
      verdict: 'added',
      waitsForSecret: true,
      waitsFor: 'sign-in',
      summary: 'Stored without a sign-in; it is watched once you have signed in.',
    });
    expect(memory.mailboxes.find(ADDRESS)?.signInMethod).toBe('oauth2');
    expect(keychain.ids()).toEqual([]);
  });

  test.each(['json', 'csv'] as const)('takes back what was exported as %s', async (format) => {
    await importing({});
    const [before] = memory.mailboxes.list();
    const text = await api.exportMailboxes(format);
    await api.removeMailbox(ADDRESS);
    expect((await api.importMailboxes(text)).rows).toMatchObject([{ verdict: 'added', waitsFor: 'sign-in' }]);
    const [after] = memory.mailboxes.list();
    expect(after).toEqual({ ...before, id: after?.id, secretId: after?.secretId });
  });

  test.each([
    ['with a password besides', { password: PASSWORD }, /password, and says/],
    ['at a provider without such a page', { provider: 'fastmail' }, /Microsoft and of Google only/],
    [
      'at a server that is not the provider’s',
      { imap: 'imaps://imap.example.com' },
      /is no server of Google/,
    ],
  ])('does not store it %s', async (_, changes, summary) => {
    const row = await importing(changes);
    expect(row).toMatchObject({
      verdict: 'invalid',
      waitsForSecret: false,
      summary: expect.stringMatching(summary),
    });
    expect(JSON.stringify(row)).not.toContain(PASSWORD);
    expect(memory.mailboxes.list()).toEqual([]);
  });
});

test('a mailbox of which only SMTP is watched waits for a password where SMTP takes one', async () => {
  const row = [ADDRESS, '', 'microsoft365', '', 'off', 'smtp://127.0.0.1:9', '', ''].join(',');
  await api.importMailboxes([HEADER, row].join('\n'));
  expect(memory.mailboxes.find(ADDRESS)?.signInMethod).toBe('password');
});

describe('signing in', () => {
  const mailbox = { address: ADDRESS, provider: 'gmail', imap: 'imaps://127.0.0.1:9', smtp: 'off' };
  const bySignIn = (openedApi = api) => openedApi.addBySignIn({ mailbox, by: 'browser' });

  test('begins with a client id: with none it says how to come by one', async () => {
    expect(await bySignIn()).toMatchObject({
      kind: 'not-registered',
      guide: { issuer: 'google', hasClientSecret: true, setting: 'google-client-id' },
    });
    const client = { issuer: 'google', clientId: ' desk ', clientSecret: null } as const;
    expect(await api.registerClient(client)).toMatchObject({
      kind: 'registered',
      offer: { issuer: 'google', name: 'Google', clientIdFrom: 'settings' },
    });
    // Nothing can be reached here, and that passes.
    expect(await bySignIn()).toMatchObject({ kind: 'sign-in-failed', transient: true });
    expect(await api.changeSetting('google-client-id', null)).toMatchObject({ kind: 'changed' });
    expect(await bySignIn()).toMatchObject({ kind: 'not-registered' });
  });

  test('says which field is wrong, of the mailbox and of a client id', async () => {
    expect(await api.addBySignIn({ mailbox: { address: 'not an address' }, by: 'browser' })).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'address' }],
    });
    expect(await api.registerClient({ issuer: 'microsoft', clientId: 'two words' })).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'clientId' }],
    });
  });

  test('at no page that is known says how the mailbox is bound instead', async () => {
    const fastmail = { address: ADDRESS, provider: 'fastmail' };
    expect(await api.addBySignIn({ mailbox: fastmail, by: 'browser' })).toMatchObject({
      kind: 'sign-in-failed',
      title: expect.stringContaining('Fastmail'),
    });
  });

  test('with a keychain that does not answer does not begin', async () => {
    const opened = openApi(folders, { credentials: failingKeychain(keychain, ['read', 'write']) });
    opened.memory.mailboxes.insert(sampleMailbox(1, { address: ADDRESS, providerId: 'gmail' }));
    const steps: unknown[] = [];
    const hooks = { onSignIn: (step: unknown) => steps.push(step) };
    const other = { ...mailbox, address: 'other@example.com' };
    for (const result of [
      await opened.api.addBySignIn({ mailbox: other, by: 'browser' }, hooks),
      await opened.api.rebindBySignIn({ address: ADDRESS, by: 'browser' }, hooks),
      await opened.api.registerClient({ issuer: 'google', clientId: 'desk', clientSecret: 'a-secret' }),
    ]) {
      expect(result).toMatchObject({
        kind: 'obstacle',
        obstacle: { title: expect.stringContaining('locked') },
      });
    }
    expect(steps).toEqual([]);
  });

  test('with a client secret that the keychain does not give up does not begin', async () => {
    const stubborn: CredentialStore = {
      ...keychain,
      read: (id) => (id === 'google-client-secret' ? failingKeychain(keychain, ['read']) : keychain).read(id),
    };
    const opened = openApi(folders, { credentials: stubborn });
    opened.memory.settings.change({ googleClientId: 'desk' });
    expect(await bySignIn(opened.api)).toMatchObject({
      kind: 'obstacle',
      obstacle: { title: expect.stringContaining('locked') },
    });
    expect((await opened.api.showProvider('gmail'))?.signIn).toMatchObject({ clientIdFrom: 'settings' });
  });

  test.each(['', '  ', 'two\nlines'])(
    'under the user name %j says which field is wrong',
    async (username) => {
      memory.mailboxes.insert(sampleMailbox(1, { address: ADDRESS, providerId: 'gmail' }));
      memory.settings.change({ googleClientId: 'desk' });
      expect(await api.rebindBySignIn({ address: ADDRESS, by: 'browser', username })).toMatchObject({
        kind: 'invalid',
        problems: [{ field: 'username', sentence: expect.stringMatching(/\.$/) }],
      });
    },
  );

  test('for an address that is bound already, or for none that is, does not begin', async () => {
    memory.mailboxes.insert(sampleMailbox(1, { address: ADDRESS }));
    expect(await bySignIn()).toEqual({ kind: 'exists', address: ADDRESS });
    const address = 'nobody@example.com';
    expect(await api.rebindBySignIn({ address, by: 'device' })).toEqual({ kind: 'missing', address });
  });
});

describe('a mailbox that signs in at its provider’s page', () => {
  const bind = async (openedMemory = memory) => {
    openedMemory.mailboxes.insert(
      sampleMailbox(1, { address: ADDRESS, providerId: 'outlook', signInMethod: 'oauth2' }),
    );
    for (const part of ['', '.a0', '.a1']) await keychain.write(`secret-1${part}`, 'part');
  };

  test('is removed with every part of its sign-in', async () => {
    await bind();
    expect(await api.removeMailbox(ADDRESS)).toEqual({
      kind: 'removed',
      leftover: null,
      permission: {
        state: 'for-the-user',
        name: 'Microsoft',
        link: 'https://account.live.com/consent/Manage',
      },
    });
    expect(keychain.ids()).toEqual([]);
  });

  test('tells of what the keychain does not give up', async () => {
    const opened = openApi(folders, { credentials: failingKeychain(keychain, ['remove']) });
    await bind(opened.memory);
    expect(await opened.api.removeMailbox(ADDRESS)).toMatchObject({
      kind: 'removed',
      leftover: { title: expect.stringContaining('locked') },
    });
    expect(opened.memory.mailboxes.list()).toEqual([]);
  });

  test('and has no sign-in here is not asked for a password when its servers change', async () => {
    memory.mailboxes.insert(
      sampleMailbox(1, { address: ADDRESS, providerId: 'outlook', signInMethod: 'oauth2', smtp: null }),
    );
    const edited = await api.editMailbox({ address: ADDRESS, imap: 'imaps://127.0.0.1:9' });
    expect(edited).toMatchObject({
      kind: 'obstacle',
      obstacle: { title: expect.stringContaining('sign-in') },
    });
    expect(JSON.stringify(edited)).not.toContain('password');
  });
});

describe('checking', () => {
  beforeEach(async () => {
    const rows = ['one', 'two', 'three'].map((name) => csvRow(`${name}@example.com`, PASSWORD));
    await api.importMailboxes([HEADER, ...rows].join('\n'));
    await api.setPaused('two@example.com', true);
  });

  const addressesOf = async (addresses: readonly string[]) => {
    const { reports, missing } = await api.checkMailboxes({ addresses, askedByUser: true });
    return [reports.map(({ address }) => address.split('@')[0]), missing];
  };

  test('takes all that are not paused where none is named', async () => {
    expect(await addressesOf([])).toEqual([['one', 'three'], []]);
  });

  test('takes those named, in their order and each once, paused ones too', async () => {
    expect(
      await addressesOf(['two@example.com', 'ONE@example.com', 'nobody@example.com', 'one@example.com']),
    ).toEqual([['two', 'one'], ['nobody@example.com']]);
  });

  test('reports what was found and how far it is', async () => {
    const progress: Progress[] = [];
    provider.account.password = 'another';
    const { reports } = await api.checkMailboxes(
      { addresses: ['one@example.com'], askedByUser: false },
      { onProgress: (step) => progress.push(step) },
    );
    expect(reports).toMatchObject([
      {
        address: 'one@example.com',
        status: 'action-needed',
        cause: 'bad-credentials',
        imap: { ok: false, stage: 'login' },
        signIn: { allowed: true, rejectedSinceChange: 2 },
      },
    ]);
    expect(progress).toEqual([{ done: 1, total: 1, address: 'one@example.com', outcome: 'action-needed' }]);
    expect(JSON.stringify(reports)).not.toContain(PASSWORD);
  });
});

describe('binding', () => {
  const mailbox = () => ({
    address: ADDRESS,
    provider: 'custom',
    imap: formatServerUrl('imap', provider.server('imap')),
    smtp: formatServerUrl('smtp', provider.server('smtp')),
    ca: provider.caFile,
  });

  test('tells every climb to its end, of a mailbox that is added and of one that is re-bound', async () => {
    const ends: Climb[] = [];
    const stages = new Set<string | null>();
    const hooks = {
      onClimb: (climb: Climb) => {
        stages.add(climb.stage);
        if (climb.stage === null) ends.push(climb);
      },
    };
    const inShort = () => ends.splice(0).map(({ protocol, ok }) => `${protocol} ${ok}`);
    await api.addMailbox({ mailbox: mailbox(), secret: PASSWORD }, hooks);
    expect(inShort().toSorted()).toEqual(['imap true', 'smtp true']);
    expect([...stages]).toEqual(expect.arrayContaining(['resolve', 'tls', 'login', 'open', 'logout', null]));
    await api.rebindMailbox({ address: ADDRESS, secret: WRONG }, hooks);
    expect(inShort().toSorted()).toEqual(['imap false', 'smtp false']);
  });
});

test('a mailbox shows that it is being checked for as long as it is', async () => {
  const rows = csvRow(ADDRESS, PASSWORD);
  await api.importMailboxes([HEADER, rows].join('\n'));
  const isBeingChecked = async () => (await api.snapshot()).mailboxes.map((one) => one.isBeingChecked);
  expect(await isBeingChecked()).toEqual([false]);
  const checking = api.checkMailboxes({ addresses: [], askedByUser: false });
  expect(await isBeingChecked()).toEqual([true]);
  await checking;
  expect(await isBeingChecked()).toEqual([false]);
});
