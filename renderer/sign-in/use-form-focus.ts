import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Way } from './offer-words.ts';

interface FormState {
  readonly way: Way;
  readonly isRunning: boolean;
  /** How the last try ended; `null` until one did. */
  readonly end: { readonly kind: string } | null;
  /** Whether it begins there, too. */
  readonly takesAtOnce?: boolean;
}

interface FormFocus {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly secret: RefObject<HTMLInputElement | null>;
  /** Puts the focus on what goes on with the way that was just chosen. */
  readonly take: () => void;
}

/**
 * Keeps the focus on what goes on: the field for a secret, or the button that signs in. While a sign-in is under way, the
 * news of it has the focus; where a client id is missing, its field takes it.
 */
export function useFormFocus({ way, isRunning, end, takesAtOnce = false }: FormState): FormFocus {
  const form = useRef<HTMLFormElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  const [taken, setTaken] = useState(takesAtOnce ? 1 : 0);
  const wasTaken = useRef(0);
  const lastWay = useRef(way);
  useEffect(() => {
    const isTaken = taken !== wasTaken.current;
    wasTaken.current = taken;
    // What had the focus may have gone with the other way.
    const isAdrift = way !== lastWay.current && form.current?.contains(document.activeElement) === false;
    lastWay.current = way;
    if (!isTaken && !isAdrift && !isRunning && end === null) return;
    if (way === 'secret') secret.current?.focus({ preventScroll: true });
    else if (!isRunning && end?.kind !== 'not-registered')
      form.current?.querySelector<HTMLElement>('[type=submit]')?.focus({ preventScroll: true });
  }, [way, isRunning, end, taken]);
  return { form, secret, take: () => setTaken((times) => times + 1) };
}
