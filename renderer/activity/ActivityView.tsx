import './activity.css';
import { useMemo } from 'react';
import type { Snapshot } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { SelectField } from '../look/SelectField.tsx';
import { useNow } from '../shell/use-now.ts';
import { go } from '../shell/use-place.ts';
import { ViewHeading } from '../shell/ViewHeading.tsx';
import { dayTitle } from '../words/time-words.ts';
import { activityDays } from './activity-days.ts';
import { EntryRow } from './EntryRow.tsx';
import { useActivity } from './use-activity.ts';

interface ActivityViewProps {
  /** The mailbox that it is narrowed to. */
  readonly of: string | null;
  readonly snapshot: Snapshot;
}

/** What happened and what was told, day by day, the newest first. */
export function ActivityView({ of, snapshot }: ActivityViewProps) {
  // Another mailbox is another list.
  return <ActivityOf key={of} of={of} snapshot={snapshot} />;
}

function ActivityOf({ of, snapshot }: ActivityViewProps) {
  const now = useNow();
  const [{ entries, nextBefore, trouble }, readEarlier] = useActivity(of, snapshot);
  const days = useMemo(() => activityDays(entries), [entries]);
  const addresses = snapshot.mailboxes.map(({ address }) => address);
  const offered = of === null || addresses.includes(of) ? addresses : [of, ...addresses];
  return (
    <div className="view-inner activity">
      <ViewHeading title="Activity" rest="What stopped working, what works again, and what you were told">
        <SelectField
          label="Mailbox"
          value={of ?? ''}
          options={[
            { value: '', words: 'All mailboxes' },
            ...offered.map((address) => ({ value: address, words: address })),
          ]}
          onChange={(address) => go({ name: 'activity', of: address === '' ? null : address })}
        />
      </ViewHeading>
      {days.map(({ at, entries }) => (
        <section key={at} className="activity-day" aria-label={dayTitle(at, now)}>
          <h2>{dayTitle(at, now)}</h2>
          <ol className="panel">
            {entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
      {trouble !== null && <p className="said warn-said">{trouble}</p>}
      {trouble === null && nextBefore === undefined && <p className="muted">Loading…</p>}
      {nextBefore === null && days.length === 0 && (
        <p className="panel card muted">
          Nothing has happened yet. When a mailbox stops working or works again, it stands here.
        </p>
      )}
      {typeof nextBefore === 'string' && <Action onPress={readEarlier}>Show earlier</Action>}
    </div>
  );
}
