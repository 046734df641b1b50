import type { AddResult } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { AcceptedForm } from '../rungs/AcceptedForm.tsx';
import { shortcomingOf } from '../rungs/bound-words.ts';

interface AddedNoteProps {
  readonly added: Extract<AddResult, { readonly kind: 'added' }>;
  readonly onOpen: () => void;
  readonly onAnother: () => void;
}

/** It is watched now, and what happens next. */
export function AddedNote({ added, onOpen, onAnother }: AddedNoteProps) {
  const { report, notes } = added;
  const shortcoming = shortcomingOf(report);
  const watched = `${report.address} is watched`;
  return (
    <AcceptedForm
      title={shortcoming === null ? watched : `${watched}, but ${shortcoming}`}
      sentence={
        shortcoming === null
          ? 'From now on it is checked by itself. You hear of it when it stops working, and only then.'
          : 'The sign-in is kept, and the mailbox is checked by itself from now on. What stands in the way is told below.'
      }
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
