import { useCallback, useEffect, useRef, useState } from 'react';
import type { DemoPanel } from '../../electron/api/contract.ts';
import { useApi } from '../shell/bridge.ts';

/** What can be played; `null` where this is no demo. */
export function useDemo(at: string | null) {
  const api = useApi();
  const [panel, setPanel] = useState<DemoPanel | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isDemo = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment is not read, it is the reason to look again.
  useEffect(() => {
    // Whoever is no demo never becomes one.
    if (!isDemo.current) return;
    let isOpen = true;
    api.showDemo().then(
      (found) => {
        isDemo.current = found !== null;
        if (isOpen) setPanel(found);
      },
      // A lost connection has its own banner.
      () => undefined,
    );
    return () => {
      isOpen = false;
    };
  }, [api, at]);
  const play = useCallback(
    async (actId: string) => {
      try {
        setPanel(await api.playDemo(actId));
        setTrouble(null);
      } catch (error) {
        setTrouble(error instanceof Error ? error.message : String(error));
      }
    },
    [api],
  );
  return { panel, play, trouble };
}
