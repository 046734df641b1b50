import { ActionDialog } from '../look/ActionDialog.tsx';
import { useMailbox } from '../mailbox/use-mailbox.ts';
import { FailureStory } from '../rungs/FailureStory.tsx';
import { useNow } from '../shell/use-now.ts';
import { spokenEnd } from './RebindEndNote.tsx';
import { RebindForm } from './RebindForm.tsx';
import { ReboundNote } from './ReboundNote.tsx';
import { downWords, reasonOf } from './rebind-words.ts';
import { useProvider } from './use-provider.ts';
import { useRebinding } from './use-rebinding.ts';

interface RebindDialogProps {
  readonly address: string;
  readonly onClose: () => void;
}

/** From a notification to green: paste the new secret, confirm. The mailbox keeps its id, its history and its tags. */
export function RebindDialog({ address, onClose }: RebindDialogProps) {
  const now = useNow();
  const [reading] = useMailbox(address, null);
  const details = reading.kind === 'read' ? reading.details : null;
  const provider = useProvider(details?.provider ?? null);
  const rebinding = useRebinding(address);
  const { attempt, end } = rebinding;
  // Leaving while the servers are asked stops that first, so that one slip loses nothing.
  const close = attempt.phase === 'running' ? attempt.stop : onClose;
  return (
    <ActionDialog title={`Re-bind ${address}`} onClose={close}>
      {reading.kind === 'missing' ? (
        <FailureStory
          title={`${address} is not watched`}
          sentence="It may have been removed. Close this and look at the list."
          tone="warn"
        />
      ) : end?.kind === 'rebound' ? (
        <ReboundNote {...end} downWords={details && downWords(details, now)} onClose={onClose} />
      ) : (
        <RebindForm
          address={address}
          details={details}
          provider={provider}
          reason={details && reasonOf(details, provider, now)}
          rebinding={rebinding}
          onClose={close}
        />
      )}
      <p className="hidden-words" role="status">
        {spokenEnd(end)}
      </p>
    </ActionDialog>
  );
}
