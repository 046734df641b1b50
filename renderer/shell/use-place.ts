import { useMemo, useSyncExternalStore } from 'react';
import { hashOf, type Place, placeOf } from './place.ts';

export type Go = (place: Place) => void;

/** Where the user is, kept in the page's address so that “back” works and a link can lead anywhere. */
export function usePlace(): Place {
  const hash = useSyncExternalStore(followHash, () => window.location.hash);
  return useMemo(() => placeOf(hash), [hash]);
}

/** Leads to a place. */
export const go: Go = (place) => goToHash(hashOf(place));

/** Leads where such an end of the page's address means. */
export function goToHash(hash: string): void {
  window.location.hash = hash;
}

function followHash(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
