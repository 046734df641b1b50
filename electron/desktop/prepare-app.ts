import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { APP_ID, APP_NAME, COPYRIGHT, TOAST_ACTIVATOR } from './app-identity.ts';
import { type Launch, windowFolder } from './launch.ts';
import { claimPageScheme } from './window/serve-page.ts';

/** Everything that Electron takes only before it is ready. Synchronous: what is awaited here may come after `ready`. */
export function prepareApp(launch: Launch): void {
  app.setName(APP_NAME);
  if (process.platform === 'win32') {
    app.setAppUserModelId(APP_ID);
    app.setToastActivatorCLSID(TOAST_ACTIVATOR);
  }
  if (process.platform === 'darwin') {
    app.setAboutPanelOptions({
      applicationName: APP_NAME,
      applicationVersion: app.getVersion(),
      copyright: COPYRIGHT,
    });
  }
  if (process.platform === 'linux') app.setDesktopName(`${APP_ID}.desktop`);
  app.enableSandbox();
  claimPageScheme();
  app.setPath('userData', madeFolder(launch));
}

/** A trial leaves the folder, and with it the lock, of an app that runs to that app. */
function madeFolder(launch: Launch): string {
  const folder = windowFolder(launch, app.getPath('appData'));
  if (!launch.isSmoke && isMade(folder)) return folder;
  return mkdtempSync(join(tmpdir(), 'mailvitals-window-'));
}

/** What is wrong with a data folder is told once it is opened, and that takes a window of some kind. */
function isMade(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}
