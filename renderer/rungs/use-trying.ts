import { useState } from 'react';
import type { FieldProblem, SignInHooks } from '../../electron/api/contract.ts';
import { type Attempt, type Prepare, useAttempt } from './use-attempt.ts';

/** How the last try ended. In all but what was tried for, everything is as it was. */
export type TryEnd<Result extends { readonly kind: string }> =
  | Exclude<Result, { readonly kind: 'invalid' }>
  | { readonly kind: 'stopped' }
  /** The program itself could not answer. */
  | { readonly kind: 'fault'; readonly sentence: string };

/** What a form shows of the tries it makes. */
export interface Tried<Result extends { readonly kind: string }> {
  readonly attempt: Attempt;
  /** `null` until one was tried, and while one is under way. */
  readonly end: TryEnd<Result> | null;
  readonly problems: readonly FieldProblem[];
}

interface Trying<Result extends { readonly kind: string }> {
  readonly tried: Tried<Result>;
  /**
   * Tries it, unless `before` says what is wrong or `prepare` comes to nothing; resolves once it is over. Asks nobody while
   * another is under way. What the last one came to stays to be seen until it is prepared.
   */
  readonly begin: (
    ask: (hooks: SignInHooks) => Promise<Result>,
    before?: readonly FieldProblem[],
    prepare?: Prepare,
  ) => Promise<void>;
  /** Forgets how the last one ended: something else is tried next. */
  readonly forget: () => void;
}

interface Invalid {
  readonly kind: 'invalid';
  readonly problems: readonly FieldProblem[];
}

/** One try at a time at what `wanted` is the good end of: that counts even where it was to be stopped. */
export function useTrying<Result extends { readonly kind: string }>(wanted: Result['kind']): Trying<Result> {
  const attempt = useAttempt();
  const [end, setEnd] = useState<TryEnd<Result> | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const begin: Trying<Result>['begin'] = async (ask, before = [], prepare) => {
    setProblems(before);
    if (before.length > 0) return;
    if (prepare === undefined) setEnd(null);
    const asked = (hooks: SignInHooks) => {
      setEnd(null);
      return ask(hooks);
    };
    const ended = await attempt.run(asked, prepare);
    if (ended === null) return;
    if (ended.kind !== 'answered') return setEnd(ended);
    const { answer, isCancelled } = ended;
    if (isCancelled && answer.kind !== wanted) return setEnd({ kind: 'stopped' });
    if (isInvalid(answer)) return setProblems(answer.problems);
    setEnd(answer as TryEnd<Result>);
  };
  const forget = () => {
    setEnd(null);
    setProblems([]);
  };
  return { tried: { attempt, end, problems }, begin, forget };
}

function isInvalid(answer: { readonly kind: string }): answer is Invalid {
  return answer.kind === 'invalid';
}
