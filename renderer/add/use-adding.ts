import type { AddResult } from '../../electron/api/contract.ts';
import { type Tried, type TryEnd, useTrying } from '../rungs/use-trying.ts';
import { useApi } from '../shell/bridge.ts';
import { type AddDraft, addRequest, problemsBefore } from './add-draft.ts';

export type AddEnd = TryEnd<AddResult>;

export interface Adding extends Tried<AddResult> {
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
  const { tried, begin } = useTrying<AddResult>('added');
  const submit = ({ address, secret, secretName, draft }: Typed) =>
    begin(
      (hooks) => api.addMailbox(addRequest(address, secret, draft), hooks),
      problemsBefore(address, secret, secretName, draft),
    );
  return { ...tried, submit };
}
