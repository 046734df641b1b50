import type { AddResult, SignInEnd } from '../../electron/api/contract.ts';
import type { Prepare } from '../rungs/use-attempt.ts';
import { type Tried, type TryEnd, useTrying } from '../rungs/use-trying.ts';
import { useApi } from '../shell/bridge.ts';
import { type AddDraft, mailboxInput, problemsBefore } from './add-draft.ts';

type Answer = AddResult | SignInEnd;

export type AddEnd = TryEnd<Answer>;

export interface Adding extends Tried<Answer> {
  readonly submit: (typed: Typed) => Promise<void>;
  /** Over the provider’s own page, once that is prepared. */
  readonly signIn: (typed: Pick<Typed, 'address' | 'draft'>, prepare: Prepare | undefined) => Promise<void>;
  /** Forgets how the last try ended. */
  readonly forget: () => void;
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
  const { tried, begin, forget } = useTrying<Answer>('added');
  const submit = ({ address, secret, secretName, draft }: Typed) =>
    begin(
      (hooks) => api.addMailbox({ mailbox: mailboxInput(address, draft), secret }, hooks),
      problemsBefore(address, { secret, name: secretName }, draft),
    );
  const signIn: Adding['signIn'] = ({ address, draft }, prepare) =>
    begin(
      (hooks) => api.addBySignIn({ mailbox: mailboxInput(address, draft), by: 'browser' }, hooks),
      problemsBefore(address, null, draft),
      prepare,
    );
  return { ...tried, submit, signIn, forget };
}
