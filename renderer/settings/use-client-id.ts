import { useEffect, useState } from 'react';
import type {
  FieldProblem,
  RegisterClientRequest,
  SignInIssuer,
  SignInOffer,
} from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';

/** How this program is registered at one provider, and how to change that. */
export interface ClientIdSetting {
  /** `null` until it is read. */
  readonly offer: SignInOffer | null;
  readonly register: (request: Omit<RegisterClientRequest, 'issuer'>) => Promise<Registered>;
}

/** What became of it. */
export type Registered =
  /** `offer` is what is in force now. */
  | { readonly kind: 'registered'; readonly offer: SignInOffer }
  /** Nothing was changed. What no field can say stands with the field `other`. */
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] };

/** A provider that signs in so: what it offers tells where the client id comes from. */
const PROVIDERS: Readonly<Record<SignInIssuer, string>> = { microsoft: 'outlook', google: 'gmail' };

export function useClientId(issuer: SignInIssuer): ClientIdSetting {
  const api = useApi();
  const [offer, setOffer] = useState<SignInOffer | null>(null);
  useEffect(() => {
    let isOpen = true;
    api.showProvider(PROVIDERS[issuer]).then(
      (details) => isOpen && setOffer(details?.signIn ?? null),
      // A lost connection has its own banner.
      () => undefined,
    );
    return () => {
      isOpen = false;
    };
  }, [api, issuer]);
  const register: ClientIdSetting['register'] = async (request) => {
    try {
      const result = await api.registerClient({ issuer, ...request });
      switch (result.kind) {
        case 'registered':
          setOffer(result.offer);
          return result;
        case 'invalid':
          return { kind: 'refused', problems: result.problems };
        case 'obstacle':
          return refused(`${result.obstacle.title}. ${result.obstacle.sentence}`);
      }
    } catch (error) {
      return refused(error instanceof Error ? error.message : String(error));
    }
  };
  return { offer, register };
}

function refused(sentence: string): Registered {
  return { kind: 'refused', problems: [{ field: 'other', sentence }] };
}
