import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { SYSTEM_CLOCK } from '../../monitor/clock.ts';
import { APP_NAME } from '../app-identity.ts';
import { askForUpdates, type Updater } from './ask-for-updates.ts';
import { type UpdateFeed, updateFeed } from './update-feed.ts';

export interface FollowUpdatesParts {
  readonly isDemo: boolean;
  readonly warn: (sentence: string) => void;
  readonly ended: AbortSignal;
  /** The app ends, and no window may hold it. */
  readonly beforeInstall: () => void;
}

/** Follows the feed of new versions, where one is configured. */
export async function followUpdates(parts: FollowUpdatesParts): Promise<void> {
  const { isDemo, warn, ended, beforeInstall } = parts;
  const hasBuiltIn = existsSync(join(process.resourcesPath ?? '', 'app-update.yml'));
  const feed = updateFeed(process.env, { isPackaged: app.isPackaged, hasBuiltIn, isDemo });
  if (feed.kind === 'off') return;
  askForUpdates({
    updater: await openUpdater(feed, beforeInstall),
    clock: SYSTEM_CLOCK,
    askToDownload: (version) =>
      ask(`${APP_NAME} ${version} is there`, 'It is fetched only if you want it.', 'Download'),
    askToInstall: (version) =>
      ask(`${APP_NAME} ${version} is ready`, 'The app ends for it and starts again.', 'Install now'),
    warn,
    ended,
  });
}

async function openUpdater(feed: UpdateFeed, beforeInstall: () => void): Promise<Updater> {
  // Loaded where it is wanted; ESM does not see its getter, which makes the updater of this kind of package, as a named export.
  const { default: electronUpdater } = await import('electron-updater');
  const { autoUpdater } = electronUpdater;
  autoUpdater.logger = null;
  autoUpdater.autoDownload = false;
  // A deb or rpm asks for the administrator's password: not while the computer shuts down. For all kinds, then, the user says when.
  autoUpdater.autoInstallOnAppQuit = false;
  if (feed.kind === 'address') autoUpdater.setFeedURL({ provider: 'generic', url: feed.url });
  return {
    look: async () => {
      const found = await autoUpdater.checkForUpdates();
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
    },
    download: async () => {
      await autoUpdater.downloadUpdate();
    },
    install: () => {
      beforeInstall();
      autoUpdater.quitAndInstall();
    },
  };
}

async function ask(message: string, detail: string, yes: string): Promise<boolean> {
  const buttons = [yes, 'Not now'];
  const box = {
    type: 'question',
    title: APP_NAME,
    message,
    detail,
    buttons,
    defaultId: 0,
    cancelId: 1,
  } as const;
  const { response } = await dialog.showMessageBox({ ...box, buttons });
  return response === 0;
}
