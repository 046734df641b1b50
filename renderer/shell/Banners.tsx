import { useState } from 'react';
import type { Snapshot } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { WebLink } from '../look/WebLink.tsx';
import { STEP_WORDS } from '../overview/alert-step.ts';
import { ALERT_STATUS } from '../status/alert-status.ts';
import { Glyph } from '../status/Glyph.tsx';
import { STATUS_TONES } from '../status/status-words.ts';
import { momentText } from '../words/time-words.ts';
import { useApi } from './bridge.ts';
import type { Notice } from './notice.ts';
import type { News } from './use-live.ts';
import { go } from './use-place.ts';
import { WaitingLine } from './WaitingLine.tsx';

interface BannersProps {
  readonly snapshot: Snapshot | null;
  readonly isConnected: boolean;
  readonly told: News | null;
  readonly notice: Notice | null;
  readonly onNoticed: () => void;
}

/** What concerns the whole window: a lost connection, no network, silence until a time, and news in a browser. */
export function Banners({ snapshot, isConnected, told, notice, onNoticed }: BannersProps) {
  const api = useApi();
  const [seen, setSeen] = useState<News | null>(null);
  const until = snapshot?.snoozedUntil ?? null;
  const news = told === seen ? null : told;
  return (
    <>
      <WaitingLine />
      <div role="status" className="banners">
        {!isConnected && (
          <p className="banner warn-banner">
            <span>
              <strong>The connection to Mailvitals is lost.</strong> What you see may be old. It comes back by
              itself once Mailvitals runs again.
            </span>
          </p>
        )}
        {snapshot?.network === 'offline' && (
          <p className="banner">
            <Glyph status="offline" />
            <span>
              <strong>This computer is offline.</strong> Checks go on when the network is back; no mailbox is
              blamed for it.
            </span>
          </p>
        )}
        {until !== null && (
          <p className="banner">
            <span>
              Notifications are silent until {momentText(until, Date.now())}. Mailboxes are still checked.
            </span>
            <Action
              look="quiet"
              onPress={() => {
                // A lost connection has its own banner.
                api.changeSetting('snooze', null).catch(() => undefined);
              }}
            >
              End the silence
            </Action>
          </p>
        )}
        {notice !== null && (
          <p className="banner">
            <span>
              {notice.text} {notice.url !== null && <WebLink url={notice.url} />}
            </span>
            <Action look="quiet" onPress={onNoticed}>
              Dismiss
            </Action>
          </p>
        )}
        {news !== null && <NewsBanner news={news} onDismiss={() => setSeen(news)} />}
      </div>
    </>
  );
}

function NewsBanner({ news, onDismiss }: { readonly news: News; readonly onDismiss: () => void }) {
  const { event, alert } = news;
  const [address, another] = alert.addresses;
  const step = (event !== 'recovery' && alert.mendedBy) || 'open';
  const status = event === 'recovery' ? 'healthy' : ALERT_STATUS[alert.kind];
  return (
    <p className={`banner ${STATUS_TONES[status]}-banner`}>
      <Glyph status={status} />
      <span>
        <strong>{alert.title}.</strong> {alert.body}
      </span>
      {address !== undefined && (
        <Action
          look="quiet"
          onPress={() => {
            onDismiss();
            go(
              another !== undefined
                ? { name: 'overview' }
                : { name: step === 'open' ? 'mailbox' : 'rebind', address },
            );
          }}
        >
          {another === undefined && step !== 'open' ? STEP_WORDS[step](address).words : 'Open'}
        </Action>
      )}
      <Action look="quiet" onPress={onDismiss}>
        Dismiss
      </Action>
    </p>
  );
}
