import type { Api } from './api.ts';
import type { AlertReport, Snapshot } from './watch.ts';

/** What a window finds as `window.mailvitals`, wherever it is shown. */
export interface WindowBridge {
  readonly api: Api;
  /** Tells the listener everything from now on, beginning with the whole state. Returns the unsubscribe. */
  readonly subscribe: (listener: (event: WindowEvent) => void) => () => void;
  readonly host: WindowHost;
  /** What only the desktop app can do; `null` in a browser. */
  readonly desktop: DesktopActions | null;
}

export interface DesktopActions {
  /** Opens the folder of the log files. */
  readonly showLogs: () => Promise<void>;
  readonly copyText: (text: string) => Promise<void>;
  /** Opens a page in the browser; `false` where the link leads to no known page, or the system did not take it. */
  readonly openPage: (link: string) => Promise<boolean>;
  readonly startsAtLogin: () => Promise<boolean>;
  /** `null`, or a sentence where the system did not take it. */
  readonly setStartsAtLogin: (starts: boolean) => Promise<string | null>;
}

/** Where the window is shown; in a browser there is no tray and no notification of the system. */
export type WindowHost = 'desktop' | 'browser';

export type WindowEvent =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  /** Something is to be said: the window shows it where the system shows no notification. */
  | { readonly kind: 'told'; readonly event: 'alert' | 'reminder' | 'recovery'; readonly alert: AlertReport }
  /** The connection to the program was lost, or is back; what is shown may be old. */
  | { readonly kind: 'connection'; readonly isOpen: boolean }
  /** A place in the window to show, as the end of its address: `#/rebind/you%40example.com`. */
  | { readonly kind: 'go'; readonly hash: string };
