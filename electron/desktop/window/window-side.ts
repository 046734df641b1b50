import { join } from 'node:path';
import { app, clipboard } from 'electron';
import type { Api } from '../../api/contract.ts';
import type { WindowEvents } from '../../api/window-events.ts';
import type { Log } from '../log/log.ts';
import type { StartAtLogin } from '../login/start-at-login.ts';
import { type Bridge, openBridge } from '../page/bridge.ts';
import { DESKTOP_CHANNELS as CHANNEL } from '../page/desktop-channels.ts';
import { listenToPage } from '../page/listen-to-page.ts';
import type { SayTrouble } from '../say-trouble.ts';
import { WINDOW_LOST } from '../trouble-words.ts';
import type { OpenPage } from './guard-contents.ts';
import { type MainWindow, openMainWindow } from './main-window.ts';

/** The window and the line to its page. */
export interface WindowSide {
  readonly window: MainWindow;
  readonly bridge: Bridge;
}

export interface WindowSideParts {
  readonly api: Api;
  readonly events: WindowEvents;
  /** What the build made. */
  readonly built: string;
  readonly atLogin: StartAtLogin;
  readonly showLogs: () => Promise<void>;
  readonly openPage: OpenPage;
  readonly log: Log;
  readonly say: SayTrouble;
  readonly hasTrayIcon: () => boolean;
  readonly isQuitting: () => boolean;
  readonly onSessionEnd: () => void;
}

/** Nothing is shown before the window is asked to. */
export function openWindowSide(parts: WindowSideParts): WindowSide {
  const { api, events, built, atLogin, showLogs, openPage, log, say } = parts;
  const { hasTrayIcon, isQuitting, onSessionEnd } = parts;
  const bridge = openBridge({
    api,
    events,
    actions: {
      showLogs,
      copyText: (text) => clipboard.writeText(text),
      openPage,
      startsAtLogin: async () => atLogin.isOn(),
      setStartsAtLogin: async (starts) => atLogin.set(starts),
    },
    sendNews: (...news) => window.send(CHANNEL.news, ...news),
    sendEvent: (...event) => window.send(CHANNEL.event, ...event),
  });
  const window = openMainWindow({
    preload: join(built, 'preload', 'preload.cjs'),
    icon: join(built, 'icons', 'app.png'),
    isPackaged: app.isPackaged,
    placeFile: join(app.getPath('userData'), 'window.json'),
    hasTrayIcon,
    isQuitting,
    onPageEnd: bridge.endPage,
    goTo: (hash) => bridge.tell({ kind: 'go', hash }),
    onSeen: bridge.setSeen,
    onTrouble: log.warn,
    onLost: () => say(WINDOW_LOST),
    onSessionEnd,
  });
  listenToPage({ bridge, contents: window.contents, warn: log.warn });
  return { window, bridge };
}
