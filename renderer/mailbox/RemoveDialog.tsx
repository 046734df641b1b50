import { useState } from 'react';
import type { MailboxDetails, Obstacle, RemoveResult, SignInOffer } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { ActionDialog } from '../look/ActionDialog.tsx';
import { StepList } from '../look/StepList.tsx';
import { useNotify } from '../shell/notice.ts';
import { permissionNotice, removalWords } from './removal-words.ts';

interface RemoveDialogProps {
  readonly address: string;
  readonly signInMethod: MailboxDetails['signInMethod'];
  /** The sign-in of its provider; `null` where there is none, and until that is known. */
  readonly offer: SignInOffer | null;
  readonly remove: () => Promise<RemoveResult>;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Asks before a mailbox goes for good, and says what stayed behind: in the keychain, and at the provider. */
export function RemoveDialog(props: RemoveDialogProps) {
  const { address, signInMethod, offer, remove, onClose, onRemoved } = props;
  const notify = useNotify();
  const [isUnderWay, setIsUnderWay] = useState(false);
  const [leftover, setLeftover] = useState<Obstacle | null>(null);
  const [fault, setFault] = useState('');
  const start = async () => {
    if (isUnderWay) return;
    setIsUnderWay(true);
    setFault('');
    try {
      const result = await remove();
      if (result.kind === 'removed') notify(permissionNotice(address, result.permission));
      if (result.kind === 'removed' && result.leftover !== null) setLeftover(result.leftover);
      else onRemoved();
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    } finally {
      setIsUnderWay(false);
    }
  };
  if (leftover !== null) {
    return (
      <ActionDialog title={`${address} is removed`} onClose={onRemoved} role="alertdialog">
        <div className="said warn-said">
          <strong>{leftover.title}</strong>
          <p>{leftover.sentence}</p>
          {leftover.steps.length > 0 && <StepList steps={leftover.steps} />}
        </div>
        <div className="sheet-end">
          <Action look="primary" onPress={onRemoved}>
            Done
          </Action>
        </div>
      </ActionDialog>
    );
  }
  const words = removalWords(signInMethod, offer);
  return (
    <ActionDialog title={`Remove ${address}?`} onClose={onClose} role="alertdialog">
      <div className="sheet-part">
        <p>This cannot be taken back. It removes, from this computer:</p>
        <ul className="plain-list">
          <li>the mailbox and its settings,</li>
          <li>its history, incidents and counts of sent messages,</li>
          <li>{words.secret}</li>
        </ul>
        <p>{words.elsewhere}</p>
        <p className="muted">To stop its checks for a while, pause it.</p>
      </div>
      {fault !== '' && (
        <p className="bad" role="alert">
          {fault}
        </p>
      )}
      <div className="sheet-end">
        <Action onPress={onClose}>Keep it</Action>
        <Action look="danger" onPress={() => void start()}>
          {isUnderWay ? 'Removing…' : 'Remove for good'}
        </Action>
      </div>
    </ActionDialog>
  );
}
