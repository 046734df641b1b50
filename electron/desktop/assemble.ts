import { join } from 'node:path';
import { app, Menu, shell } from 'electron';
import type { Api } from '../api/contract.ts';
import { watchForWindows } from '../api/watch-for-windows.ts';
import { SYSTEM_CLOCK } from '../monitor/clock.ts';
import { appMenu } from './app-menu.ts';
import { keepWatching } from './keep-watching.ts';
import { type Launch, wantsWindow } from './launch.ts';
import type { Log } from './log/log.ts';
import { watchLog } from './log/watch-log.ts';
import { startAtLogin } from './login/login-item.ts';
import { openNotifier } from './notifications/notifier.ts';
import { listenForActivation, systemNotifications } from './notifications/system-notifications.ts';
import { followSnapshot } from './page/follow-snapshot.ts';
import { performer } from './perform.ts';
import { followPower, type PowerListener } from './power.ts';
import { quitInOrder } from './quit.ts';
import type { SayTrouble } from './say-trouble.ts';
import { openTray } from './tray/tray.ts';
import { keepTrayPresence } from './tray/tray-presence.ts';
import { watchTrayHost } from './tray/watch-tray-host.ts';
import { setAsideTrouble, troubleAtWork, watchedAlready, watchTrouble } from './trouble-words.ts';
import { followUpdates } from './updates/updates.ts';
import type { OpenPage } from './window/guard-contents.ts';
import { openWindowSide } from './window/window-side.ts';

/** The part of the program that every entry shares, as far as the desktop app has to do with it. */
export interface DesktopEngine extends PowerListener {
  readonly api: Api;
  /** What the user should know of how it opened; `null` where all was well. */
  readonly notice: string | null;
  /** Of the pages at which a sign-in begins. */
  readonly signInOrigins: readonly string[];
}

export interface AssemblyParts {
  readonly engine: DesktopEngine;
  readonly close: () => Promise<void> | void;
  readonly launch: Launch;
  readonly built: string;
  readonly log: Log;
  readonly say: SayTrouble;
  readonly openPage: OpenPage;
  readonly isHidden: boolean;
}

/** Builds the objects of the app, connects them and starts the watch. */
export function assemble(parts: AssemblyParts): void {
  const { engine, close, launch, built, log, say, openPage, isHidden } = parts;
  const { api } = engine;
  const { platform } = process;
  const ending = new AbortController();
  const { events: forWindow, watch } = watchForWindows(api);
  const refresh = () => {
    forWindow.refresh();
    forTray.refresh();
  };
  const showLogs = async () => {
    await shell.openPath(log.folder);
  };
  const quit = quitInOrder(
    () => [
      { name: 'the watch', end: () => stopWatching() },
      { name: 'what is shown', end: () => leave() },
      { name: 'the engine', end: close },
    ],
    log,
  );

  const { window, bridge } = openWindowSide({
    api,
    events: { ...forWindow, refresh },
    built,
    atLogin: startAtLogin(launch),
    showLogs,
    openPage,
    log,
    say,
    hasTrayIcon: () => presence.hasIcon(),
    isQuitting: quit.isUnderWay,
    onSessionEnd: quit.now,
  });
  const perform = performer({
    api,
    refresh,
    showWindow: window.show,
    showLogs,
    quit: () => app.quit(),
    onFault: log.fault,
  });
  const tray = openTray(join(built, 'icons', 'tray'), perform);
  const presence = keepTrayPresence({
    platform,
    icon: tray,
    keepWindowWithinReach: window.keepWithinReach,
    watchHost: (onChange) => watchTrayHost(onChange, ending.signal),
    note: log.info,
  });
  const forTray = followSnapshot({ snapshot: api.snapshot, clock: SYSTEM_CLOCK, show: tray.show });
  const notifier = openNotifier({
    centre: systemNotifications(),
    platform,
    showWindow: window.show,
    tellWindow: bridge.tell,
    takeBack: bridge.takeBack,
    warn: log.warn,
  });

  const watching = keepWatching({
    watch,
    clock: SYSTEM_CLOCK,
    onEvent: (report) => {
      forTray.observe(report);
      notifier.observe(report);
      const line = watchLog(report);
      if (line !== null) log.info(line);
    },
    onTrouble: (sentence) => {
      log.warn(sentence);
      say(troubleAtWork(sentence));
    },
    onWatchedAlready: (sentence) => say(watchedAlready(sentence)),
    onBroken: (error, isFinal) => {
      log.fault('Watch', error);
      say(watchTrouble(error, isFinal));
    },
    cancelled: ending.signal,
  });
  const stopWatching = () => {
    ending.abort();
    return watching;
  };
  const leave = () => {
    window.rememberPlace();
    bridge.endPage();
    notifier.clear();
    forTray.stop();
    tray.remove();
  };

  listenForActivation(() => window.show());
  // The demo has a network of its own.
  if (!launch.isDemo) followPower(engine, () => app.quit());
  const { isDemo } = launch;
  followUpdates({ isDemo, warn: log.warn, ended: ending.signal, beforeInstall: quit.prepare }).catch(
    (error) => log.fault('Updates', error),
  );
  const menu = appMenu(
    { show: window.show, quit: () => app.quit() },
    { platform, isPackaged: app.isPackaged },
  );
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
  app.on('second-instance', (_event, _argv, _cwd, data) => wantsWindow(data) && window.show());
  app.on('activate', () => window.show());
  // The app lives in the tray.
  app.on('window-all-closed', () => {});
  if (engine.notice !== null) say(setAsideTrouble(engine.notice));
  if (!isHidden) window.show();
}
