import { useState } from 'react';
import type { SignInOffer } from '../../electron/api/contract.ts';
import type { Prepare } from '../rungs/use-attempt.ts';
import type { Way } from './offer-words.ts';
import { type Registering, useRegistering } from './use-registering.ts';

interface Situation {
  /** What the provider offers; `null` where it offers nothing, and until that is known. */
  readonly found: SignInOffer | null;
  /** The way to begin with, where there are two. */
  readonly first: Way;
  /** How the last try ended, where that is about the client id. */
  readonly end: { readonly kind: string; readonly transient?: boolean } | null;
  /** Whether the provider refuses the client id that is set. */
  readonly isClientRefused?: boolean;
}

/** The two ways to bind a mailbox, and what the one over the provider’s page needs first. */
export interface SignInWay {
  readonly offer: SignInOffer | null;
  readonly way: Way;
  readonly choose: (way: Way) => void;
  /** Whether a client id is asked for: it must be typed, may be, or nobody speaks of it. */
  readonly asksForClient: 'must' | 'may' | 'no';
  readonly registering: Registering;
  /** What comes before the sign-in: keeping the client id, where one was typed or must be. Absent where nothing does. */
  readonly prepare: Prepare | undefined;
}

export function useSignInWay({ found, first, end, isClientRefused = false }: Situation): SignInWay {
  const [chosen, choose] = useState<Way | null>(null);
  const [kept, setKept] = useState<SignInOffer | null>(null);
  const registering = useRegistering();
  const offer =
    kept !== null && kept.issuer === found?.issuer ? { ...found, clientIdFrom: kept.clientIdFrom } : found;
  const way = offer === null ? 'secret' : (chosen ?? first);
  const asksForClient =
    offer === null || way === 'secret'
      ? 'no'
      : offer.clientIdFrom === null || end?.kind === 'not-registered'
        ? 'must'
        : (isClientRefused && kept === null) || (end?.kind === 'sign-in-failed' && end.transient !== true)
          ? 'may'
          : 'no';
  const isNeeded = asksForClient === 'must';
  const hasFirst = offer !== null && (isNeeded || (asksForClient === 'may' && registering.isTyped));
  const prepare = !hasFirst
    ? undefined
    : async () => {
        const registered = await registering.save(offer.guide, isNeeded);
        if (registered !== null) setKept(registered);
        return registered !== null;
      };
  return { offer, way, choose, asksForClient, registering, prepare };
}
