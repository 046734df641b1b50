import type {
  CredentialStore,
  KeychainProblem,
  KeychainResult,
} from '../../electron/credentials/credential-store.ts';

/** A keychain that answers some calls with a problem and the others as `store` does. */
export function failingKeychain(
  store: CredentialStore,
  calls: readonly (keyof CredentialStore)[],
  problem: KeychainProblem = 'locked',
): CredentialStore {
  const fail = async (): Promise<KeychainResult<never>> => ({
    ok: false,
    problem,
    detail: 'as the test wants',
  });
  return { ...store, ...Object.fromEntries(calls.map((call) => [call, fail])) };
}

/** A store that notes the ids of the entries it keeps, in the order of writing. */
export function listingStore(
  store: CredentialStore,
): CredentialStore & { readonly ids: () => readonly string[] } {
  const ids = new Set<string>();
  return {
    ...store,
    write: (secretId, secret) => {
      ids.add(secretId);
      return store.write(secretId, secret);
    },
    remove: (secretId) => {
      ids.delete(secretId);
      return store.remove(secretId);
    },
    ids: () => [...ids],
  };
}
