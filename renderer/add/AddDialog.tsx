import { useState } from 'react';
import { ActionDialog } from '../look/ActionDialog.tsx';
import { AddedNote } from './AddedNote.tsx';
import { AddForm } from './AddForm.tsx';
import { spokenEnd } from './spoken.ts';
import { useAdding } from './use-adding.ts';

interface AddDialogProps {
  readonly onClose: () => void;
  readonly onAdded: (address: string) => void;
  readonly onImport: () => void;
}

/** Adds one mailbox: from its address to the moment when both servers have accepted its secret. */
export function AddDialog(props: AddDialogProps) {
  const [turn, setTurn] = useState(0);
  return <OneMailbox key={turn} {...props} onAnother={() => setTurn(turn + 1)} />;
}

interface OneMailboxProps extends AddDialogProps {
  readonly onAnother: () => void;
}

function OneMailbox({ onClose, onAdded, onImport, onAnother }: OneMailboxProps) {
  const adding = useAdding();
  const { attempt, end, problems } = adding;
  // Leaving while the servers are asked stops that first, so that one slip loses nothing.
  const close = attempt.phase === 'running' ? attempt.stop : onClose;
  return (
    <ActionDialog title="Add a mailbox" onClose={close}>
      {end?.kind === 'added' ? (
        <AddedNote added={end} onOpen={() => onAdded(end.report.address)} onAnother={onAnother} />
      ) : (
        <AddForm adding={adding} onClose={close} onImport={onImport} />
      )}
      <p className="hidden-words" role="status">
        {spokenEnd(end, problems)}
      </p>
    </ActionDialog>
  );
}
