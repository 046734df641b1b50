import './overview.css';
import { useDeferredValue, useMemo, useState } from 'react';
import type { AlertReport, Snapshot } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { useNow } from '../shell/use-now.ts';
import type { Go } from '../shell/use-place.ts';
import { ViewHeading } from '../shell/ViewHeading.tsx';
import { AlertRows } from './AlertRows.tsx';
import { chooseMailboxes, type Search } from './choose-mailboxes.ts';
import { FilterBar } from './FilterBar.tsx';
import { FirstRun } from './FirstRun.tsx';
import { headlineOf } from './headline-words.ts';
import { MailboxGrid } from './MailboxGrid.tsx';
import { ObstaclePanel } from './ObstaclePanel.tsx';
import { SnoozeMenu } from './SnoozeMenu.tsx';
import { splitAlerts } from './split-alerts.ts';
import { useProviderNames } from './use-provider-names.ts';

const EVERYTHING: Search = { text: '', status: null };
/** Fewer are seen at a glance. */
const FILTER_FROM = 9;

interface OverviewProps {
  readonly snapshot: Snapshot;
  readonly go: Go;
  readonly scroller: HTMLElement | null;
}

/** Does a mailbox need me, which, and why; then every mailbox. */
export function Overview({ snapshot, go, scroller }: OverviewProps) {
  const now = useNow();
  const providerNames = useProviderNames();
  const [search, setSearch] = useState(EVERYTHING);
  const [shownAlert, setShownAlert] = useState<AlertReport | null>(null);
  const sought = useDeferredValue(search);
  const { mailboxes, alerts, obstacle, snoozedUntil } = snapshot;
  const { groups, byAddress } = useMemo(() => splitAlerts(alerts, obstacle !== null), [alerts, obstacle]);
  // The alert may have grown or shrunk since it was chosen; once it is over, everything is shown again.
  const chosen = shownAlert && groups.find(({ id }) => id === shownAlert.id);
  const shown = useMemo(() => {
    const group = chosen ? new Set(chosen.addresses) : null;
    return chooseMailboxes(mailboxes, sought).filter(({ address }) => group === null || group.has(address));
  }, [mailboxes, sought, chosen]);
  if (mailboxes.length === 0) return <FirstRun go={go} />;
  const { status, title, rest } = headlineOf(snapshot);
  return (
    <div className="view-inner">
      <ViewHeading title={title} status={status} rest={rest}>
        {alerts.length > 0 && snoozedUntil === null && <SnoozeMenu />}
      </ViewHeading>
      {obstacle !== null && (
        <ObstaclePanel obstacle={obstacle} mailboxes={mailboxes} isTold={title === obstacle.title} />
      )}
      {groups.length > 0 && (
        <AlertRows alerts={groups} now={now} shownId={chosen?.id ?? null} onShow={setShownAlert} />
      )}
      {(mailboxes.length >= FILTER_FROM || chosen) && (
        <div className="filter-row">
          <FilterBar mailboxes={mailboxes} search={search} onChange={setSearch} />
          {shown.length < mailboxes.length && (
            <Action
              look="quiet"
              onPress={() => {
                setSearch(EVERYTHING);
                setShownAlert(null);
              }}
            >
              Show all
            </Action>
          )}
        </div>
      )}
      {shown.length === 0 ? (
        <p className="panel card muted">No mailbox matches.</p>
      ) : (
        <MailboxGrid
          mailboxes={shown}
          providerNames={providerNames}
          alerts={byAddress}
          isFirst={groups.length === 0 || chosen !== null}
          now={now}
          scroller={scroller}
          go={go}
        />
      )}
    </div>
  );
}
