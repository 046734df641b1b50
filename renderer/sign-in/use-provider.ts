import { useEffect, useState } from 'react';
import type { ProviderDetails } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';

/** What is known of a provider so far. */
export interface ProviderReading {
  readonly isRead: boolean;
  /** `null` until it is read, and where nothing is known. */
  readonly details: ProviderDetails | null;
}

const UNREAD: ProviderReading = { isRead: false, details: null };

/** Reads what is known of a provider; it only helps: without it a form speaks of a password. */
export function useProvider(id: string | null): ProviderReading {
  const api = useApi();
  const [reading, setReading] = useState(UNREAD);
  useEffect(() => {
    let isWanted = true;
    const keep = (details: ProviderDetails | null) => {
      if (isWanted) setReading({ isRead: true, details });
    };
    if (id !== null) api.showProvider(id).then(keep, () => keep(null));
    return () => {
      isWanted = false;
    };
  }, [api, id]);
  return reading;
}
