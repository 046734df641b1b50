import { join } from 'node:path';
import { nativeImage, Tray } from 'electron';
import { trayIconFile } from '../tray/tray-icon-file.ts';
import { insist, type SmokeCheck } from './smoke-check.ts';

/** The icon is there, and a tray takes it; whether a panel shows it, nobody says. */
export function trayCheck(built: string): SmokeCheck {
  return {
    name: 'tray',
    run: () => {
      const file = trayIconFile({ tone: 'action-needed', count: 3 }, 'light', process.platform);
      const image = nativeImage.createFromPath(join(built, 'icons', 'tray', file));
      insist(!image.isEmpty(), `no icon ${file}`);
      new Tray(image).destroy();
      return file;
    },
  };
}
