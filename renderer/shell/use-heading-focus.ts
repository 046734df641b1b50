import { useEffect, useRef } from 'react';
import type { Place } from './place.ts';

/** Puts the focus on the heading of the view that was gone to, so that it is read from its beginning. */
export function useHeadingFocus(place: Place, view: HTMLElement | null): void {
  const isFirst = useRef(true);
  useEffect(() => {
    // A window that opens keeps the focus where the system put it; a form takes it for itself.
    if (!isFirst.current && place.name !== 'add' && place.name !== 'rebind') {
      view?.scrollTo(0, 0);
      view?.querySelector('h1')?.focus({ preventScroll: true });
    }
    isFirst.current = view === null;
  }, [place, view]);
}
