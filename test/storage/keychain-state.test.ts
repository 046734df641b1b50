import { describe, expect, test } from 'vitest';
import type { CredentialStore } from '../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { createKeychainState, rememberAnswers } from '../../electron/history/keychain-state.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { failingKeychain } from '../support/failing-keychain.ts';

const { newFolder, open, closeAll } = provideDataFolders();

const stateIn = (folder: string) => createKeychainState(open(folder).database);
const secrets: CredentialStore = createMemoryStore({ one: 'secret' });

describe('how the keychain last answered', () => {
  test('is no problem before it was asked', () => {
    expect(stateIn(newFolder()).problem()).toBeNull();
  });

  test('is remembered after a restart, until it answers again', () => {
    const folder = newFolder();
    const before = stateIn(folder);
    before.learn('locked');
    before.learn('timeout');
    closeAll();
    const after = stateIn(folder);
    expect(after.problem()).toBe('timeout');
    after.learn(null);
    expect(after.problem()).toBeNull();
  });

  test('is known to another process, whichever of the two had asked', () => {
    const folder = newFolder();
    const [watch, serve] = [stateIn(folder), stateIn(folder)];
    watch.learn('no-session');
    expect(serve.problem()).toBe('no-session');
    serve.learn(null);
    expect(watch.problem()).toBeNull();
  });

  test('is written only where it is new', () => {
    const { database } = open(newFolder());
    const state = createKeychainState(database);
    const changes = () => database.get('SELECT total_changes() AS count')?.count;
    state.learn('locked');
    const written = changes();
    state.learn('locked');
    expect(changes()).toBe(written);
  });

  test('is an error of some kind where only a later version knows its name', () => {
    const { database } = open(newFolder());
    database.run("INSERT INTO keychain_problem (only_one, problem) VALUES (1, 'of-a-later-version')");
    expect(createKeychainState(database).problem()).toBe('failed');
  });
});

describe('a keychain whose answers are remembered', () => {
  test('gives the answers on, and what they say of it', async () => {
    const state = stateIn(newFolder());
    const locked = rememberAnswers(failingKeychain(secrets, ['read']), state);
    expect(await locked.read('one')).toMatchObject({ ok: false, problem: 'locked' });
    expect(state.problem()).toBe('locked');
    const unlocked = rememberAnswers(secrets, state);
    expect(await unlocked.read('one')).toEqual({ ok: true, value: 'secret' });
    expect(state.problem()).toBeNull();
  });

  test('counts as answering where it says that it has no such secret', async () => {
    const state = stateIn(newFolder());
    state.learn('locked');
    await rememberAnswers(secrets, state).read('never-written');
    expect(state.problem()).toBeNull();
  });

  test('still gives the secret where the memory fails', async () => {
    const folder = newFolder();
    const state = stateIn(folder);
    closeAll();
    expect(() => state.problem()).toThrow();
    expect(await rememberAnswers(secrets, state).read('one')).toEqual({ ok: true, value: 'secret' });
  });
});
