import { useEffect, useState } from 'react';
import type { DiscoverResult, FieldProblem, ProviderDetails } from '../../electron/api/contract.ts';
import { useSettled } from '../fields/use-settled.ts';
import { useApi } from '../shell/bridge.ts';

export type Found = Extract<DiscoverResult, { readonly kind: 'found' }>;

/** What is known about the typed address. */
export type Discovery =
  /** Not an address yet. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'looking' }
  /** `details` is `null` where the program knows no more of the provider. */
  | { readonly kind: 'found'; readonly found: Found; readonly details: ProviderDetails | null }
  | { readonly kind: 'invalid'; readonly problems: readonly FieldProblem[] }
  /** Nobody could be asked; the sentence says why. */
  | { readonly kind: 'failed'; readonly sentence: string };

/** How long a pause in typing is, in milliseconds. */
const PAUSE_MS = 400;

/** Looks for provider and servers once the typing pauses. What comes late for another address is dropped. */
export function useDiscovery(typed: string): Discovery {
  const api = useApi();
  const address = typed.trim();
  const settled = useSettled(address, PAUSE_MS);
  const [answer, setAnswer] = useState<{ readonly address: string; readonly discovery: Discovery } | null>(
    null,
  );
  useEffect(() => {
    if (!looksWhole(settled)) return undefined;
    let isWanted = true;
    const answerWith = (discovery: Discovery) => {
      if (isWanted) setAnswer({ address: settled, discovery });
    };
    const look = async (): Promise<Discovery> => {
      const result = await api.discoverServers(settled);
      if (result.kind === 'invalid') return result;
      const details = await api.showProvider(result.provider);
      return { kind: 'found', found: result, details };
    };
    look().then(answerWith, (error: unknown) =>
      answerWith({ kind: 'failed', sentence: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [api, settled]);
  if (!looksWhole(address)) return { kind: 'waiting' };
  return answer !== null && answer.address === address ? answer.discovery : { kind: 'looking' };
}

/** Whether it is worth asking: something, an @, and a domain with a dot in it. */
function looksWhole(address: string): boolean {
  return /^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$/.test(address);
}
