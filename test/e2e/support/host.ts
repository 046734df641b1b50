import type { Page } from 'playwright-core';
import type { NotificationFacts, TrayFacts } from '../../support/electron-stand-in/wire.ts';

/** Where an app runs: its data, its keychain, its bus. Each host is given the same. */
export interface Place {
  readonly dataFolder: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface OpenOptions {
  readonly args?: readonly string[];
  readonly isDark?: boolean;
  /** The embedded demo instead of the user's own mailboxes. */
  readonly isDemo?: boolean;
}

/** The product as it runs, wherever its window is shown. */
export interface OpenApp {
  /** Of its window. */
  readonly page: () => Promise<Page>;
  /** Ends it as a user does; resolves with the exit code. */
  readonly quit: () => Promise<number>;
  /** Ends whatever still runs. */
  readonly close: () => Promise<void>;
  /** Everything it printed: what to look at where a spec fails. */
  readonly output: () => string;
}

/** What only the desktop app has. */
export interface DesktopApp extends OpenApp {
  readonly facts: () => Promise<DesktopFacts>;
  readonly clickTrayMenu: (...path: readonly string[]) => Promise<void>;
  readonly clickNotification: (title: string) => Promise<void>;
  /** By the button of its frame. */
  readonly closeWindow: () => Promise<void>;
  /** From the main process, where nothing refuses an address. */
  readonly showElsewhere: (url: string) => Promise<void>;
  /** Resolves with the exit code. */
  readonly exited: Promise<number>;
}

export interface DesktopFacts {
  /** `null` where no icon is shown. */
  readonly tray: TrayFacts | null;
  /** All that were shown, the oldest first. */
  readonly notifications: readonly NotificationFacts[];
  readonly window: WindowState | null;
  readonly windowCount: number;
  readonly openedLinks: readonly string[];
}

export interface WindowState {
  readonly isVisible: boolean;
  readonly isMinimised: boolean;
  readonly webPreferences: Readonly<Record<string, unknown>>;
}

/** One way to run the product. */
export interface Host<App extends OpenApp = OpenApp> {
  readonly name: string;
  readonly open: (place: Place, options?: OpenOptions) => Promise<App>;
}
