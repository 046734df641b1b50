import { beforeEach, describe, expect, test } from 'vitest';
import type { Api, Climb, EditRequest } from '../../electron/api/contract.ts';
import { addEditCommand } from '../../electron/cli/commands/edit.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import type { Memory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { formatServerUrl, type Protocol } from '../../electron/mailbox/server-address.ts';
import { openApi } from '../support/api-on-disk.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { failingKeychain } from '../support/failing-keychain.ts';
import { ADDRESS, PASSWORD, providePlainProvider } from '../support/plain-provider.ts';
import { runCommand } from '../support/run-command.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';

const NOW = new Date('2026-11-20T20:00:00Z');
const ELSEWHERE = 'imaps://127.0.0.1:1';

const provider = providePlainProvider();
const folders = provideDataFolders();

let api: Api;
let memory: Memory;
let keychain: ReturnType<typeof createMemoryStore>;
let now: Date;
let before: Mailbox;

beforeEach(async () => {
  now = NOW;
  keychain = createMemoryStore();
  ({ api, memory } = openApi(folders, { credentials: keychain, now: () => now }));
  before = sampleMailbox(1, {
    address: ADDRESS,
    providerId: 'custom',
    username: 'somebody',
    imap: provider.server('imap'),
    smtp: provider.server('smtp'),
    caFile: provider.caFile,
  });
  memory.mailboxes.insert(before);
  await keychain.write(before.secretId, PASSWORD);
});

const edit = (changes: Omit<EditRequest, 'address'>) => api.editMailbox({ address: ADDRESS, ...changes });
const stored = () => memory.mailboxes.find(ADDRESS);
const url = (protocol: Protocol, security: 'tls' | 'starttls') =>
  formatServerUrl(protocol, provider.server(protocol, security));
const signIns = () => [provider.running.traffic.imap.signIns, provider.running.traffic.smtp.signIns];
const connections = () =>
  provider.running.traffic.imap.connections + provider.running.traffic.smtp.connections;

