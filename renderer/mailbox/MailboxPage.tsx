import './mailbox.css';
import type { Snapshot } from '../../electron/api/contract.ts';
import type { Go } from '../shell/use-place.ts';
import { MailboxView } from './MailboxView.tsx';
import { NoMailbox } from './NoMailbox.tsx';
import { useMailbox } from './use-mailbox.ts';

interface MailboxPageProps {
  readonly address: string;
  readonly snapshot: Snapshot;
  readonly go: Go;
}

/** Everything about one mailbox, and what can be done with it. */
export function MailboxPage({ address, snapshot, go }: MailboxPageProps) {
  const summary = snapshot.mailboxes.find((mailbox) => mailbox.address === address) ?? null;
  const [reading, readAgain] = useMailbox(address, summary);
  const goBack = () => go({ name: 'overview' });
  switch (reading.kind) {
    case 'loading':
      return <p className="empty muted">Loading…</p>;
    case 'missing':
      return (
        <NoMailbox title={`${address} is not watched here`} onBack={goBack}>
          It was removed, or the link that led here names another mailbox.
        </NoMailbox>
      );
    case 'failed':
      return (
        <NoMailbox title="The mailbox could not be read" onBack={goBack} onRetry={readAgain}>
          {reading.sentence}
        </NoMailbox>
      );
    case 'read':
      return (
        // What the snapshot says is newer than what was read with it.
        <MailboxView
          details={{ ...reading.details, ...summary }}
          obstacle={snapshot.obstacle}
          go={go}
          onChanged={readAgain}
        />
      );
  }
}
