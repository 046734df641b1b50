import { randomUUID } from 'node:crypto';
import type { CredentialStore, KeychainResult } from '../../credentials/credential-store.ts';
import { insist, type SmokeCheck } from './smoke-check.ts';

/** A random secret goes in, comes out, and is deleted. `store` has a name of its own: no entry of the user is touched. */
export function keychainCheck(store: CredentialStore): SmokeCheck {
  return {
    name: 'keychain',
    run: async () => {
      const [id, secret] = [`smoke-${randomUUID()}`, randomUUID()];
      valueIn(await store.write(id, secret), 'write');
      try {
        insist(valueIn(await store.read(id), 'read') === secret, 'what was read is not what was written');
      } finally {
        valueIn(await store.remove(id), 'remove');
      }
      insist(valueIn(await store.read(id), 'read again') === null, 'the entry was not deleted');
      return 'written, read, deleted';
    },
  };
}

function valueIn<T>(answer: KeychainResult<T>, step: string): T {
  insist(answer.ok, answer.ok ? '' : `${step}: ${answer.problem}`);
  return answer.value;
}
