import { beforeEach, describe, expect, test } from 'vitest';
import { type ClientToRegister, registerClient } from '../../../electron/binding/register-client.ts';
import type { CredentialStore } from '../../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../../electron/credentials/memory-store.ts';
import { type Memory, openMemory } from '../../../electron/history/memory.ts';
import { GOOGLE_CLIENT_SECRET_ID } from '../../../electron/oauth/client-id.ts';
import type { Database } from '../../../electron/storage/database.ts';
import { provideDataFolders } from '../../support/data-folder.ts';
import { failingKeychain, listingStore } from '../../support/failing-keychain.ts';

const ID = '123-abc.apps.googleusercontent.com';
const SECRET = 'GOCSPX-secret-8431';

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
const kept = async () => {
  const secret = await keychain.read(GOOGLE_CLIENT_SECRET_ID);
  return [memory.settings.read().googleClientId, secret.ok && secret.value];
};

test('keeps Microsoft’s id among the settings, and nothing in the keychain', async () => {
  expect(await register({ issuer: 'microsoft', clientId: ' 1111-2222 ' })).toEqual({ kind: 'registered' });
  expect(memory.settings.read()).toMatchObject({ microsoftClientId: '1111-2222', googleClientId: null });
  expect(keychain.ids()).toEqual([]);
});

test('keeps Google’s secret in the keychain, and never in the database', async () => {
  expect(await register({ clientSecret: ` ${SECRET} ` })).toEqual({ kind: 'registered' });
  expect(await kept()).toEqual([ID, SECRET]);
  expect(keychain.ids()).toEqual([GOOGLE_CLIENT_SECRET_ID]);
  expect(JSON.stringify(database.all('SELECT * FROM settings'))).not.toContain(SECRET);
});

describe('with a secret that is kept', () => {
  beforeEach(() => register({ clientSecret: SECRET }));

  test('a new id alone leaves it', async () => {
    await register({ clientId: 'another' });
    expect(await kept()).toEqual(['another', SECRET]);
  });

  test.each([null, ' '])('an empty one (%j) takes it out', async (clientSecret) => {
    await register({ clientSecret });
    expect(await kept()).toEqual([ID, null]);
  });

  test.each([null, 'off'])('an id of %j takes both back', async (clientId) => {
    expect(await register({ clientId })).toEqual({ kind: 'registered' });
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
      write: (id, secret) => keychain.write(id, secret === SECRET ? secret : secret.slice(1)),
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

test.each<[string, Partial<ClientToRegister>, string]>([
  ['an id with a space in it', { clientId: 'two words' }, 'clientId'],
  ['no id', { clientId: ' ' }, 'clientId'],
  ['a secret with a space in it', { clientSecret: 'two words' }, 'clientSecret'],
  ['a secret for Microsoft', { issuer: 'microsoft', clientSecret: SECRET }, 'clientSecret'],
])('takes not %s, and says so without repeating a secret', async (_, client, field) => {
  const done = await register(client);
  expect(done).toEqual({ kind: 'invalid', problems: [{ field, sentence: expect.stringMatching(/\.$/) }] });
  expect(JSON.stringify(done)).not.toMatch(/GOCSPX|two words/);
  expect([await kept(), keychain.ids()]).toEqual([[null, null], []]);
});
