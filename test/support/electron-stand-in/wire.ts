import type { Packed } from './page/codec.ts';

/** A frame of a page as the main process is told of it, its address being the one that the app knows. */
export interface FrameFacts {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** One request of a page for an address of the app's own scheme. */
export interface PageRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface PageMessage {
  readonly windowId: number;
  readonly frame: FrameFacts;
  readonly kind: 'invoke' | 'send';
  readonly channel: string;
  readonly args: Packed;
}

/** How an invoked handler ended; `text` is all that crosses of an error. */
export type InvokeAnswer =
  | { readonly ok: true; readonly value: Packed }
  | { readonly ok: false; readonly text: string };

/** What becomes of a page, in the order of its life. */
export type PageEvent =
  | { readonly kind: 'navigation-started'; readonly url: string; readonly isSameDocument: boolean }
  | { readonly kind: 'loaded'; readonly url: string }
  | { readonly kind: 'crashed' }
  | { readonly kind: 'preload-error'; readonly message: string };

/** What the main process asks of the side that shows windows. */
export interface HostMethods {
  openWindow(window: { readonly id: number; readonly preload: string | null }): Promise<void>;
  /** Resolves when the page is loaded; rejects with the browser's words. */
  loadUrl(windowId: number, url: string): Promise<void>;
  sendToPage(windowId: number, channel: string, args: Packed): Promise<void>;
  closeWindow(windowId: number): Promise<void>;
  runScript(windowId: number, script: string): Promise<unknown>;
  showTheme(isDark: boolean): Promise<void>;
  /** The main module has evaluated and `ready` was emitted. */
  noteReady(): Promise<void>;
}

/** What is asked of the main process, by pages and by specs. */
export interface MainMethods {
  /** `null` where no handler stands for the scheme. */
  answerRequest(request: PageRequest): Promise<PageResponse | null>;
  takeMessage(message: PageMessage): Promise<InvokeAnswer>;
  mayNavigate(windowId: number, frame: FrameFacts): Promise<boolean>;
  mayOpenWindow(windowId: number, url: string): Promise<boolean>;
  isPermitted(windowId: number, permission: string): Promise<boolean>;
  notePageEvent(windowId: number, event: PageEvent): Promise<void>;
  facts(): Promise<AppFacts>;
  act(act: UserAct): Promise<void>;
}

/** What a person, or the system, does to the app outside its page. */
export type UserAct =
  | { readonly kind: 'click-tray' }
  | { readonly kind: 'click-menu-item'; readonly path: readonly string[] }
  | { readonly kind: 'click-notification'; readonly title: string }
  | { readonly kind: 'dismiss-notification'; readonly title: string }
  | { readonly kind: 'close-window' }
  | { readonly kind: 'power'; readonly event: 'suspend' | 'resume' | 'shutdown' }
  | { readonly kind: 'set-dark'; readonly isDark: boolean }
  | { readonly kind: 'answer-dialog'; readonly answer: unknown }
  | { readonly kind: 'load-url'; readonly url: string }
  | { readonly kind: 'quit' };

/** What the app told the system so far. */
export interface AppFacts {
  readonly name: string;
  readonly userData: string;
  readonly desktopName: string | null;
  readonly isSandboxForced: boolean;
  readonly tray: TrayFacts | null;
  readonly notifications: readonly NotificationFacts[];
  readonly windows: readonly WindowFacts[];
  readonly openedLinks: readonly string[];
  readonly openedPaths: readonly string[];
  readonly copiedTexts: readonly string[];
  readonly dialogs: readonly DialogFacts[];
  readonly schemes: readonly string[];
  readonly preloadErrors: readonly string[];
}

export interface TrayFacts {
  /** Name of the file, without its folder. */
  readonly icon: string;
  readonly isIconEmpty: boolean;
  readonly tooltip: string;
  readonly title: string;
  readonly menu: readonly MenuItemFacts[];
}

export interface MenuItemFacts {
  readonly label: string;
  readonly kind: string;
  readonly isEnabled: boolean;
  readonly items: readonly MenuItemFacts[];
}

export interface NotificationFacts {
  readonly title: string;
  readonly body: string;
  readonly urgency: string;
  readonly isShown: boolean;
}

export interface WindowFacts {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly isVisible: boolean;
  readonly isMinimised: boolean;
  readonly isFocused: boolean;
  readonly webPreferences: Readonly<Record<string, unknown>>;
}

export interface DialogFacts {
  readonly method: string;
  readonly options: unknown;
  readonly isAnswered: boolean;
}
