import type { Obstacle, Snapshot } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { StepList } from '../look/StepList.tsx';
import { useApi } from '../shell/bridge.ts';
import { mailboxesText } from '../words/count-words.ts';

interface ObstaclePanelProps {
  readonly obstacle: Obstacle;
  readonly mailboxes: Snapshot['mailboxes'];
  /** Whether the headline of the view says it already. */
  readonly isTold: boolean;
}

/** What on this computer keeps every sign-in from being tried: told once, for all mailboxes, with its steps. */
export function ObstaclePanel({ obstacle, mailboxes, isTold }: ObstaclePanelProps) {
  const { title, sentence, steps } = obstacle;
  const api = useApi();
  const waiting = mailboxes.filter(({ status }) => status !== 'paused').length;
  const checkAll = () => {
    // What it finds arrives as a snapshot.
    api.checkMailboxes({ addresses: [], askedByUser: true }).catch(() => undefined);
  };
  return (
    <section className="panel card obstacle" aria-label={title}>
      {!isTold && <h2>{title}</h2>}
      <p>
        {sentence}{' '}
        <span className="muted">
          {mailboxesText(waiting)} {waiting === 1 ? 'waits' : 'wait'} for it.
        </span>
      </p>
      <StepList steps={steps} />
      <div className="row">
        <Action look="primary" onPress={checkAll}>
          Check all
        </Action>
      </div>
    </section>
  );
}
