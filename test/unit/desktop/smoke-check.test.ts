import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../../../electron/credentials/memory-store.ts';
import { certificatesCheck } from '../../../electron/desktop/smoke/certificates-check.ts';
import { databaseCheck } from '../../../electron/desktop/smoke/database-check.ts';
import { keychainCheck } from '../../../electron/desktop/smoke/keychain-check.ts';
import { runChecks } from '../../../electron/desktop/smoke/smoke-check.ts';
import { createTempFolder } from '../../support/temp-folder.ts';

describe('the smoke verdict', () => {
  test('is good where every check is', async () => {
    const checks = [
      { name: 'one', run: () => 'seen' },
      { name: 'two', run: async () => 'seen too' },
    ];
    expect(await runChecks(checks, { app: '0.1.0' }, 1_000)).toEqual({
      ok: true,
      versions: { app: '0.1.0' },
      checks: [
        { name: 'one', ok: true, detail: 'seen' },
        { name: 'two', ok: true, detail: 'seen too' },
      ],
    });
  });
  test('is bad where one is, and names it; what hangs has failed', async () => {
    const checks = [
      { name: 'good', run: () => 'seen' },
      { name: 'throws', run: () => Promise.reject(new Error('no such file')) },
      { name: 'hangs', run: () => new Promise<string>(() => {}) },
    ];
    expect(await runChecks(checks, {}, 30)).toMatchObject({
      ok: false,
      checks: [
        { name: 'good', ok: true },
        { name: 'throws', ok: false, detail: 'no such file' },
        { name: 'hangs', ok: false, detail: 'no answer within 30 ms' },
      ],
    });
  });
});

describe('the keychain check', () => {
  test('leaves nothing behind and says nothing of the secret', async () => {
    const store = createMemoryStore();
    const written: string[] = [];
    const [ids, write] = [new Set<string>(), store.write];
    const run = keychainCheck({
      ...store,
      write: (id, secret) => {
        ids.add(id);
        written.push(secret);
        return write(id, secret);
      },
    }).run;
    const detail = await run();
    expect(detail).toBe('written, read, deleted');
    expect(written).toHaveLength(1);
    for (const id of ids) expect(await store.read(id)).toEqual({ ok: true, value: null });
  });
  test('fails where the keychain does, with its problem', async () => {
    const locked = async () => ({ ok: false, problem: 'locked', detail: 'the keyring is locked' }) as const;
    const check = keychainCheck({ read: locked, write: locked, remove: locked });
    await expect(check.run()).rejects.toThrow('write: locked');
  });
  test('fails where what comes out is not what went in, and still deletes it', async () => {
    const store = createMemoryStore();
    const removed: string[] = [];
    const check = keychainCheck({
      ...store,
      read: async () => ({ ok: true, value: 'else' }),
      remove: (id) => {
        removed.push(id);
        return store.remove(id);
      },
    });
    await expect(check.run()).rejects.toThrow('what was read is not what was written');
    expect(removed).toHaveLength(1);
  });
});

test('the database check writes ahead, copies and reads back', async () => {
  const folder = await createTempFolder('smoke');
  expect(await databaseCheck(folder.path).run()).toMatch(/^SQLite 3\.\d+\.\d+, WAL, VACUUM INTO$/);
  await folder.remove();
});

test('the certificates check counts the roots of this computer', () => {
  expect(certificatesCheck.run()).toMatch(/^\d+ system roots$/);
});
