import { useState } from 'react';
import type { MailboxDetails, SignInOffer } from '../../electron/api/contract.ts';
import { EditDialog } from '../edit/EditDialog.tsx';
import { Action } from '../look/Action.tsx';
import { useApi } from '../shell/bridge.ts';
import { RemoveDialog } from './RemoveDialog.tsx';
import { SendTestDialog } from './SendTestDialog.tsx';
import { signInWords } from './sign-in-words.ts';
import type { Check } from './use-check.ts';
import { watchedProtocols } from './watched-protocols.ts';

interface MailboxActionsProps {
  readonly details: MailboxDetails;
  /** The sign-in of its provider; `null` where there is none, and until that is known. */
  readonly offer: SignInOffer | null;
  readonly check: Check;
  readonly isChecking: boolean;
  readonly onPause: (isPaused: boolean) => void;
  readonly onChanged: () => void;
  readonly onRemoved: () => void;
}

/** What can be done with a mailbox. Pausing is taken back as easily as done, so it asks nothing. */
export function MailboxActions({
  details,
  offer,
  check,
  isChecking,
  onPause,
  onChanged,
  onRemoved,
}: MailboxActionsProps) {
  const api = useApi();
  const [open, setOpen] = useState<'send-test' | 'edit' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const isPaused = details.status === 'paused';
  const cost =
    details.lastReport === null
      ? null
      : signInWords(details.lastReport.signIn, {
          method: details.signInMethod,
          protocols: watchedProtocols(details),
        }).cost;
  return (
    <>
      <Action
        {...(cost !== null && !isChecking && { label: `Check now: ${cost}` })}
        onPress={() => isChecking || check.start()}
      >
        {isChecking ? 'Checking…' : 'Check now'}
      </Action>
      <Action onPress={() => onPause(!isPaused)}>{isPaused ? 'Resume' : 'Pause'}</Action>
      <Action onPress={() => setOpen('send-test')}>Send test</Action>
      <Action onPress={() => setOpen('edit')}>Edit</Action>
      <Action look="danger" onPress={() => setOpen('remove')}>
        Remove
      </Action>
      {open === 'send-test' && <SendTestDialog details={details} onClose={close} />}
      {open === 'edit' && (
        <EditDialog
          mailbox={details}
          onClose={() => {
            close();
            onChanged();
          }}
        />
      )}
      {open === 'remove' && (
        <RemoveDialog
          address={details.address}
          signInMethod={details.signInMethod}
          offer={offer}
          remove={() => api.removeMailbox(details.address)}
          onClose={close}
          onRemoved={onRemoved}
        />
      )}
    </>
  );
}
