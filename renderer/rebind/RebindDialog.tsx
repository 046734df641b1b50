import { ActionDialog } from '../look/ActionDialog.tsx';
import { useMailbox } from '../mailbox/use-mailbox.ts';
import { FailureStory } from '../rungs/FailureStory.tsx';
import { useNow } from '../shell/use-now.ts';
import type { Way } from '../sign-in/offer-words.ts';
import { useProvider } from '../sign-in/use-provider.ts';
import { spokenEnd } from './RebindEndNote.tsx';
import { RebindForm } from './RebindForm.tsx';
import { ReboundNote } from './ReboundNote.tsx';
import { downWords, reboundWords } from './rebind-words.ts';
import { useLate } from './use-late.ts';
import { useRebinding } from './use-rebinding.ts';

interface RebindDialogProps {
  readonly address: string;
  /** The way that was asked for; `null` leaves it to what the mailbox needs. */
  readonly way: Way | null;
  readonly onClose: () => void;
}

/** For so long the form waits to learn which way it leads with, in milliseconds: then it takes a secret. */
const PATIENCE_MS = 250;

/** From a notification to green: sign in, or paste the new secret. The mailbox keeps its id, its history and its tags. */
export function RebindDialog({ address, way, onClose }: RebindDialogProps) {
  const now = useNow();
  const isLate = useLate(PATIENCE_MS);
  const [reading] = useMailbox(address, null);
  const details = reading.kind === 'read' ? reading.details : null;
  const provider = useProvider(details?.provider ?? null);
  const rebinding = useRebinding(address);
  const { attempt, end, triedWay } = rebinding;
  // Leaving while the servers are asked stops that first, so that one slip loses nothing.
  const close = attempt.phase === 'running' ? attempt.stop : onClose;
  const method = details?.signInMethod ?? 'password';
  return (
    <ActionDialog title={`Re-bind ${address}`} onClose={close}>
      {reading.kind === 'missing' ? (
        <FailureStory
          title={`${address} is not watched`}
          sentence="It may have been removed. Close this and look at the list."
          tone="warn"
        />
      ) : end?.kind === 'rebound' ? (
        <ReboundNote
          {...end}
          downWords={details && downWords(details, now)}
          replacedWords={reboundWords(triedWay, method, provider.details?.signIn?.name ?? 'the provider')}
          onClose={onClose}
        />
      ) : isLate || provider.isRead ? (
        <RebindForm
          address={address}
          wanted={way}
          details={details}
          provider={provider.details}
          now={now}
          rebinding={rebinding}
          onClose={close}
        />
      ) : (
        <p className="muted">Loading…</p>
      )}
      <p className="hidden-words" role="status">
        {spokenEnd(end)}
      </p>
    </ActionDialog>
  );
}
