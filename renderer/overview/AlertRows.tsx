import { useState } from 'react';
import type { AlertReport } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { ALERT_STATUS } from '../status/alert-status.ts';
import { Glyph } from '../status/Glyph.tsx';
import { mailboxesText } from '../words/count-words.ts';
import { momentText } from '../words/time-words.ts';

/** More would push the table off the window. */
const SHOWN_AT_FIRST = 4;

interface AlertRowsProps {
  /** Those about several mailboxes, the most urgent first. */
  readonly alerts: readonly AlertReport[];
  readonly now: number;
  /** The one that the table is narrowed to. */
  readonly shownId: string | null;
  /** Narrows the table to the mailboxes of an alert. */
  readonly onShow: (alert: AlertReport) => void;
}

/** One row per cause: what is wrong, what it means, since when, and which mailboxes as a button. */
export function AlertRows({ alerts, now, shownId, onShow }: AlertRowsProps) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? alerts : alerts.slice(0, SHOWN_AT_FIRST);
  return (
    <section className="panel alerts" aria-label="What needs attention">
      <ul>
        {shown.map((alert, index) => (
          <li key={alert.id} className={alert.kind}>
            <Glyph status={ALERT_STATUS[alert.kind]} size={18} />
            <div className="alert-words">
              <strong>{alert.title}</strong>
              <span className="muted">
                {alert.body} Since {momentText(alert.openedAt, now)}.
              </span>
            </div>
            <Action
              look={index === 0 && alert.kind === 'action-needed' && shownId === null ? 'primary' : 'plain'}
              label={`Show ${mailboxesText(alert.addresses.length)}: ${alert.title}`}
              isDisabled={alert.id === shownId}
              onPress={() => onShow(alert)}
            >
              Show {mailboxesText(alert.addresses.length)}
            </Action>
          </li>
        ))}
      </ul>
      {shown.length < alerts.length && (
        <Action look="quiet" onPress={() => setIsWhole(true)}>
          {alerts.length - shown.length} more
        </Action>
      )}
    </section>
  );
}
