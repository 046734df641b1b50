import { beforeEach, describe, expect, test } from 'vitest';
import { type ClientToRegister, registerClient } from '../../../electron/binding/register-client.ts';
import type { CredentialStore } from '../../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../../electron/credentials/memory-store.ts';
import { type Memory, openMemory } from '../../../electron/history/memory.ts';
import { clientSecretOf, writeClientSecret } from '../../../electron/oauth/client-secret.ts';
import type { Database } from '../../../electron/storage/database.ts';
import { provideDataFolders } from '../../support/data-folder.ts';
import { failingKeychain, listingStore } from '../../support/failing-keychain.ts';

const ID = '123-abc.apps.googleusercontent.com';
const SECRET = 'GOCSPX-secret-8431';
const ENTRY = 'google-client-secret';

const { newFolder, open } = provideDataFolders();
let database: Database;
let memory: Memory;
let keychain: ReturnType<typeof listingStore>;

beforeEach(() => {
  ({ database } = open(newFolder()));
  memory = openMemory(database);
  keychain = listingStore(createMemoryStore());
});

const register = (client: Partial<ClientToRegister>, credentials: CredentialStore = keychain) =>
  registerClient(
    { issuer: 'google', clientId: ID, ...client },
    { memory, credentials, now: () => new Date('2026-11-20T20:00:00Z') },
  );
/** The id that is set, and the secret that would be sent with it. */
const kept = async () => {
  const id = memory.settings.read().googleClientId;
  const entry = await keychain.read(ENTRY);
  return [id, entry.ok && clientSecretOf(id ?? '', entry.value)];
};

test('keeps Microsoft’s id among the settings, and nothing in the keychain', async () => {
  expect(await register({ issuer: 'microsoft', clientId: ' 1111-2222 ' })).toEqual({ kind: 'registered' });
  expect(memory.settings.read()).toMatchObject({ microsoftClientId: '1111-2222', googleClientId: null });
  expect(keychain.ids()).toEqual([]);
});

test('keeps Google’s secret in the keychain, and never in the database', async () => {
  expect(await register({ clientSecret: ` ${SECRET} ` })).toEqual({ kind: 'registered' });
  expect(await kept()).toEqual([ID, SECRET]);
  expect(keychain.ids()).toEqual([ENTRY]);
  expect(JSON.stringify(database.all('SELECT * FROM settings'))).not.toContain(SECRET);
});

