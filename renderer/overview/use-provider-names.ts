import { useEffect, useState } from 'react';
import { useApi } from '../shell/bridge.ts';

/** Names of providers by their id, without what stands in brackets: a row has no room for it. */
export function useProviderNames(): ReadonlyMap<string, string> {
  const api = useApi();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let isOpen = true;
    api.listProviders().then(
      (providers) => {
        if (isOpen) setNames(new Map(providers.map(({ id, name }) => [id, shortName(name)])));
      },
      // The ids stand in for the names.
      () => undefined,
    );
    return () => {
      isOpen = false;
    };
  }, [api]);
  return names;
}

function shortName(name: string): string {
  return name.replace(/\s*[(/].*$/, '').replace(/ Mail$/, '');
}
