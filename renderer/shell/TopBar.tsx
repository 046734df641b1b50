import { useState } from 'react';
import type { Snapshot } from '../../electron/api/contract.ts';
import { Action } from '../look/Action.tsx';
import { Mark } from '../status/Mark.tsx';
import { numberText } from '../words/count-words.ts';
import { agoText } from '../words/time-words.ts';
import { useApi } from './bridge.ts';
import { hashOf, type Place } from './place.ts';
import { useNow } from './use-now.ts';
import { go } from './use-place.ts';

interface TopBarProps {
  readonly place: Place;
  readonly snapshot: Snapshot | null;
  readonly isConnected: boolean;
}

/** The views, and the places that belong to each. */
const VIEWS: readonly {
  readonly to: Place;
  readonly words: string;
  readonly holds: readonly Place['name'][];
}[] = [
  {
    to: { name: 'overview' },
    words: 'Mailboxes',
    holds: ['overview', 'mailbox', 'rebind', 'add', 'import'],
  },
  { to: { name: 'activity', of: null }, words: 'Activity', holds: ['activity'] },
  { to: { name: 'settings' }, words: 'Settings', holds: ['settings', 'about'] },
];

/** Where one can go, and what one can do from anywhere. */
export function TopBar({ place, snapshot, isConnected }: TopBarProps) {
  const api = useApi();
  const now = useNow();
  const [isChecking, setIsChecking] = useState(false);
  const mailboxes = snapshot?.mailboxes ?? [];
  const underWay = mailboxes.filter(({ isBeingChecked }) => isBeingChecked).length;
  const lastCheck = latestCheck(mailboxes);
  const checkAll = async () => {
    setIsChecking(true);
    // What it finds arrives as snapshots; a lost connection is said by its own banner.
    await api.checkMailboxes({ addresses: [], askedByUser: true }).catch(() => undefined);
    setIsChecking(false);
  };
  return (
    <header className="bar">
      <span className="brand">
        <Mark size={22} />
        <span className="brand-name">Mailvitals</span>
      </span>
      <nav aria-label="Views">
        {VIEWS.map(({ to, words, holds }) => (
          <a
            key={words}
            href={hashOf(to)}
            {...(holds.includes(place.name) && { 'aria-current': 'page' as const })}
          >
            {words}
          </a>
        ))}
      </nav>
      <span className="grow" />
      <span className="muted num last-check">
        {underWay > 0
          ? `Checking ${numberText(underWay)}…`
          : lastCheck !== null && `Checked ${agoText(lastCheck, now)}`}
      </span>
      {mailboxes.length > 0 && (
        <span className="check-all">
          <Action onPress={checkAll} isDisabled={isChecking || !isConnected}>
            Check all
          </Action>
        </span>
      )}
      <Action onPress={() => go({ name: 'add' })} label="Add mailbox">
        Add<span className="add-what"> mailbox</span>
      </Action>
    </header>
  );
}

function latestCheck(mailboxes: Snapshot['mailboxes']): string | null {
  return mailboxes.reduce<string | null>(
    (latest, { checkedAt }) =>
      checkedAt !== null && (latest === null || checkedAt > latest) ? checkedAt : latest,
    null,
  );
}
