import { readFileSync } from 'node:fs';
import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import { APP_NAME } from '../app-identity.ts';
import { writeAtomically } from '../write-atomically.ts';
import { openCrashLimit } from './crash-limit.ts';
import { pageAddress } from './page-address.ts';
import { webPreferences } from './web-preferences.ts';
import { formatPlace, parsePlace, placeWindow, SMALLEST, type WindowPlace } from './window-place.ts';

/** The one window. It exists from its first showing on; closing hides it. */
export interface MainWindow {
  /** In front of everything, at a place such as `#/settings` where one is named. */
  readonly show: (hash?: string) => void;
  /** In the task bar where nothing else shows that the app runs. */
  readonly keepWithinReach: () => void;
  readonly contents: () => WebContents | null;
  /** Lost where no page is shown. */
  readonly send: (channel: string, ...payload: readonly unknown[]) => void;
  /** Remembers the place; the window itself ends with the app. */
  readonly rememberPlace: () => void;
}

export interface MainWindowParts {
  readonly preload: string;
  readonly icon: string;
  readonly isPackaged: boolean;
  /** Where the place is remembered. */
  readonly placeFile: string;
  /** Whether a closed window leaves something to open it by. */
  readonly hasTrayIcon: () => boolean;
  readonly isQuitting: () => boolean;
  /** The page that was there is there no more. */
  readonly onPageEnd: () => void;
  readonly goTo: (hash: string) => void;
  readonly onSeen: (isSeen: boolean) => void;
  readonly onTrouble: (sentence: string) => void;
  /** It crashed so often that it stays closed. */
  readonly onLost: () => void;
  readonly onSessionEnd: () => void;
}

/** The page's own canvas, light and dark, so that nothing flashes before it is drawn. */
const CANVAS = { light: '#f6f6f7', dark: '#17181b' } as const;
const canvas = () => (nativeTheme.shouldUseDarkColors ? CANVAS.dark : CANVAS.light);

export function openMainWindow(parts: MainWindowParts): MainWindow {
  let window: BrowserWindow | null = null;
  /** Hidden by its user, and reached by the tray alone. */
  let isClosed = false;
  /** What is to become of a window that is not ready to be shown yet; `null` once it was. */
  let wish: 'show' | 'minimise' | null = null;
  const mayReopen = openCrashLimit(() => new Date());
  nativeTheme.on('updated', () => window?.setBackgroundColor(canvas()));

  const open = (hash: string, wanted: 'show' | 'minimise') => {
    const opened = build(parts);
    window = opened;
    wish = wanted;
    const reveal = () => {
      if (wish === 'show') opened.show();
      if (wish === 'minimise') toTaskBar(opened);
      wish = null;
    };
    opened.once('ready-to-show', reveal);
    opened.on('show', () => {
      isClosed = false;
      parts.onSeen(true);
    });
    opened.on('restore', () => parts.onSeen(true));
    // Not every window manager tells that it has restored a window; all give it the focus.
    opened.on('focus', () => parts.onSeen(true));
    opened.on('minimize', () => parts.onSeen(false));
    opened.on('hide', () => parts.onSeen(false));
    opened.on('close', (event) => {
      rememberPlace();
      if (parts.isQuitting()) return;
      event.preventDefault();
      isClosed = parts.hasTrayIcon();
      if (isClosed) opened.hide();
      else opened.minimize();
    });
    opened.on('closed', () => {
      parts.onPageEnd();
      if (window === opened) window = null;
    });
    opened.on('session-end', parts.onSessionEnd);
    opened.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) parts.onPageEnd();
    });
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit' || parts.isQuitting()) return;
      const wasVisible = opened.isVisible();
      const isLast = !mayReopen();
      parts.onTrouble(`The window’s process is gone: ${reason}.`);
      if (isLast) parts.onLost();
      // A window whose process is dead is not reloaded but replaced.
      opened.destroy();
      if (!isLast && wasVisible) open('', 'show');
    });
    opened.on('unresponsive', () => parts.onTrouble('The window does not respond.'));
    opened.webContents.on('preload-error', () => parts.onTrouble('The window’s preload failed.'));
    opened.loadURL(pageAddress(hash)).catch(() => {
      parts.onTrouble('The window’s page was not loaded.');
      if (!opened.isDestroyed()) reveal();
    });
  };
  const rememberPlace = () => {
    if (window !== null) writeAtomically(parts.placeFile, formatPlace(placeOf(window)));
  };
  return {
    show: (hash) => {
      if (window === null) return open(hash ?? '', 'show');
      if (hash !== undefined) parts.goTo(hash);
      if (wish !== null) {
        wish = 'show';
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    keepWithinReach: () => {
      if (window === null) open('', 'minimise');
      else if (isClosed) toTaskBar(window);
    },
    contents: () => (window === null || window.isDestroyed() ? null : window.webContents),
    send: (channel, ...payload) => {
      if (window !== null && !window.webContents.isDestroyed()) window.webContents.send(channel, ...payload);
    },
    rememberPlace,
  };
}

function build({ preload, icon, isPackaged, placeFile }: MainWindowParts): BrowserWindow {
  const { isMaximised, ...place } = placeWindow(readPlace(placeFile), workAreas());
  const window = new BrowserWindow({
    ...place,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: APP_NAME,
    icon,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: canvas(),
    webPreferences: webPreferences(preload, isPackaged),
  });
  if (isMaximised) window.once('show', () => window.maximize());
  return window;
}

/** A window that was never mapped has no entry to be minimised to. */
function toTaskBar(window: BrowserWindow): void {
  window.showInactive();
  window.minimize();
}

function workAreas() {
  const main = screen.getPrimaryDisplay();
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(
    ({ workArea }) => workArea,
  );
}

const placeOf = (window: BrowserWindow): WindowPlace => ({
  ...window.getNormalBounds(),
  isMaximised: window.isMaximized(),
});

function readPlace(file: string): WindowPlace | null {
  try {
    return parsePlace(readFileSync(file, 'utf8'));
  } catch {
    // It was never remembered.
    return null;
  }
}
