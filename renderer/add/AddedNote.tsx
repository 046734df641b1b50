import type { AddResult } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { AcceptedForm } from '../rungs/AcceptedForm.tsx';

interface AddedNoteProps {
  readonly added: Extract<AddResult, { readonly kind: 'added' }>;
  readonly onOpen: () => void;
  readonly onAnother: () => void;
}

/** It is watched now, and what happens next. */
export function AddedNote({ added, onOpen, onAnother }: AddedNoteProps) {
  const { report, notes } = added;
  return (
    <AcceptedForm
      title={`${report.address} is watched`}
      sentence="From now on it is checked by itself. You hear of it when it stops working, and only then."
      report={report}
      notes={notes}
      heading="What the servers said"
      next="Open the mailbox"
      onNext={onOpen}
    >
      <Action onPress={onAnother}>Add another</Action>
    </AcceptedForm>
  );
}
