import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepKeychainOpen } from '../support/keep-keychain-open.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { runKeychain } from '../support/run-keychain.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';

const read = (secretId: string) => ({ method: 'read', secretId }) as const;
const write = (secretId: string, secret: string) => ({ method: 'write', secretId, secret }) as const;
const remove = (secretId: string) => ({ method: 'remove', secretId }) as const;
const DONE = { ok: true };

describe('with an open keyring', () => {
  let keyring: Keyring;
  beforeAll(async () => {
    keyring = await startKeyring();
  });
  afterAll(() => keyring.stop());

  test('gives back what was written, also to another process', async () => {
    const secret = 'pässword “1” \\ 🔑';
    const writer = await runKeychain(keyring.env, { calls: [write('a', secret), read('a')] });
    expect(writer.results).toMatchObject([DONE, { ok: true, value: secret }]);
    const reader = await runKeychain(keyring.env, { calls: [read('a')] });
    expect(reader.results).toEqual([{ ok: true, value: secret }]);
  });

  test('answers null for a secret that is not there', async () => {
    const { results } = await runKeychain(keyring.env, { calls: [read('never-written')] });
    expect(results).toEqual([{ ok: true, value: null }]);
  });

  test('removes an entry, and takes removing nothing for a success', async () => {
    const calls = [write('b', 'secret'), remove('b'), remove('b'), read('b')];
    const { results } = await runKeychain(keyring.env, { calls });
    expect(results).toMatchObject([DONE, DONE, DONE, { ok: true, value: null }]);
  });

  test('keeps entries apart by id', async () => {
    const calls = [write('c', 'one'), write('d', 'two'), read('c'), read('d')];
    const { results } = await runKeychain(keyring.env, { calls });
    expect(results.slice(2)).toEqual([
      { ok: true, value: 'one' },
      { ok: true, value: 'two' },
    ]);
  });
});

describe('with a locked keyring', () => {
  test.each([
    ['a secret that is there', read('kept')],
    ['a secret that is not there', read('never-written')],
    ['a write', write('kept', 'other')],
    ['a removal', remove('kept')],
  ])('answers “locked” for %s', async (_what, call) => {
    const keyring = await startKeyring();
    await runKeychain(keyring.env, { calls: [write('kept', 'secret')] });
    await keyring.lock();
    const { results } = await runKeychain(keyring.env, { calls: [call] });
    expect(results).toMatchObject([{ ok: false, problem: 'locked' }]);
    await keyring.unlock();
    const after = await runKeychain(keyring.env, { calls: [read('kept')] });
    await keyring.stop();
    expect(after.results).toEqual([{ ok: true, value: 'secret' }]);
  });

  test('answers “locked” in time, and exits, while the password prompt stays unanswered', async () => {
    const prompting = await startKeyring({ prompt: 'unanswered' });
    await runKeychain(prompting.env, { calls: [write('kept', 'secret')] });
    await prompting.lock();
    const calls = [read('kept'), read('kept')];
    const { answers, exitCode } = await runKeychain(prompting.env, { calls, timeoutMs: 1_500, exitCode: 7 });
    await prompting.stop();
    const [first, second] = answers;
    expect(first).toMatchObject({ result: { ok: false, problem: 'locked' } });
    expect(first?.ms).toBeLessThan(1_700);
    expect(second).toMatchObject({ result: { ok: false, problem: 'locked' } });
    expect(second?.ms).toBeLessThan(100);
    expect(exitCode).toBe(7);
  });
});

describe('with a keyring that is restarted', () => {
  test('answers “restarted” from then on in a process that had used it, and works in a new one', async () => {
    const keyring = await startKeyring();
    const app = keepKeychainOpen(keyring.env);
    expect(await app.ask(write('kept', 'secret'))).toMatchObject(DONE);
    // A new daemon takes the place of the old one on the same bus.
    await keyring.unlock();
    const restarted = { ok: false, problem: 'restarted' };
    for (const call of [read('kept'), write('kept', 'other'), remove('kept'), read('kept')]) {
      expect(await app.ask(call)).toMatchObject(restarted);
    }
    await app.close();
    const { results } = await runKeychain(keyring.env, { calls: [read('kept')] });
    await keyring.stop();
    expect(results).toEqual([{ ok: true, value: 'secret' }]);
  });
});

describe('without a keyring', () => {
  let folder: TempFolder;
  let bare: NodeJS.ProcessEnv;
  beforeAll(async () => {
    folder = await createTempFolder('no-keyring');
    const { DBUS_SESSION_BUS_ADDRESS: _bus, DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
    bare = { ...env, HOME: folder.path, XDG_RUNTIME_DIR: folder.path };
  });
  afterAll(() => folder.remove());

  test.each([
    ['no session bus', {}],
    ['the address of a bus that is gone', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }],
    ['an empty bus address', { DBUS_SESSION_BUS_ADDRESS: '' }],
  ])('answers “no-session” with %s', async (_what, env) => {
    const { results } = await runKeychain({ ...bare, ...env }, { calls: [read('a'), write('a', 'secret')] });
    expect(results).toMatchObject([
      { ok: false, problem: 'no-session' },
      { ok: false, problem: 'no-session' },
    ]);
  });

  test('answers “library-missing” where libsecret cannot be loaded', async () => {
    const broken = join(folder.path, 'lib');
    await mkdir(broken);
    await writeFile(join(broken, 'libsecret-1.so.0'), '');
    const { results } = await runKeychain({ ...bare, LD_LIBRARY_PATH: broken }, { calls: [read('a')] });
    expect(results).toMatchObject([{ ok: false, problem: 'library-missing' }]);
  });

  test('answers “timeout” within 5 seconds on a bus that stays silent, and still exits with its code', async () => {
    const path = join(folder.path, 'silent-bus');
    const connections: Socket[] = [];
    const bus = createServer((socket) => connections.push(socket.on('error', () => undefined))).listen(path);
    const calls = [read('a'), write('a', 'secret')];
    const env = { ...bare, DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` };
    const { answers, exitCode } = await runKeychain(env, { calls, exitCode: 7 });
    for (const connection of connections) connection.destroy();
    bus.close();
    const [first, second] = answers;
    expect(first).toMatchObject({ result: { ok: false, problem: 'timeout' } });
    expect(first?.ms).toBeLessThan(5_200);
    // The first call still holds the keychain: nobody waits for it twice.
    expect(second).toMatchObject({ result: { ok: false, problem: 'timeout' } });
    expect(second?.ms).toBeLessThan(100);
    expect(exitCode).toBe(7);
  });
});
