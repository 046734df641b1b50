import { useState } from 'react';
import type { FieldProblem, RebindResult } from '../../electron/api/contract.ts';
import { type Attempt, useAttempt } from '../rungs/use-attempt.ts';
import { useApi } from '../shell/bridge.ts';

/** How the last try ended. In all but `rebound`, the old secret is kept. */
export type RebindEnd =
  | Exclude<RebindResult, { readonly kind: 'invalid' }>
  | { readonly kind: 'stopped' }
  /** The program itself could not answer. */
  | { readonly kind: 'fault'; readonly sentence: string };

export interface Rebinding {
  readonly attempt: Attempt;
  /** `null` until one was tried, and while one is under way. */
  readonly end: RebindEnd | null;
  readonly problems: readonly FieldProblem[];
  /** Tries it; resolves once it is over. Does nothing while another try is under way. */
  readonly submit: (secret: string, secretName: string) => Promise<void>;
}

/** Giving a mailbox another secret: one try at a time. */
export function useRebinding(address: string): Rebinding {
  const api = useApi();
  const attempt = useAttempt();
  const [end, setEnd] = useState<RebindEnd | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const submit = async (secret: string, secretName: string) => {
    if (attempt.phase !== 'idle') return;
    if (secret.trim() === '') {
      return setProblems([{ field: 'password', sentence: `Paste the ${secretName} here.` }]);
    }
    setProblems([]);
    setEnd(null);
    const ended = await attempt.run((hooks) => api.rebindMailbox({ address, secret }, hooks));
    if (ended === null) return;
    if (ended.kind === 'fault') return setEnd(ended);
    const { answer, isCancelled } = ended;
    if (isCancelled && answer.kind !== 'rebound') return setEnd({ kind: 'stopped' });
    if (answer.kind === 'invalid') return setProblems(answer.problems);
    setEnd(answer);
  };
  return { attempt, end, problems, submit };
}
