import type { CredentialStore } from './credential-store.ts';

/** Keeps secrets for as long as the process lives: for the demo and for tests. */
export function createMemoryStore(secrets: Readonly<Record<string, string>> = {}): CredentialStore {
  const kept = new Map(Object.entries(secrets));
  return {
    read: async (secretId) => ({ ok: true, value: kept.get(secretId) ?? null }),
    write: async (secretId, secret) => {
      kept.set(secretId, secret);
      return { ok: true, value: undefined };
    },
    remove: async (secretId) => {
      kept.delete(secretId);
      return { ok: true, value: undefined };
    },
  };
}
