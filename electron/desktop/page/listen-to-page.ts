import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { Bridge } from './bridge.ts';
import { DESKTOP_CHANNELS as CHANNEL } from './desktop-channels.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** What the page's messages need. */
export interface ListenParts {
  readonly bridge: Bridge;
  /** The contents of the window as it now is; `null` where there is none. */
  readonly contents: () => WebContents | null;
  readonly warn: (sentence: string) => void;
}

const REFUSED = 'Mailvitals answers its own window only.';

/** Hands the page's messages to the bridge, each once its sender is known to be the page. */
export function listenToPage({ bridge, contents, warn }: ListenParts): void {
  const isTrusted = ({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean => {
    const trusted = isTrustedSender(senderFrame, contents()?.mainFrame ?? null);
    if (!trusted) warn('A message that did not come from the window was refused.');
    return trusted;
  };
  const answer = (channel: string, work: (input: unknown) => Promise<unknown>) =>
    ipcMain.handle(channel, async (event, input: unknown) => {
      if (!isTrusted(event)) throw new Error(REFUSED);
      return work(input);
    });
  const take = (channel: string, work: (input: unknown) => void) =>
    ipcMain.on(channel, (event, input: unknown) => {
      if (isTrusted(event)) work(input);
    });

  answer(CHANNEL.call, bridge.call);
  take(CHANNEL.cancel, bridge.cancel);
  take(CHANNEL.subscribe, bridge.subscribe);
  take(CHANNEL.unsubscribe, bridge.unsubscribe);
  const { showLogs, copyText, openPage, startsAtLogin, setStartsAtLogin } = bridge.actions;
  answer(CHANNEL.showLogs, () => showLogs());
  answer(CHANNEL.copyText, async (text) => {
    if (typeof text === 'string') await copyText(text);
  });
  answer(CHANNEL.openPage, async (link) => typeof link === 'string' && openPage(link));
  answer(CHANNEL.startsAtLogin, () => startsAtLogin());
  answer(CHANNEL.setStartsAtLogin, (starts) => setStartsAtLogin(starts === true));
}
