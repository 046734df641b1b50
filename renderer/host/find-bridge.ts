import type { DesktopPort } from '../../electron/api/connect-api.ts';
import type { WindowBridge } from '../../electron/api/contract.ts';
import { openBrowserBridge } from './browser-bridge.ts';
import { openDesktopBridge } from './desktop-bridge.ts';

declare global {
  interface Window {
    /** Put here by the desktop app's preload, before the window begins. */
    readonly mailvitalsDesktop?: DesktopPort;
  }
}

/** What this page has to speak to the program with; `null` where it was opened in some other way, e.g. from a file. */
export function findBridge(): WindowBridge | null {
  if (window.mailvitalsDesktop !== undefined) return openDesktopBridge(window.mailvitalsDesktop);
  return /^https?:$/.test(window.location.protocol) ? openBrowserBridge() : null;
}
