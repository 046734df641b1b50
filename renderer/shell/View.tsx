import type { Snapshot } from '../../electron/api/contract.ts';
import { ActivityView } from '../activity/ActivityView.tsx';
import { ImportView } from '../import/ImportView.tsx';
import { MailboxPage } from '../mailbox/MailboxPage.tsx';
import { Overview } from '../overview/Overview.tsx';
import { AboutView } from '../settings/AboutView.tsx';
import { SettingsView } from '../settings/SettingsView.tsx';
import type { Place } from './place.ts';
import { go } from './use-place.ts';

interface ViewProps {
  readonly place: Place;
  readonly snapshot: Snapshot | null;
  readonly scroller: HTMLElement | null;
}

/** The view of a place; a form lies over the view that it came from. */
export function View({ place, snapshot, scroller }: ViewProps) {
  if (snapshot === null) return <p className="empty muted">Loading…</p>;
  switch (place.name) {
    case 'mailbox':
    case 'rebind':
      return <MailboxPage key={place.address} address={place.address} snapshot={snapshot} go={go} />;
    case 'activity':
      return <ActivityView of={place.of} snapshot={snapshot} />;
    case 'settings':
      return <SettingsView snapshot={snapshot} />;
    case 'about':
      return <AboutView />;
    case 'import':
      return <ImportView onDone={() => go({ name: 'overview' })} />;
    case 'overview':
    case 'add':
      return <Overview snapshot={snapshot} go={go} scroller={scroller} />;
  }
}
