import { useState } from 'react';
import type { AddResult, FieldProblem } from '../../electron/api/contract.ts';
import { type Attempt, useAttempt } from '../rungs/use-attempt.ts';
import { useApi } from '../shell/bridge.ts';
import { type AddDraft, addRequest, problemsBefore } from './add-draft.ts';

/** How the last try to add it ended. */
export type AddEnd =
  | Exclude<AddResult, { readonly kind: 'invalid' }>
  | { readonly kind: 'stopped' }
  /** The program itself could not answer. */
  | { readonly kind: 'fault'; readonly sentence: string };

export interface Adding {
  readonly attempt: Attempt;
  /** `null` until one was tried, and while one is under way. */
  readonly end: AddEnd | null;
  readonly problems: readonly FieldProblem[];
  /** Tries it; resolves once it is over. Does nothing while another try is under way. */
  readonly submit: (typed: Typed) => Promise<void>;
}

interface Typed {
  readonly address: string;
  readonly secret: string;
  readonly secretName: string;
  readonly draft: AddDraft;
}

/** Adding a mailbox: one try at a time. */
export function useAdding(): Adding {
  const api = useApi();
  const attempt = useAttempt();
  const [end, setEnd] = useState<AddEnd | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const submit = async ({ address, secret, secretName, draft }: Typed) => {
    if (attempt.phase !== 'idle') return;
    const before = problemsBefore(address, secret, secretName, draft);
    setProblems(before);
    if (before.length > 0) return;
    setEnd(null);
    const ended = await attempt.run((hooks) => api.addMailbox(addRequest(address, secret, draft), hooks));
    if (ended === null) return;
    if (ended.kind === 'fault') return setEnd(ended);
    const { answer, isCancelled } = ended;
    if (isCancelled && answer.kind !== 'added') return setEnd({ kind: 'stopped' });
    if (answer.kind === 'invalid') return setProblems(answer.problems);
    setEnd(answer);
  };
  return { attempt, end, problems, submit };
}
