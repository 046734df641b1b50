import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CredentialStore, KEYCHAIN_PROBLEMS } from '../../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../../electron/credentials/memory-store.ts';
import { MAX_SECRET_BYTES } from '../../../electron/credentials/replace-secret.ts';
import type { MailGrant } from '../../../electron/oauth/mail-grant.ts';
import { createRefreshTokenStore } from '../../../electron/oauth/refresh-token-store.ts';
import { failingKeychain } from '../../support/failing-keychain.ts';

const ID = 'secret-1';

function grant(refreshToken: string): MailGrant {
  return {
    providerId: 'microsoft',
    clientId: '11111111-2222-3333-4444-555555555555',
    clientSecret: null,
    tenant: null,
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All',
    refreshToken,
  };
}
const short = grant('short');
const long = (letter: string, length = 6_000) => grant(letter.repeat(length));

/** A keychain that takes no longer entry than Windows does, and stops for good after so many calls. */
function keychain(entries: Map<string, string>, callsLeft = Number.POSITIVE_INFINITY): CredentialStore {
  let left = callsLeft;
  const call = <T>(work: () => T) => {
    left -= 1;
    if (left < 0) throw new Error('killed');
    return { ok: true, value: work() } as const;
  };
  return {
    read: async (id) => call(() => entries.get(id) ?? null),
    write: async (id, secret) =>
      call(() => {
        expect(Buffer.byteLength(secret)).toBeLessThanOrEqual(MAX_SECRET_BYTES);
        entries.set(id, secret);
      }),
    remove: async (id) => call(() => void entries.delete(id)),
  };
}

describe('a grant', () => {
  test('is read as it was written, in one entry where it fits and in several where not', async () => {
    const entries = new Map<string, string>();
    const store = createRefreshTokenStore(keychain(entries));
    for (const [one, count] of [
      [short, 1],
      [long('x'), 4],
      [long('y', 9_000), 5],
      [short, 1],
    ] as const) {
      expect(await store.write(ID, one)).toEqual({ kind: 'written' });
      expect(await store.read(ID)).toEqual({ kind: 'found', grant: one });
      expect(entries.size).toBe(count);
    }
  });

  test('may hold any characters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 1_200 }), async (token) => {
        const store = createRefreshTokenStore(keychain(new Map()));
        await store.write(ID, grant(token));
        expect(await store.read(ID)).toEqual({ kind: 'found', grant: grant(token) });
      }),
      { numRuns: 20 },
    );
  }, 30_000);

  test('is replaced where there is one, and does not come back where there is none any more', async () => {
    const entries = new Map<string, string>();
    const store = createRefreshTokenStore(keychain(entries));
    expect(await store.replace(ID, long('x'))).toEqual({ kind: 'none' });
    expect(entries.size).toBe(0);
    await store.write(ID, short);
    expect(await store.replace(ID, long('x'))).toEqual({ kind: 'written' });
    expect(await store.read(ID)).toEqual({ kind: 'found', grant: long('x') });
    const locked = createRefreshTokenStore(failingKeychain(keychain(entries), ['read']));
    expect(await locked.replace(ID, short)).toMatchObject({ kind: 'keychain', problem: 'locked' });
  });

  test('is gone with all its parts when it is removed, and removing nothing is a success', async () => {
    const entries = new Map<string, string>([['another', 'secret']]);
    const store = createRefreshTokenStore(keychain(entries));
    await store.write(ID, long('x'));
    expect(await store.remove(ID)).toEqual({ ok: true, value: undefined });
    expect(await store.remove(ID)).toEqual({ ok: true, value: undefined });
    expect([...entries.keys()]).toEqual(['another']);
    expect(await store.read(ID)).toEqual({ kind: 'none' });
  });

  test('that is longer than the parts may be is not written', async () => {
    const entries = new Map<string, string>();
    const store = createRefreshTokenStore(keychain(entries));
    expect(await store.write(ID, long('x', 40_000))).toMatchObject({ kind: 'too-long', limitBytes: 30_720 });
    expect(entries.size).toBe(0);
  });
});