describe('with a secret that is kept', () => {
  beforeEach(() => register({ clientSecret: SECRET }));

  test('a new id alone is refused: Google hands out a secret with each', async () => {
    expect(await register({ clientId: 'another' })).toEqual({
      kind: 'invalid',
      problems: [
        {
          field: 'clientSecret',
          sentence: 'Google hands out a client secret with the client ID: paste it, too.',
        },
      ],
    });
    expect(await kept()).toEqual([ID, SECRET]);
  });

  test('a new id that has none is kept without, and not with that of the old one', async () => {
    await register({ clientId: 'another', clientSecret: null });
    expect([await kept(), keychain.ids()]).toEqual([['another', null], []]);
  });

  test('an id that was set another way is never asked for with it, and gets it back when it is set back', async () => {
    memory.settings.change({ googleClientId: 'another' });
    expect(await kept()).toEqual(['another', null]);
    expect(await register({ clientId: 'another' })).toEqual({ kind: 'registered' });
    expect(await register({ clientId: ID })).toEqual({ kind: 'registered' });
    expect(await kept()).toEqual([ID, SECRET]);
  });

  test('the same id again leaves it', async () => {
    expect(await register({})).toEqual({ kind: 'registered' });
    expect(await kept()).toEqual([ID, SECRET]);
  });

  test('another one alone takes its place, the id stays', async () => {
    const credentials = keychain;
    const now = () => new Date('2026-11-20T20:00:00Z');
    const client = { issuer: 'google', clientSecret: 'GOCSPX-other' } as const;
    expect(await registerClient(client, { memory, credentials, now })).toEqual({ kind: 'registered' });
    expect(await kept()).toEqual([ID, 'GOCSPX-other']);
    expect(await registerClient({ issuer: 'google' }, { memory, credentials, now })).toEqual({
      kind: 'registered',
    });
    expect(await kept()).toEqual([ID, 'GOCSPX-other']);
  });

  test('null takes it out, and the id stays', async () => {
    await register({ clientSecret: null });
    expect([await kept(), keychain.ids()]).toEqual([[ID, null], []]);
  });

  test('an id of null takes both back', async () => {
    expect(await register({ clientId: null })).toEqual({ kind: 'registered' });
    expect(await kept()).toEqual([null, null]);
    expect(keychain.ids()).toEqual([]);
  });

  test('Microsoft’s id taken back leaves Google’s', async () => {
    await register({ issuer: 'microsoft', clientId: null });
    expect(await kept()).toEqual([ID, SECRET]);
  });

  test.each(['write', 'read', 'remove'] as const)(
    'a keychain that does not %s changes neither',
    async (call) => {
      const client =
        call === 'remove' ? { clientId: null } : { clientId: 'another', clientSecret: 'another' };
      expect(await register(client, failingKeychain(keychain, [call]))).toMatchObject({
        kind: 'not-stored',
        why: { outcome: 'keychain-problem', problem: 'locked' },
      });
      expect(await kept()).toEqual([ID, SECRET]);
    },
  );

  test('a keychain that gives back something else changes neither', async () => {
    const garbles: CredentialStore = {
      ...keychain,
      write: (id, text) => keychain.write(id, text.includes(SECRET) ? text : text.slice(1)),
    };
    expect(await register({ clientSecret: 'another' }, garbles)).toMatchObject({
      why: { outcome: 'read-back-differs' },
    });
    expect(await kept()).toEqual([ID, SECRET]);
  });

  test('a disk that is full changes neither', async () => {
    for (const change of ['INSERT', 'UPDATE', 'DELETE']) {
      database.run(
        `CREATE TRIGGER refuse_${change} BEFORE ${change} ON settings BEGIN SELECT raise(ABORT, 'The disk is full'); END`,
        {},
      );
    }
    await expect(register({ clientId: 'another', clientSecret: 'another' })).rejects.toThrow();
    expect(await kept()).toEqual([ID, SECRET]);
  });
});

test('a secret alone needs an id that is set', async () => {
  const done = await registerClient(
    { issuer: 'google', clientSecret: SECRET },
    { memory, credentials: keychain, now: () => new Date('2026-11-20T20:00:00Z') },
  );
  expect(done).toEqual({
    kind: 'invalid',
    problems: [{ field: 'clientId', sentence: expect.stringContaining('Google') }],
  });
  expect([await kept(), keychain.ids()]).toEqual([[null, null], []]);
});

test('an entry that nobody writes any more counts as none, and is replaced', async () => {
  await keychain.write(ENTRY, 'GOCSPX-bare');
  expect(await register({})).toMatchObject({ kind: 'invalid', problems: [{ field: 'clientSecret' }] });
  expect(await register({ clientSecret: SECRET })).toEqual({ kind: 'registered' });
  expect(await keychain.read(ENTRY)).toEqual({
    ok: true,
    value: writeClientSecret({ clientId: ID, clientSecret: SECRET }),
  });
});

test.each<[string, Partial<ClientToRegister>, string]>([
  ['an id with a space in it', { clientId: 'two words' }, 'clientId'],
  ['no id', { clientId: ' ', clientSecret: SECRET }, 'clientId'],
  ['“off”, which is no id', { clientId: ' OFF ', clientSecret: SECRET }, 'clientId'],
  ['“off” for Microsoft’s', { issuer: 'microsoft', clientId: 'off' }, 'clientId'],
  ['a new id without its secret', {}, 'clientSecret'],
  ['a secret that is empty', { clientSecret: ' ' }, 'clientSecret'],
  ['a secret with a space in it', { clientSecret: 'two words' }, 'clientSecret'],
  ['a secret for Microsoft', { issuer: 'microsoft', clientSecret: SECRET }, 'clientSecret'],
])('takes not %s, and says so without repeating a secret', async (_, client, field) => {
  const done = await register(client);
  expect(done).toEqual({ kind: 'invalid', problems: [{ field, sentence: expect.stringMatching(/\.$/) }] });
  expect(JSON.stringify(done)).not.toMatch(/GOCSPX|two words/);
  expect([await kept(), keychain.ids()]).toEqual([[null, null], []]);
});
