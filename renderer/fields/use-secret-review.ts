import { useEffect, useState } from 'react';
import type { SecretReview } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';
import { useSettled } from './use-settled.ts';

const PAUSE_MS = 250;
const NOTHING: SecretReview = { notes: [], warning: null };

/** What to say about the secret, a moment after it was typed or pasted. */
export function useSecretReview(address: string, secret: string): SecretReview {
  const api = useApi();
  const settled = useSettled(secret, PAUSE_MS);
  const [review, setReview] = useState(NOTHING);
  useEffect(() => {
    let isWanted = true;
    const say = (next: SecretReview) => {
      if (isWanted) setReview(next);
    };
    if (settled === '' || address === '') say(NOTHING);
    // It only helps: without it, the servers tell.
    else api.reviewSecret({ address, secret: settled }).then(say, () => say(NOTHING));
    return () => {
      isWanted = false;
    };
  }, [api, address, settled]);
  return secret === '' ? NOTHING : review;
}
