// biome-ignore-all lint/a11y/useSemanticElements: only rows in view are drawn and each is put in its place, which a table does not do.
// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid of rows the row takes the focus, not its cells.
import { memo } from 'react';
import type { AlertReport, MailboxSummary } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import type { Go } from '../shell/use-place.ts';
import { Glyph } from '../status/Glyph.tsx';
import { STATUS_WORDS } from '../status/status-words.ts';
import { agoText } from '../words/time-words.ts';
import { rowStep, STEP_WORDS } from './alert-step.ts';
import { rowWords } from './row-words.ts';
import { SendGauge } from './SendGauge.tsx';

interface MailboxRowProps {
  readonly mailbox: MailboxSummary;
  readonly providerName: string;
  /** What is to be said about this mailbox alone. */
  readonly alert: AlertReport | null;
  /** Whether its step is the first thing to do in this view. */
  readonly isFirstStep: boolean;
  readonly now: number;
  readonly go: Go;
}

/** The cells of one mailbox. */
export const MailboxRow = memo(function MailboxRow(props: MailboxRowProps) {
  const { mailbox, providerName, alert, isFirstStep, now, go } = props;
  const { address, status, isBeingChecked, lastProofAt, sends } = mailbox;
  const { lead, rest } = rowWords(mailbox, alert, now);
  const step = rowStep(mailbox);
  const said = step && STEP_WORDS[step](address);
  return (
    <>
      <div role="gridcell" className="who">
        <Glyph status={status} isBusy={isBeingChecked} />
        <span className="hidden-words">
          {STATUS_WORDS[status]}
          {isBeingChecked ? ', being checked' : ''}:{' '}
        </span>
        <span className="address" title={`${address} (${providerName})`}>
          {address}
        </span>
      </div>
      <div role="gridcell" className="provider muted">
        {providerName}
      </div>
      <div role="gridcell" className="why">
        {lead !== null && <span className="lead">{lead}. </span>}
        <span className="muted">{rest}</span>
      </div>
      <div role="gridcell" className="sent">
        <SendGauge sends={sends} />
      </div>
      <div role="gridcell" className="proof muted num">
        {lastProofAt === null ? 'never' : agoText(lastProofAt, now)}
      </div>
      <div role="gridcell" className="step">
        {said !== null && (
          <Action
            look={isFirstStep ? 'primary' : 'plain'}
            label={said.label}
            onPress={() => go({ name: step === 'open' ? 'mailbox' : 'rebind', address })}
          >
            {said.words}
          </Action>
        )}
      </div>
    </>
  );
});
