import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CredentialStore } from '../../electron/credentials/credential-store.ts';
import type { MailGrant } from '../../electron/oauth/mail-grant.ts';
import { createRefreshTokenStore } from '../../electron/oauth/refresh-token-store.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { type KeychainCall, runKeychain } from '../support/run-keychain.ts';

let keyring: Keyring;
beforeAll(async () => {
  keyring = await startKeyring();
});
afterAll(() => keyring.stop());

/** The real keychain, each call in a process of its own, as after a restart. */
function realKeychain(): CredentialStore {
  const call = async (one: KeychainCall) => {
    const { results } = await runKeychain(keyring.env, { calls: [one] });
    const [result] = results;
    if (result === undefined) throw new Error('The keychain gave no answer.');
    return result;
  };
  return {
    async read(secretId) {
      const result = await call({ method: 'read', secretId });
      return result.ok ? { ok: true, value: result.value ?? null } : result;
    },
    async write(secretId, secret) {
      const result = await call({ method: 'write', secretId, secret });
      return result.ok ? { ok: true, value: undefined } : result;
    },
    async remove(secretId) {
      const result = await call({ method: 'remove', secretId });
      return result.ok ? { ok: true, value: undefined } : result;
    },
  };
}

const grant = (refreshToken: string): MailGrant => ({
  providerId: 'microsoft',
  clientId: '11111111-2222-3333-4444-555555555555',
  clientSecret: null,
  tenant: 'consumers',
  scope: null,
  refreshToken,
});

test('a real keyring keeps a sign-in of one entry and of several, and nothing of it afterwards', async () => {
  const keychain = realKeychain();
  const store = createRefreshTokenStore(keychain);
  for (const one of [grant('short'), grant('a'.repeat(4_000)), grant('b'.repeat(6_000))]) {
    expect(await store.write('mailbox', one)).toEqual({ kind: 'written' });
    expect(await store.read('mailbox')).toEqual({ kind: 'found', grant: one });
  }
  expect(await store.remove('mailbox')).toEqual({ ok: true, value: undefined });
  for (const id of ['mailbox', 'mailbox.a0', 'mailbox.a1', 'mailbox.b0', 'mailbox.b1', 'mailbox.b2']) {
    expect(await keychain.read(id), id).toEqual({ ok: true, value: null });
  }
});

test('a keyring that is locked says so, and what is in it is whole when it opens', async () => {
  const store = createRefreshTokenStore(realKeychain());
  await store.write('mailbox', grant('c'.repeat(4_000)));
  await keyring.lock();
  expect(await store.read('mailbox')).toMatchObject({ kind: 'keychain', problem: 'locked' });
  expect(await store.write('mailbox', grant('d'.repeat(4_000)))).toMatchObject({ problem: 'locked' });
  await keyring.unlock();
  expect(await store.read('mailbox')).toEqual({ kind: 'found', grant: grant('c'.repeat(4_000)) });
});
