import type { ApiParts } from './api-parts.ts';
import type { Api } from './contract.ts';

/** Signing in at a provider's own page, for a mailbox that is added or bound anew. */
export function signInHandlers(
  _parts: ApiParts,
): Pick<Api, 'addBySignIn' | 'rebindBySignIn' | 'registerClient'> {
  return {
    addBySignIn: async () => ({ kind: 'cancelled' }),
    rebindBySignIn: async () => ({ kind: 'cancelled' }),
    registerClient: async () => {
      throw new Error('Not yet');
    },
  };
}
