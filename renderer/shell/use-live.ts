import { useEffect, useState } from 'react';
import type { AlertReport, Snapshot, WindowBridge, WindowEvent } from '../../electron/api/contract.ts';
import { keepIdentity } from './keep-identity.ts';

/** What the program last told. */
export interface Live {
  /** `null` until the first word. What did not change since the last one keeps its identity. */
  readonly snapshot: Snapshot | null;
  /** Whether the program is there to hear; what is shown may be old where it is not. */
  readonly isConnected: boolean;
  /** The latest news to say in the window; `null` on a desktop, which shows its own notifications. */
  readonly told: News | null;
}

export interface News {
  readonly event: 'alert' | 'reminder' | 'recovery';
  readonly alert: AlertReport;
}

const NOTHING_YET: Live = { snapshot: null, isConnected: true, told: null };

/** Follows the program for as long as the window is open; `onGo` is told where it wants the user to look. */
export function useLive({ subscribe, host }: WindowBridge, onGo: (hash: string) => void): Live {
  const [live, setLive] = useState(NOTHING_YET);
  useEffect(
    () =>
      subscribe((event) => {
        if (event.kind === 'go') onGo(event.hash);
        else if (event.kind !== 'told' || host === 'browser') setLive((before) => liveAfter(before, event));
      }),
    [subscribe, host, onGo],
  );
  return live;
}

function liveAfter(before: Live, event: Exclude<WindowEvent, { readonly kind: 'go' }>): Live {
  switch (event.kind) {
    case 'snapshot':
      return { ...before, snapshot: keepIdentity(before.snapshot, event.snapshot), isConnected: true };
    case 'connection':
      return { ...before, isConnected: event.isOpen };
    case 'told':
      return { ...before, told: { event: event.event, alert: event.alert } };
  }
}
