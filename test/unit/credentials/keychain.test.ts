import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type KeychainOptions, openKeychain } from '../../../electron/credentials/keychain.ts';
import type { SecretServiceLock } from '../../../electron/credentials/secret-service-lock.ts';

/** A Secret Service as keytar shows it, with the lock in the test's hands. */
function secretService(
  getPassword: (id: string) => Promise<string | null>,
  lock: SecretServiceLock = 'unlocked',
) {
  const state = { lock, reads: 0, questions: 0 };
  const options: KeychainOptions = {
    platform: 'linux',
    askLock: async () => {
      state.questions += 1;
      return state.lock;
    },
    load: async () => ({
      default: {
        getPassword: (_service: string, id: string) => {
          state.reads += 1;
          return getPassword(id);
        },
        setPassword: async () => undefined,
        deletePassword: async () => false,
      },
    }),
  };
  return { state, options };
}

describe('openKeychain', () => {
  test('reads a keyring once found locked no more, so that it prompts once, until it is open', async () => {
    const { state, options } = secretService(
      async () => (state.lock === 'unlocked' ? 'secret' : null),
      'locked',
    );
    const keychain = openKeychain(options);
    for (const id of ['a', 'b', 'c']) {
      expect(await keychain.read(id)).toMatchObject({ ok: false, problem: 'locked' });
    }
    expect(state.reads).toBe(1);
    state.lock = 'unlocked';
    expect(await keychain.read('a')).toEqual({ ok: true, value: 'secret' });
  });

  test('reads again when the keyring was unlocked between the answer and the question', async () => {
    const answers = [null, 'secret'];
    const { options } = secretService(async () => answers.shift() ?? null);
    expect(await openKeychain(options).read('a')).toEqual({ ok: true, value: 'secret' });
  });

  test('does not take “nothing found” for an answer where nobody can say whether it is locked', async () => {
    const { options } = secretService(async () => null, 'unknown');
    const keychain = openKeychain(options);
    expect(await keychain.read('a')).toMatchObject({ ok: false, problem: 'failed' });
    expect(await keychain.remove('a')).toMatchObject({ ok: false, problem: 'failed' });
  });

  test('asks nobody about a lock as long as secrets are found', async () => {
    const { state, options } = secretService(async () => 'secret');
    await openKeychain(options).read('a');
    expect(state.questions).toBe(0);
  });

  test.each(['darwin', 'win32'] as const)('takes “nothing found” for an answer on %s', async (platform) => {
    const { state, options } = secretService(async () => null, 'locked');
    expect(await openKeychain({ ...options, platform }).read('a')).toEqual({ ok: true, value: null });
    expect(state.questions).toBe(0);
  });

  test('reports library-missing with the loader’s own words', async () => {
    const load = () => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file'));
    const result = await openKeychain({ load }).read('a');
    expect(result).toEqual({
      ok: false,
      problem: 'library-missing',
      detail: 'libsecret-1.so.0: cannot open shared object file',
    });
  });

  test('makes one call at a time and answers them all in order', async () => {
    let running = 0;
    let most = 0;
    const { options } = secretService(async (id) => {
      running += 1;
      most = Math.max(most, running);
      await sleep(1);
      running -= 1;
      return `secret of ${id}`;
    });
    const keychain = openKeychain(options);
    const ids = Array.from({ length: 50 }, (_, index) => `${index}`);
    const results = await Promise.all(ids.map((id) => keychain.read(id)));
    expect(results).toEqual(ids.map((id) => ({ ok: true, value: `secret of ${id}` })));
    expect(most).toBe(1);
  });

  test('answers all that wait behind a silent call in time, and works again when it is over', async () => {
    const silence = Promise.withResolvers<string | null>();
    let isSilent = true;
    const { state, options } = secretService(async () => (isSilent ? silence.promise : 'secret'));
    const keychain = openKeychain({ ...options, timeoutMs: 100 });
    const startedAt = performance.now();
    const results = await Promise.all(['a', 'b', 'c'].map((id) => keychain.read(id)));
    expect(performance.now() - startedAt).toBeLessThan(200);
    for (const result of results) expect(result).toMatchObject({ ok: false, problem: 'timeout' });
    expect(state).toMatchObject({ reads: 1, questions: 1 });
    isSilent = false;
    silence.resolve('too late');
    await sleep(0);
    expect(await keychain.read('a')).toEqual({ ok: true, value: 'secret' });
  });
});
