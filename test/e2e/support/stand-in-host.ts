import { fileURLToPath } from 'node:url';
import { launchStandIn } from '../../support/electron-stand-in/launch-stand-in.ts';
import type { DesktopApp, Host, OpenOptions, Place } from './host.ts';

const MAIN = fileURLToPath(new URL('../../../out/main/main.js', import.meta.url));

/** The built app under Node, on the stand-in for Electron. */
export const standInHost: Host<DesktopApp> = { name: 'the stand-in for Electron', open };

async function open(place: Place, { args = [], isDark = false, isDemo = false }: OpenOptions = {}) {
  const app = await launchStandIn({
    mainModule: MAIN,
    args: [...args, ...(isDemo ? ['--demo'] : [])],
    env: { ...place.env, MAILVITALS_HOME: place.dataFolder },
    isDark,
  });
  const facts = async () => {
    const { tray, notifications, windows, openedLinks, preloadErrors } = await app.facts();
    if (preloadErrors.length > 0) throw new Error(`The preload failed: ${preloadErrors.join('; ')}`);
    const [window = null] = windows;
    return { tray, notifications, window, windowCount: windows.length, openedLinks };
  };
  return {
    page: app.page,
    close: app.close,
    output: app.output,
    exited: app.exited,
    facts,
    clickTrayMenu: (...path: readonly string[]) => app.act({ kind: 'click-menu-item', path }),
    clickNotification: (title: string) => app.act({ kind: 'click-notification', title }),
    closeWindow: () => app.act({ kind: 'close-window' }),
    showElsewhere: (url: string) => app.act({ kind: 'load-url', url }),
    quit: async () => {
      await app.act({ kind: 'quit' });
      return app.exited;
    },
  };
}
