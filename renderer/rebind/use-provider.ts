import { useEffect, useState } from 'react';
import type { ProviderDetails } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';

/** What is known of a provider; `null` until it is read, and where nothing is known. */
export function useProvider(id: string | null): ProviderDetails | null {
  const api = useApi();
  const [details, setDetails] = useState<ProviderDetails | null>(null);
  useEffect(() => {
    let isWanted = true;
    const keep = (read: ProviderDetails | null) => {
      if (isWanted) setDetails(read);
    };
    // It only helps: without it the form speaks of a password.
    if (id !== null) api.showProvider(id).then(keep, () => keep(null));
    return () => {
      isWanted = false;
    };
  }, [api, id]);
  return details;
}
