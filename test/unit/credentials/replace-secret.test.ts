import { describe, expect, test } from 'vitest';
import type { CredentialStore, KeychainResult } from '../../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../../electron/credentials/memory-store.ts';
import { MAX_SECRET_BYTES, replaceSecret } from '../../../electron/credentials/replace-secret.ts';

const LOCKED: KeychainResult<never> = { ok: false, problem: 'locked', detail: 'locked' };

/** Which calls the keychain does not carry out, and what it makes of a secret. */
interface Trouble {
  readonly write?: true;
  readonly read?: true;
  readonly removes?: readonly string[];
  readonly keeps?: (secret: string) => string;
}

/** A store with one old secret and that trouble, a mailbox that uses it, and the order in which things happened. */
function scene(trouble: Trouble = {}) {
  const store = createMemoryStore({ old: 'old secret' });
  const steps: string[] = [];
  let inUse = 'old';
  const troubled: CredentialStore = {
    async read(id) {
      steps.push(`read ${id}`);
      return trouble.read ? LOCKED : store.read(id);
    },
    async write(id, secret) {
      steps.push(`write ${id}`);
      return trouble.write ? LOCKED : store.write(id, trouble.keeps?.(secret) ?? secret);
    },
    async remove(id) {
      steps.push(`remove ${id}`);
      return trouble.removes?.includes(id) ? LOCKED : store.remove(id);
    },
  };
  return {
    troubled,
    steps,
    commit: () => {
      steps.push('commit');
      inUse = 'new';
    },
    /** Which id the mailbox uses, and what the keychain has under both. */
    async end() {
      const [older, newer] = [await store.read('old'), await store.read('new')];
      return { inUse, old: older.ok && older.value, new: newer.ok && newer.value };
    },
  };
}

const request = { oldSecretId: 'old', newSecretId: 'new', secret: 'new secret' };
const ONLY_OLD = { inUse: 'old', old: 'old secret', new: null };

describe('replaceSecret', () => {
  test('writes, reads back, commits, and only then removes the old secret', async () => {
    const { troubled, steps, commit, end } = scene();
    expect(await replaceSecret(troubled, { ...request, commit })).toEqual({
      outcome: 'replaced',
      leftover: null,
    });
    expect(steps).toEqual(['write new', 'read new', 'commit', 'remove old']);
    expect(await end()).toEqual({ inUse: 'new', old: null, new: 'new secret' });
  });

  test.each<[what: string, trouble: Trouble, expected: object]>([
    ['the write fails', { write: true }, { outcome: 'keychain-problem', problem: 'locked', leftover: null }],
    [
      'reading back fails',
      { read: true },
      { outcome: 'keychain-problem', problem: 'locked', leftover: null },
    ],
    [
      'the keychain keeps it cut short',
      { keeps: (secret) => secret.slice(1) },
      { outcome: 'read-back-differs' },
    ],
    ['the keychain keeps it changed', { keeps: () => 'other text' }, { outcome: 'read-back-differs' }],
  ])('keeps the old secret and nothing of the new one when %s', async (_what, trouble, expected) => {
    const { troubled, steps, commit, end } = scene(trouble);
    expect(await replaceSecret(troubled, { ...request, commit })).toMatchObject(expected);
    expect(steps).not.toContain('commit');
    expect(steps).not.toContain('remove old');
    expect(await end()).toEqual(ONLY_OLD);
  });

  test('keeps the old secret and nothing of the new one when the commit throws', async () => {
    const { troubled, end } = scene();
    const error = new Error('disk full');
    const commit = () => {
      throw error;
    };
    const replaced = await replaceSecret(troubled, { ...request, commit });
    expect(replaced).toEqual({ outcome: 'commit-failed', error, leftover: null });
    expect(await end()).toEqual(ONLY_OLD);
  });

  test('reports the new secret as left over when it can be neither used nor removed', async () => {
    const { troubled, commit, end } = scene({ read: true, removes: ['new'] });
    const replaced = await replaceSecret(troubled, { ...request, commit });
    expect(replaced).toMatchObject({ outcome: 'keychain-problem', leftover: 'new' });
    expect(await end()).toMatchObject({ inUse: 'old', old: 'old secret' });
  });

  test('succeeds, with the old secret left over, when only that cannot be removed', async () => {
    const { troubled, commit, end } = scene({ removes: ['old'] });
    const replaced = await replaceSecret(troubled, { ...request, commit });
    expect(replaced).toEqual({ outcome: 'replaced', leftover: 'old' });
    expect(await end()).toMatchObject({ inUse: 'new', new: 'new secret' });
  });

  test('stores a first secret where there was none before', async () => {
    const { troubled, steps, commit } = scene();
    const replaced = await replaceSecret(troubled, { ...request, oldSecretId: null, commit });
    expect(replaced).toEqual({ outcome: 'replaced', leftover: null });
    expect(steps).toEqual(['write new', 'read new', 'commit']);
  });

  test.each([
    ['takes a secret of exactly the limit', 'é'.repeat(MAX_SECRET_BYTES / 2), 'replaced'],
    ['refuses a secret one byte over the limit', `${'é'.repeat(MAX_SECRET_BYTES / 2)}x`, 'too-long'],
  ])('%s, in UTF-8 bytes', async (_what, secret, outcome) => {
    const { troubled, steps, commit } = scene();
    expect(await replaceSecret(troubled, { ...request, secret, commit })).toMatchObject({ outcome });
    expect(steps.length > 0).toBe(outcome === 'replaced');
  });
});