describe('an edit', () => {
  test('of the tags alone is stored at once and asks no server', async () => {
    expect(await edit({ tags: ['berlin', 'Berlin', 'sales'] })).toEqual({ kind: 'edited', report: null });
    expect(stored()).toEqual({ ...before, tags: ['berlin', 'sales'] });
    expect(connections()).toBe(0);
  });

  test('that says what is so already changes nothing and asks no server', async () => {
    const same = {
      username: 'somebody',
      imap: url('imap', 'tls'),
      smtp: url('smtp', 'tls'),
      ca: provider.caFile,
    };
    expect(await edit(same)).toEqual({ kind: 'edited', report: null });
    expect(stored()).toEqual(before);
    expect(connections()).toBe(0);
  });

  test('of the user name is kept once both protocols accept the stored secret', async () => {
    const climbs: Climb[] = [];
    const edited = await api.editMailbox(
      { address: ADDRESS, username: ADDRESS, tags: ['new'] },
      { onClimb: (climb) => climb.stage === null && climbs.push(climb) },
    );
    expect(edited).toMatchObject({
      kind: 'edited',
      report: { address: ADDRESS, status: 'healthy', imap: { ok: true }, smtp: { ok: true } },
    });
    expect(stored()).toEqual({ ...before, username: ADDRESS, tags: ['new'] });
    expect(climbs.map(({ protocol, ok }) => `${protocol} ${ok}`).toSorted()).toEqual([
      'imap true',
      'smtp true',
    ]);
    expect(memory.standings.of(before.id).status).toBe('healthy');
    expect(JSON.stringify(edited)).not.toContain(PASSWORD);
  });

  test('of an empty user name goes back to the address', async () => {
    expect((await edit({ username: ' ' })).kind).toBe('edited');
    expect(stored()?.username).toBe(ADDRESS);
  });

  test('that a protocol refuses changes nothing, tags neither, and counts its rejections', async () => {
    const refused = await edit({ username: 'another', tags: ['new'] });
    expect(refused).toMatchObject({
      kind: 'refused',
      report: { cause: 'bad-credentials', signIn: { rejectedSinceChange: 2 } },
    });
    expect(stored()).toEqual(before);
    expect(memory.signIns.read(before.secretId)).toMatchObject({
      imap: { rejected: 1 },
      smtp: { rejected: 1 },
    });
    // What was tried elsewhere says nothing of how the mailbox stands.
    expect(memory.standings.of(before.id).checkedAt).toBeNull();
  });

  test('to servers out of reach is undecided and changes nothing', async () => {
    expect(await edit({ username: ADDRESS, imap: ELSEWHERE })).toMatchObject({
      kind: 'undecided',
      report: { imap: { ok: false }, smtp: { ok: true } },
    });
    expect(stored()).toEqual(before);
  });

  test('of both servers tries the new ones', async () => {
    memory.mailboxes.update(before.id, { username: ADDRESS });
    const imap = url('imap', 'starttls');
    const smtp = url('smtp', 'starttls');
    expect((await edit({ imap, smtp })).kind).toBe('edited');
    expect(stored()).toMatchObject({ imap: { security: 'starttls' }, smtp: { security: 'starttls' } });
    expect(signIns()).toEqual([1, 1]);
  });

  test('leaves a protocol out, tries the other, and takes it in again', async () => {
    memory.mailboxes.update(before.id, { username: ADDRESS });
    expect(await edit({ smtp: 'off' })).toMatchObject({ kind: 'edited', report: { smtp: null } });
    expect(stored()?.smtp).toBeNull();
    expect(signIns()).toEqual([1, 0]);
    expect((await edit({ smtp: url('smtp', 'tls') })).kind).toBe('edited');
    expect(stored()?.smtp).toEqual(before.smtp);
  });

  test('takes the CA file off, and the servers that only it vouched for refuse', async () => {
    const edited = await edit({ username: ADDRESS, ca: '' });
    expect(edited).toMatchObject({ kind: 'refused', report: { cause: 'tls-cert-invalid' } });
    expect(stored()).toEqual(before);
    expect(signIns()).toEqual([0, 0]);
  });

  test.each<[string, Omit<EditRequest, 'address'>, string]>([
    ['leaves both protocols out', { imap: 'off', smtp: 'off' }, 'imap'],
    ['names no server', { smtp: ' ' }, 'smtp'],
    ['names something else', { imap: 'http://example.com' }, 'imap'],
    ['holds a password in the URL', { imap: 'imaps://you:hidden@example.com' }, 'imap'],
    ['names a CA file that is not there', { ca: '/nowhere/ca.pem' }, 'ca'],
    ['has a tag that would be two', { tags: ['a;b'] }, 'tags'],
  ])('that %s is invalid and asks no server', async (_what, changes, field) => {
    const edited = await edit(changes);
    expect(edited).toMatchObject({ kind: 'invalid', problems: [{ field }] });
    expect(JSON.stringify(edited)).not.toContain('hidden');
    expect(stored()).toEqual(before);
    expect(connections()).toBe(0);
  });

  test('of no mailbox says that there is none', async () => {
    expect(await api.editMailbox({ address: 'no@example.com', tags: [] })).toEqual({
      kind: 'missing',
      address: 'no@example.com',
    });
  });

  test('with a locked keychain is an obstacle, but not of the tags', async () => {
    const locked = openApi(folders, { credentials: failingKeychain(keychain, ['read']) });
    locked.memory.mailboxes.insert(before);
    const { api: lockedApi } = locked;
    expect(await lockedApi.editMailbox({ address: ADDRESS, username: ADDRESS })).toMatchObject({
      kind: 'obstacle',
      obstacle: { title: expect.stringContaining('locked') },
    });
    expect(locked.memory.mailboxes.find(ADDRESS)).toEqual(before);
    expect(await lockedApi.editMailbox({ address: ADDRESS, tags: [] })).toMatchObject({ kind: 'edited' });
    expect(connections()).toBe(0);
  });

  test('without a stored secret is an obstacle', async () => {
    await keychain.remove(before.secretId);
    expect(await edit({ username: ADDRESS })).toMatchObject({ kind: 'obstacle' });
    expect(stored()).toEqual(before);
  });

  test('beyond the sign-in budget signs in nowhere until the user may again', async () => {
    for (const username of ['one', 'two']) {
      await edit({ username });
      now = new Date(now.getTime() + 61_000);
    }
    const spent = memory.signIns.read(before.secretId);
    expect([spent.imap.rejected, spent.smtp.rejected]).toEqual([2, 2]);
    const tried = provider.commands('imap').length;
    now = new Date(now.getTime() - 60_000);
    expect(await edit({ username: ADDRESS })).toMatchObject({ kind: 'undecided' });
    expect(provider.commands('imap').slice(tried)).not.toContain('AUTHENTICATE');
    expect(stored()).toEqual(before);
    now = new Date(now.getTime() + 61_000);
    expect((await edit({ username: ADDRESS })).kind).toBe('edited');
    // Both have accepted it: what they rejected was the name's fault.
    expect(memory.signIns.read(before.secretId).imap.rejected).toBe(0);
  });

  test('of a mailbox that is removed meanwhile stores nothing', async () => {
    const edited = api.editMailbox(
      { address: ADDRESS, username: ADDRESS },
      { onClimb: ({ stage }) => stage === 'login' && memory.mailboxes.remove(ADDRESS) },
    );
    expect(await edited).toEqual({ kind: 'missing', address: ADDRESS });
    expect(memory.mailboxes.list()).toEqual([]);
  });

  test('that is cancelled changes nothing', async () => {
    const request = { address: ADDRESS, username: ADDRESS };
    expect(await api.editMailbox(request, { cancelled: AbortSignal.abort() })).toMatchObject({
      kind: 'undecided',
    });
    expect(stored()).toEqual(before);
  });
});

describe('mailvitals edit', () => {
  const run = (...args: readonly string[]) => runCommand([addEditCommand], api, ['edit', ...args]);

  test('changes tags and takes them off', async () => {
    expect(await run(ADDRESS, '--tag', 'a', '--tag', 'b')).toMatchObject({
      code: 0,
      documents: [{ kind: 'edited', report: null }],
    });
    expect(stored()?.tags).toEqual(['a', 'b']);
    expect((await run(ADDRESS, '--no-tag')).code).toBe(0);
    expect(stored()?.tags).toEqual([]);
  });

  test('leaves a protocol out with the word of “add”', async () => {
    expect((await run(ADDRESS, '--username', ADDRESS, '--no-smtp')).code).toBe(0);
    expect(stored()).toMatchObject({ username: ADDRESS, smtp: null });
  });

  test.each([
    ['2 where a server refuses', [ADDRESS, '--username', 'another'], 2],
    ['3 where none could tell', [ADDRESS, '--imap', ELSEWHERE, '--no-smtp'], 3],
    ['3 where there is no such mailbox', ['no@example.com', '--no-tag'], 3],
    ['64 for what makes no sense', [ADDRESS, '--no-imap', '--no-smtp'], 64],
    ['64 where nothing is to be changed', [ADDRESS], 64],
  ])('exits with %s, and changes nothing', async (_what, args, code) => {
    expect((await run(...args)).code).toBe(code);
    expect(stored()).toEqual(before);
  });
});
