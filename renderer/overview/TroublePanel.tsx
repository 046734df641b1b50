import { useEffect, useState } from 'react';
import type { MailboxReport } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { StepList } from '../look/StepList.tsx';
import { useApi } from '../shell/bridge.ts';
import { mailboxesText } from '../words/count-words.ts';
import type { LocalTrouble } from './local-trouble.ts';

interface TroublePanelProps {
  readonly trouble: LocalTrouble;
  /** Whether the headline of the view says it already. */
  readonly isTold: boolean;
}

/** What on this computer is in the way, once for all mailboxes that it keeps from being checked, with its steps. */
export function TroublePanel({ trouble, isTold }: TroublePanelProps) {
  const { title, address, count } = trouble;
  const api = useApi();
  const [report, setReport] = useState<MailboxReport | null>(null);
  useEffect(() => {
    let isOpen = true;
    api.showMailbox(address).then(
      (mailbox) => isOpen && setReport(mailbox?.lastReport ?? null),
      // The title says enough until the program answers again.
      () => undefined,
    );
    return () => {
      isOpen = false;
    };
  }, [api, address]);
  const checkAll = () => {
    // What it finds arrives as a snapshot.
    api.checkMailboxes({ addresses: [], askedByUser: true }).catch(() => undefined);
  };
  return (
    <section className="panel card trouble" aria-label={title}>
      {!isTold && <h2>{title}</h2>}
      <p>
        {report?.title === title && `${report.summary} `}
        <span className="muted">
          {mailboxesText(count)} {count === 1 ? 'waits' : 'wait'} for it.
        </span>
      </p>
      {report?.title === title && <StepList steps={report.advice} />}
      <div className="row">
        <Action look="primary" onPress={checkAll}>
          Check now
        </Action>
      </div>
    </section>
  );
}
