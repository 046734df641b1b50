import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { browserHost } from './browser-host.ts';
import { electronHost } from './electron-host.ts';
import type { DesktopApp, Host, OpenApp } from './host.ts';
import { standInHost } from './stand-in-host.ts';

/** With its name first, for the title of a suite. */
type NamedHost<App extends OpenApp = OpenApp> = readonly [name: string, host: Host<App>];

const named = <App extends OpenApp>(host: Host<App>): NamedHost<App> => [host.name, host];

/** Electron's npm package fetches its runtime late, from a place that not every machine reaches. */
const hasElectron =
  process.env.ELECTRON_OVERRIDE_DIST_PATH !== undefined ||
  existsSync(fileURLToPath(new URL('../../../node_modules/electron/path.txt', import.meta.url)));

/** Those that have a tray, notifications and a window of their own: real Electron where it is there, else its stand-in. */
export const DESKTOP_HOSTS: readonly NamedHost<DesktopApp>[] = [
  named(hasElectron ? electronHost : standInHost),
];

/** Everywhere the window is shown. */
export const ALL_HOSTS: readonly NamedHost[] = [...DESKTOP_HOSTS, named(browserHost)];
