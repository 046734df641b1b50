import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import type { Api } from '../../api/contract.ts';
import type { WindowEvents } from '../../api/window-events.ts';
import { openBridge } from '../page/bridge.ts';
import { DESKTOP_CHANNELS as CHANNEL } from '../page/desktop-channels.ts';
import { listenToPage } from '../page/listen-to-page.ts';
import { pageAddress } from '../window/page-address.ts';
import { webPreferences } from '../window/web-preferences.ts';
import { insist, type SmokeCheck } from './smoke-check.ts';

/** In the page: asks for the snapshot over the bridge, and says what else it could reach. */
const ASK = `Promise.resolve(window.mailvitalsDesktop.send({ id: 'smoke', method: 'snapshot', args: [] }, () => {}))
  .then(({ result }) => ({ mailboxes: result.mailboxes.length, node: typeof require + typeof process }))`;

/** The page is loaded as the app loads it, hidden, and the snapshot comes to it through the preload. */
export function windowCheck(api: Api, built: string): SmokeCheck {
  return {
    name: 'window',
    run: async () => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: webPreferences(join(built, 'preload', 'preload.cjs'), true),
      });
      const actions = {
        showLogs: async () => {},
        copyText: async () => {},
        openPage: async () => false,
        startsAtLogin: async () => false,
        setStartsAtLogin: async () => null,
      };
      const bridge = openBridge({
        api,
        events: SILENT,
        actions,
        sendNews: (...news) => window.webContents.send(CHANNEL.news, ...news),
        sendEvent: (...event) => window.webContents.send(CHANNEL.event, ...event),
      });
      listenToPage({ bridge, contents: () => window.webContents, warn: () => {} });
      await window.loadURL(pageAddress());
      const seen: unknown = await window.webContents.executeJavaScript(ASK);
      const { mailboxes, node } = seen as { readonly mailboxes: unknown; readonly node: unknown };
      insist(mailboxes === 0, 'the snapshot did not come through the bridge');
      insist(node === 'undefinedundefined', 'the page can reach Node');
      return 'loaded, snapshot answered through the bridge, no Node in the page';
    },
  };
}

const SILENT: WindowEvents = { observe: () => {}, refresh: () => {}, subscribe: () => () => {} };
