import { useEffect, useState } from 'react';
import type { RegisterClientRequest, SignInIssuer, SignInOffer } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';

/** How this program is registered at one provider, and how to change that. */
export interface ClientIdSetting {
  /** `null` until it is read. */
  readonly offer: SignInOffer | null;
  /** Resolves with `null`, or with the sentence of a refusal. */
  readonly register: (request: Omit<RegisterClientRequest, 'issuer'>) => Promise<string | null>;
}

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
      if (result.kind === 'invalid') return result.problems.map(({ sentence }) => sentence).join(' ');
      if (result.kind === 'obstacle') return `${result.obstacle.title}. ${result.obstacle.sentence}`;
      setOffer(result.offer);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  return { offer, register };
}
