import type { EditRequest, EditResult, SendLimits } from '../../electron/api/contract.ts';
import { type Tried, type TryEnd, useTrying } from '../rungs/use-trying.ts';
import { useApi } from '../shell/bridge.ts';

export type EditEnd = TryEnd<EditResult>;

export interface Editing extends Tried<EditResult> {
  /** Does both, the limits once the rest is in force; `null` is what stays. */
  readonly save: (address: string, edit: EditRequest | null, limits: SendLimits | null) => Promise<void>;
}

const UNCHANGED: EditResult = { kind: 'edited', report: null };

/** Changing a mailbox: one try at a time. */
export function useEditing(): Editing {
  const api = useApi();
  const { tried, begin } = useTrying<EditResult>('edited');
  const save: Editing['save'] = (address, edit, limits) =>
    begin(async (hooks) => {
      const edited = edit === null ? UNCHANGED : await api.editMailbox(edit, hooks);
      if (edited.kind !== 'edited' || limits === null) return edited;
      return (await api.setSendLimits(address, limits)) ? edited : { kind: 'missing', address };
    });
  return { ...tried, save };
}
