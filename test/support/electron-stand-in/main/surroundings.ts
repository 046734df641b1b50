import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Net, PowerMonitor, Screen, Shell } from 'electron';
import { host } from './host-line.ts';
import { ledger } from './ledger.ts';
import { readiness } from './readiness.ts';
import { strict, strictEmitter } from './strict.ts';

/** What the app finds around itself: the shell, the screen, the theme, the network, the power. */
export const shell = strict('shell', {
  openExternal: async (url) => {
    new URL(url);
    ledger.openedLinks.push(url);
  },
  openPath: async (path) => {
    ledger.openedPaths.push(path);
    return '';
  },
  showItemInFolder: (path) => void ledger.openedPaths.push(path),
} satisfies Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>);

/** In the main process alone, and by promises, since Electron 44. */
export const clipboard = strict('clipboard', {
  writeText: async (text: string) => void ledger.copiedTexts.push(text),
  readText: async () => ledger.copiedTexts.at(-1) ?? '',
});

class StandInPowerMonitor
  extends strictEmitter('powerMonitor')
  implements Pick<PowerMonitor, 'getSystemIdleState' | 'getSystemIdleTime' | 'isOnBatteryPower'>
{
  getSystemIdleState = () => 'active' as const;
  getSystemIdleTime = () => 0;
  isOnBatteryPower = () => false;
}
export const powerMonitor = new StandInPowerMonitor();

class StandInTheme extends strictEmitter('nativeTheme') {
  shouldUseDarkColors = false;
  shouldUseDarkColorsForSystemIntegratedUI = false;
  shouldUseHighContrastColors = false;

  setDark(isDark: boolean): void {
    this.shouldUseDarkColors = isDark;
    this.shouldUseDarkColorsForSystemIntegratedUI = isDark;
    host.ask('showTheme', isDark).catch(() => {});
    this.emit('updated');
  }
}
export const nativeTheme = new StandInTheme();

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const display = { id: 1, bounds: area, workArea: area, scaleFactor: 1 };
class StandInScreen extends strictEmitter('screen') {
  getPrimaryDisplay = () => display as ReturnType<Screen['getPrimaryDisplay']>;
  getAllDisplays = () => [this.getPrimaryDisplay()];
}
export const screen = new StandInScreen();

/** Files, as the app serves its page; what would leave the machine is refused. */
export const net = strict('net', {
  isOnline: () => {
    readiness.require('net.isOnline');
    return true;
  },
  get online() {
    readiness.require('net.online');
    return true;
  },
  fetch: async (input) => {
    readiness.require('net.fetch');
    const url = String(input);
    if (!url.startsWith('file:')) throw new Error(`The stand-in fetches files alone, not ${url}.`);
    try {
      return new Response(await readFile(fileURLToPath(url)));
    } catch {
      throw new Error('net::ERR_FILE_NOT_FOUND');
    }
  },
} satisfies Pick<Net, 'isOnline' | 'online' | 'fetch'>);
