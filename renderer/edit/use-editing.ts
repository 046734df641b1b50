import { useState } from 'react';
import type { EditRequest, EditResult, FieldProblem, SendLimits } from '../../electron/api/contract.ts';
import { type Attempt, useAttempt } from '../rungs/use-attempt.ts';
import { useApi } from '../shell/bridge.ts';

/** How the last try ended. In all but `edited`, nothing is changed. */
export type EditEnd =
  | Exclude<EditResult, { readonly kind: 'invalid' }>
  | { readonly kind: 'stopped' }
  /** The program itself could not answer. */
  | { readonly kind: 'fault'; readonly sentence: string };

export interface Editing {
  readonly attempt: Attempt;
  readonly end: EditEnd | null;
  readonly problems: readonly FieldProblem[];
  /** Does both, the limits once the rest is in force; `null` is what stays. */
  readonly save: (address: string, edit: EditRequest | null, limits: SendLimits | null) => Promise<void>;
}

const UNCHANGED: EditResult = { kind: 'edited', report: null };

/** Changing a mailbox: one try at a time. */
export function useEditing(): Editing {
  const api = useApi();
  const attempt = useAttempt();
  const [end, setEnd] = useState<EditEnd | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const save: Editing['save'] = async (address, edit, limits) => {
    if (attempt.phase !== 'idle') return;
    setProblems([]);
    setEnd(null);
    const ended = await attempt.run(async (hooks): Promise<EditResult> => {
      const edited = edit === null ? UNCHANGED : await api.editMailbox(edit, hooks);
      if (edited.kind !== 'edited' || limits === null) return edited;
      return (await api.setSendLimits(address, limits)) ? edited : { kind: 'missing', address };
    });
    if (ended === null) return;
    if (ended.kind === 'fault') return setEnd(ended);
    const { answer, isCancelled } = ended;
    if (isCancelled && answer.kind !== 'edited') return setEnd({ kind: 'stopped' });
    if (answer.kind === 'invalid') return setProblems(answer.problems);
    setEnd(answer);
  };
  return { attempt, end, problems, save };
}
