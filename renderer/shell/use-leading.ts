import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Hold } from './holding.ts';
import { type Place, placeOf } from './place.ts';
import { goToHash } from './use-place.ts';
import type { Waiting } from './waiting.ts';
import { isSamePlace, leadOf } from './waiting-words.ts';

/** How the program leads the user through the window. */
export interface Leading {
  /** Where the program wants the user to look. */
  readonly lead: (hash: string) => void;
  readonly hold: Hold;
  readonly waiting: Waiting | null;
}

/** Follows the program at once, but out of no form that holds something: what it wants then waits. */
export function useLeading(place: Place): Leading {
  const held = useRef(0);
  const [isHeld, setIsHeld] = useState(false);
  const here = useRef(place);
  const [hash, setHash] = useState<string | null>(null);
  useEffect(() => {
    here.current = place;
    // Whoever went there by themselves is waited for no more.
    setHash((before) => (before !== null && isSamePlace(place, placeOf(before)) ? null : before));
  }, [place]);
  const hold = useCallback<Hold>(() => {
    held.current += 1;
    setIsHeld(true);
    return () => {
      held.current -= 1;
      setIsHeld(held.current > 0);
    };
  }, []);
  const lead = useCallback((wanted: string) => {
    const next = leadOf(here.current, placeOf(wanted), held.current > 0);
    if (next === 'go') goToHash(wanted);
    if (next === 'wait') setHash(wanted);
  }, []);
  const waiting = useMemo(
    () =>
      hash === null
        ? null
        : {
            hash,
            isHeld,
            go: () => {
              setHash(null);
              goToHash(hash);
            },
            dismiss: () => setHash(null),
          },
    [hash, isHeld],
  );
  return { lead, hold, waiting };
}
