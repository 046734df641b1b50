import { useEffect } from 'react';
import type { MailboxDetails } from '../../electron/api/contract.ts';
import { ActionDialog } from '../look/ActionDialog.tsx';
import { EditForm } from './EditForm.tsx';
import { useEditing } from './use-editing.ts';

interface EditDialogProps {
  readonly mailbox: MailboxDetails;
  readonly onClose: () => void;
}

/** Changes how a mailbox is reached and filed. It closes once that is in force. */
export function EditDialog({ mailbox, onClose }: EditDialogProps) {
  const editing = useEditing();
  const { attempt, end } = editing;
  const isDone = end?.kind === 'edited';
  // What the servers said is on the mailbox's own page.
  useEffect(() => {
    if (isDone) onClose();
  }, [isDone, onClose]);
  return (
    <ActionDialog
      title={`Edit ${mailbox.address}`}
      onClose={attempt.phase === 'running' ? attempt.stop : onClose}
    >
      <EditForm mailbox={mailbox} editing={editing} onClose={onClose} />
    </ActionDialog>
  );
}
