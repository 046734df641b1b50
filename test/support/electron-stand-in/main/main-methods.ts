import type { AppFacts, MainMethods, UserAct } from '../wire.ts';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { ledger } from './ledger.ts';
import { notificationFacts, shownNotification } from './notification.ts';
import { answerRequest, claimedSchemes } from './protocol.ts';
import { session } from './session.ts';
import { nativeTheme, powerMonitor } from './surroundings.ts';
import { shownTray } from './tray.ts';
import { StandInContents } from './web-contents.ts';

/** What pages and specs ask of the main process. */
export const mainMethods: MainMethods = {
  answerRequest,
  takeMessage: async (message) => {
    const contents = StandInContents.of(message.windowId);
    return ipcMain.take(message, contents, contents.frameOf(message.frame));
  },
  mayNavigate: async (windowId, frame) => StandInContents.of(windowId).mayNavigate(frame),
  mayOpenWindow: async (windowId, url) => StandInContents.of(windowId).mayOpen(url),
  isPermitted: async (windowId, permission) => {
    const contents = StandInContents.of(windowId);
    return session.defaultSession.isPermitted(contents, permission, contents.getURL());
  },
  notePageEvent: async (windowId, event) => {
    BrowserWindow.getAllWindows()
      .find(({ id }) => id === windowId)
      ?.note(event);
  },
  facts: async () => facts(),
  act: async (act) => perform(act),
};

function facts(): AppFacts {
  return {
    name: app.name,
    userData: app.getPath('userData'),
    desktopName: ledger.desktopName,
    isSandboxForced: ledger.isSandboxForced,
    tray: shownTray()?.facts() ?? null,
    notifications: notificationFacts(),
    windows: BrowserWindow.getAllWindows().map((window) => window.facts()),
    openedLinks: ledger.openedLinks,
    openedPaths: ledger.openedPaths,
    copiedTexts: ledger.copiedTexts,
    dialogs: ledger.dialogs.map(({ method, options, isAnswered }) => ({ method, options, isAnswered })),
    schemes: claimedSchemes(),
    preloadErrors: ledger.preloadErrors,
  };
}

function perform(act: UserAct): void {
  (ACTS[act.kind] as (given: UserAct) => void)(act);
}

const ACTS: { readonly [Kind in UserAct['kind']]: (act: Extract<UserAct, { kind: Kind }>) => void } = {
  'click-tray': () => tray().click(),
  'click-menu-item': ({ path }) => tray().menu.click(path),
  'click-notification': ({ title }) => shownNotification(title).click(),
  'dismiss-notification': ({ title }) => shownNotification(title).close(),
  // Both may end the process; the answer goes out first.
  'close-window': () => later(() => firstWindow().close()),
  // Whether it was shown is for the page to tell.
  'load-url': ({ url }) =>
    void firstWindow()
      .loadURL(url)
      .catch(() => {}),
  power: ({ event }) => void powerMonitor.emit(event),
  'set-dark': ({ isDark }) => nativeTheme.setDark(isDark),
  'answer-dialog': ({ answer }) => ledger.dialogs.find(({ isAnswered }) => !isAnswered)?.answer(answer),
  quit: () => later(() => app.quit()),
};

const later = (work: () => void) => void setImmediate(work);

function tray() {
  const shown = shownTray();
  if (shown === null) throw new Error('The app shows no tray icon.');
  return shown;
}

function firstWindow() {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) throw new Error('The app has no window.');
  return window;
}