describe('a program that is killed while it writes', () => {
  const CASES = [
    [short, long('n')],
    [long('o'), long('n')],
    [long('o', 12_000), long('n')],
    [long('o'), long('n', 12_000)],
    [long('o'), grant('new')],
  ] as const;

  test.each(CASES.map(([before, after], index) => ({ index, before, after })))(
    'leaves the old one or the new one, whole ($index)',
    async ({ before, after }) => {
      for (let calls = 0; ; calls += 1) {
        const entries = new Map<string, string>();
        await createRefreshTokenStore(keychain(entries)).write(ID, before);
        const written = await createRefreshTokenStore(keychain(entries, calls))
          .write(ID, after)
          .catch(() => 'killed');
        const now = createRefreshTokenStore(keychain(entries));
        const found = await now.read(ID);
        expect([before, after]).toContainEqual(found.kind === 'found' ? found.grant : found);
        if (written !== 'killed') {
          expect(found).toEqual({ kind: 'found', grant: after });
          break;
        }
        // And whatever lies about does no harm to the next write, and goes with the mailbox.
        await now.write(ID, long('z'));
        expect(await now.read(ID)).toEqual({ kind: 'found', grant: long('z') });
        await now.remove(ID);
        expect([...entries.keys()]).toEqual([]);
      }
    },
  );
});

describe('what is there but no grant', () => {
  test('is never taken for one: a password, a missing part, a changed part', async () => {
    expect(await createRefreshTokenStore(createMemoryStore({ [ID]: 'password' })).read(ID)).toEqual({
      kind: 'unreadable',
    });
    for (const spoil of [
      (entries: Map<string, string>) => entries.delete(`${ID}.a1`),
      (entries: Map<string, string>) => entries.set(`${ID}.a2`, 'x'),
    ]) {
      const entries = new Map<string, string>();
      const store = createRefreshTokenStore(keychain(entries));
      await store.write(ID, long('x'));
      spoil(entries);
      expect(await store.read(ID)).toEqual({ kind: 'unreadable' });
    }
  });

  test('is looked at again where another process is just replacing it', async () => {
    const entries = new Map<string, string>();
    const inner = keychain(entries);
    await createRefreshTokenStore(inner).write(ID, long('o'));
    let reads = 0;
    const busy: CredentialStore = {
      ...inner,
      read: async (id) => {
        reads += 1;
        if (reads === 3) await createRefreshTokenStore(inner).write(ID, long('n'));
        return inner.read(id);
      },
    };
    expect(await createRefreshTokenStore(busy).read(ID)).toEqual({ kind: 'found', grant: long('n') });
  });
});

describe('a keychain that does not answer', () => {
  test.each(KEYCHAIN_PROBLEMS)('says so: %s', async (problem) => {
    const inner = createMemoryStore();
    await createRefreshTokenStore(inner).write(ID, long('o'));
    for (const calls of [['read'], ['write'], ['read', 'write', 'remove']] as const) {
      const store = createRefreshTokenStore(failingKeychain(inner, calls, problem));
      expect(await store.write(ID, long('n'))).toMatchObject({ kind: 'keychain', problem });
    }
    const mute = createRefreshTokenStore(failingKeychain(inner, ['read', 'remove'], problem));
    expect(await mute.read(ID)).toMatchObject({ kind: 'keychain', problem });
    expect(await mute.remove(ID)).toMatchObject({ ok: false, problem });
    expect(await createRefreshTokenStore(inner).read(ID)).toEqual({ kind: 'found', grant: long('o') });
  });

  test('that gives back something else has written nothing that counts', async () => {
    const inner = createMemoryStore();
    await createRefreshTokenStore(inner).write(ID, long('o'));
    const cutting: CredentialStore = {
      ...inner,
      write: (id, secret) => inner.write(id, secret.slice(0, 1_000)),
    };
    expect(await createRefreshTokenStore(cutting).write(ID, long('n'))).toEqual({
      kind: 'read-back-differs',
    });
    expect(await createRefreshTokenStore(inner).read(ID)).toEqual({ kind: 'found', grant: long('o') });
  });
});
