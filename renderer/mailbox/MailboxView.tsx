import { useState } from 'react';
import type { MailboxDetails, Obstacle } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';
import { useNow } from '../shell/use-now.ts';
import type { Go } from '../shell/use-place.ts';
import { useProvider } from '../sign-in/use-provider.ts';
import { DiagnosisCard } from './DiagnosisCard.tsx';
import { diagnosisWords } from './diagnosis-words.ts';
import { FactsCard } from './FactsCard.tsx';
import { HistoryCard } from './HistoryCard.tsx';
import { IncidentsCard } from './IncidentsCard.tsx';
import { MailboxActions } from './MailboxActions.tsx';
import { PageHeader } from './PageHeader.tsx';
import { SendsCard } from './SendsCard.tsx';
import { SignInsCard } from './SignInsCard.tsx';
import { useCheck } from './use-check.ts';
import { Verdict } from './Verdict.tsx';
import { watchedProtocols } from './watched-protocols.ts';

interface MailboxViewProps {
  readonly details: MailboxDetails;
  readonly obstacle: Obstacle | null;
  readonly go: Go;
  /** The mailbox was changed here. */
  readonly onChanged: () => void;
}

/** The page of a mailbox: why it is as it is, beside it how far the servers let us, and below what it sent. */
export function MailboxView({ details, obstacle, go, onChanged }: MailboxViewProps) {
  const api = useApi();
  const now = useNow();
  const check = useCheck(details.address);
  const [fault, setFault] = useState('');
  const { address, lastReport, imapServer, smtpServer } = details;
  const isChecking = check.isUnderWay || details.isBeingChecked;
  const { details: provider } = useProvider(details.provider);
  const offer = provider?.signIn ?? null;
  const diagnosis = diagnosisWords(details, obstacle, offer, now);
  const setPaused = (isPaused: boolean) => {
    setFault('');
    api.setPaused(address, isPaused).then(onChanged, (error: unknown) => {
      setFault(error instanceof Error ? error.message : String(error));
    });
  };
  return (
    <div className="view-inner">
      <div className="mailbox-page">
        <PageHeader details={details} isChecking={isChecking} now={now}>
          <MailboxActions
            details={details}
            offer={offer}
            check={check}
            isChecking={isChecking}
            onPause={setPaused}
            onChanged={onChanged}
            onRemoved={() => go({ name: 'overview' })}
          />
        </PageHeader>
        <p className="hidden-words" role="status">
          {isChecking ? 'Checking…' : check.outcome}
        </p>
        <p className="mailbox-fault bad" role="alert">
          {fault || check.fault}
        </p>
        <div className={`mailbox-columns${diagnosis === null ? ' calm' : ''}`}>
          {diagnosis !== null && (
            <DiagnosisCard
              words={diagnosis}
              onRebind={(way) => go({ name: 'rebind', address, ...(way !== null && { way }) })}
              onResume={() => setPaused(false)}
            />
          )}
          <div className="mailbox-side">
            <Verdict
              protocol="imap"
              signInMethod={details.signInMethod}
              report={lastReport?.imap ?? null}
              checkedAt={lastReport?.checkedAt ?? null}
              server={imapServer}
              now={now}
            />
            <Verdict
              protocol="smtp"
              signInMethod={details.signInMethod}
              report={lastReport?.smtp ?? null}
              checkedAt={lastReport?.checkedAt ?? null}
              server={smtpServer}
              now={now}
            />
            {lastReport !== null && (
              <SignInsCard
                signIn={lastReport.signIn}
                method={details.signInMethod}
                protocols={watchedProtocols(details)}
                now={now}
              />
            )}
            <HistoryCard details={details} now={now} />
          </div>
          <div className="mailbox-rest">
            <SendsCard details={details} now={now} />
            <IncidentsCard incidents={details.incidents} now={now} />
            <FactsCard details={details} provider={provider} />
          </div>
        </div>
      </div>
    </div>
  );
}
