import { type RefObject, useEffect, useRef, useState } from 'react';
import type { FieldProblem } from '../../electron/api/contract.ts';
import type { Way } from './offer-words.ts';

interface FormState {
  readonly way: Way;
  readonly isRunning: boolean;
  /** How the last try ended; `null` until one did. */
  readonly end: { readonly kind: string } | null;
  /** What was found wrong with what was typed; a new list is news. */
  readonly problems: readonly FieldProblem[];
  /** The same of a client id. */
  readonly clientProblems: readonly FieldProblem[];
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
 * Keeps the focus on what goes on: the first field that something is wrong with, the field for a secret, or the button that
 * signs in. While a sign-in is under way, the news of it has the focus; where a client id is missing, its field takes it.
 */
export function useFormFocus(state: FormState): FormFocus {
  const { way, isRunning, end, problems, clientProblems, takesAtOnce = false } = state;
  const form = useRef<HTMLFormElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  const [taken, setTaken] = useState(takesAtOnce ? 1 : 0);
  const wasTaken = useRef(0);
  const lastWay = useRef(way);
  const told = useRef({ problems, clientProblems });
  useEffect(() => {
    const isTaken = taken !== wasTaken.current;
    wasTaken.current = taken;
    // What had the focus may have gone with the other way.
    const isAdrift = way !== lastWay.current && form.current?.contains(document.activeElement) === false;
    lastWay.current = way;
    const isNews =
      (problems.length > 0 && problems !== told.current.problems) ||
      (clientProblems.length > 0 && clientProblems !== told.current.clientProblems);
    // What is found while it runs is told once it is over.
    if (isNews && isRunning) return;
    told.current = { problems, clientProblems };
    if (isNews && focusInvalid(form.current)) return;
    if (!isTaken && !isAdrift && !isNews && !isRunning && end === null) return;
    if (way === 'secret') secret.current?.focus({ preventScroll: true });
    else if (!isRunning && end?.kind !== 'not-registered')
      form.current?.querySelector<HTMLElement>('[type=submit]')?.focus({ preventScroll: true });
  }, [way, isRunning, end, taken, problems, clientProblems]);
  return { form, secret, take: () => setTaken((times) => times + 1) };
}

/** Puts the focus on the first field that something is wrong with, unfolding what it is in; `false` where there is none. */
function focusInvalid(form: HTMLFormElement | null): boolean {
  const field = form?.querySelector<HTMLElement>('[aria-invalid=true]') ?? null;
  const fold = field?.closest('details') ?? null;
  if (fold !== null) fold.open = true;
  field?.focus();
  return field !== null;
}
