import { useCallback } from 'react';
import type { MailboxDetails } from '../../electron/api/contract.ts';
import { SendsChart } from '../chart/SendsChart.tsx';
import { useApi } from '../shell/bridge.ts';
import { LoadFigures } from './LoadFigures.tsx';
import { useAnswer } from './use-answer.ts';

const DAYS = 30;

/** What the mailbox sent: now against its limits, and day by day over a month. */
interface SendsCardProps {
  readonly details: MailboxDetails;
  readonly now: number;
}

export function SendsCard({ details, now }: SendsCardProps) {
  const api = useApi();
  const { address, sends } = details;
  const readAt = sends?.readAt;
  const limits = `${sends?.cap} ${sends?.planToday}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reading or limit is what makes it ask again.
  const ask = useCallback(
    () => api.showSends({ addresses: [address], days: DAYS }),
    [api, address, readAt, limits],
  );
  const { answer, failure } = useAnswer(ask);
  const shown = answer?.mailboxes[0] ?? null;
  return (
    <section className="panel card" aria-label="Sent">
      <div className="card-head">
        <h2>Sent per day</h2>
        <span className="muted">as seen in Sent</span>
      </div>
      {sends === null ? (
        <p className="muted">
          {details.imapServer === null
            ? 'Nothing can be counted: the Sent folder is read over IMAP, which is switched off for this mailbox.'
            : 'The Sent folder was not read yet. It is counted from the first check that signs in over IMAP.'}
        </p>
      ) : (
        <>
          <LoadFigures sends={sends} now={now} />
          {shown === null ? (
            <p className="muted">{failure ?? 'Loading…'}</p>
          ) : (
            <SendsChart days={shown.days} sends={shown.sends} />
          )}
        </>
      )}
    </section>
  );
}
