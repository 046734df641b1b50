import { useCallback, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { HistorySpan, MailboxDetails } from '../../electron/api/contract.ts';
import { HealthStrip } from '../chart/HealthStrip.tsx';
import { useApi } from '../shell/bridge.ts';
import { shareText } from '../words/count-words.ts';
import { useAnswer } from './use-answer.ts';

const SPANS: readonly { readonly span: HistorySpan; readonly label: string; readonly beginning: string }[] = [
  { span: 'day', label: '24 h', beginning: '24 h ago' },
  { span: 'week', label: '7 days', beginning: '7 days ago' },
  { span: 'month', label: '30 days', beginning: '30 days ago' },
];

interface HistoryCardProps {
  readonly details: MailboxDetails;
  readonly now: number;
}

/** How it was over a day, a week or a month, with the share of the time in which it worked. */
export function HistoryCard({ details, now }: HistoryCardProps) {
  const api = useApi();
  const [span, setSpan] = useState<HistorySpan>('day');
  const { address, checkedAt, status } = details;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new check or status is what makes it ask again.
  const ask = useCallback(() => api.showHistory(address, span), [api, address, span, checkedAt, status]);
  const { answer: history, failure } = useAnswer(ask);
  const beginning = SPANS.find((one) => one.span === history?.span)?.beginning ?? '';
  return (
    <section className="panel card" aria-label="History">
      <div className="card-head">
        <h2>History</h2>
        <ToggleButtonGroup
          className="segments"
          aria-label="How far back"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[span]}
          onSelectionChange={(keys) => setSpan(SPANS.find((one) => keys.has(one.span))?.span ?? span)}
        >
          {SPANS.map((one) => (
            <ToggleButton key={one.span} id={one.span} className="segment">
              {one.label}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      {history === null ? (
        <p className="muted">{failure ?? 'Loading…'}</p>
      ) : (
        <>
          <p className="figure-line num">
            <strong>{history.uptime === null ? '–' : shareText(history.uptime)}</strong>{' '}
            <span className="muted">of the known time</span>
          </p>
          <HealthStrip history={history} beginning={beginning} now={now} />
        </>
      )}
    </section>
  );
}
