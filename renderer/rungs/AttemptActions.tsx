import { Action } from '../look/Action.tsx';
import type { Attempt } from './use-attempt.ts';

interface AttemptActionsProps {
  readonly attempt: Attempt;
  /** What the button says that begins it. */
  readonly words: string;
  /** What the button says that ends it. */
  readonly stopWords?: string;
  readonly onClose: () => void;
}

/**
 * The end of a form that tries servers. “Stop” stands in the place of “Cancel”, never in that of the button that was
 * just pressed: a double press must not stop what it began.
 */
export function AttemptActions({
  attempt: { phase, stop },
  words,
  stopWords = 'Stop',
  onClose,
}: AttemptActionsProps) {
  return (
    <>
      {phase === 'idle' ? (
        <Action onPress={onClose}>Cancel</Action>
      ) : (
        <Action onPress={stop} isDisabled={phase === 'stopping'}>
          {phase === 'stopping' ? 'Stopping…' : stopWords}
        </Action>
      )}
      <Action type="submit" look="primary" isDisabled={phase !== 'idle'}>
        {words}
      </Action>
    </>
  );
}
