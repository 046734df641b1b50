import { createContext, useContext } from 'react';
import type { Api, DesktopActions, WindowBridge } from '../../electron/api/contract.ts';

export const BridgeContext = createContext<WindowBridge | null>(null);

/** The program, for whatever is drawn inside the window. */
export function useApi(): Api {
  return useBridge().api;
}

/** What only the desktop app can do; `null` in a browser. */
export function useDesktop(): DesktopActions | null {
  return useBridge().desktop;
}

function useBridge(): WindowBridge {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error('This part is drawn outside the window');
  return bridge;
}
