import { connectApi, type DesktopPort } from '../../electron/api/connect-api.ts';
import type { WindowBridge } from '../../electron/api/contract.ts';

/** How the window of the desktop app speaks to it: over what the preload put into the page. */
export function openDesktopBridge(port: DesktopPort): WindowBridge {
  return {
    api: connectApi(port, () => crypto.randomUUID()),
    subscribe: port.subscribe,
    host: 'desktop',
    desktop: port,
  };
}
