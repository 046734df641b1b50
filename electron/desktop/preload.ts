import { contextBridge, ipcRenderer } from 'electron';
import type { WindowEvent } from '../api/contract.ts';
import type { CallAnswer, CallNews, DesktopPort } from '../api/wire.ts';
import { DESKTOP_CHANNELS as CHANNEL } from './page/desktop-channels.ts';

/**
 * Runs in the window's sandbox, before the page: gives it a {@link DesktopPort} and nothing else. No function takes the
 * name of a channel, and no event object of Electron reaches the page.
 */
const tellers = new Map<string, (news: CallNews) => void>();
const listeners = new Map<string, (event: WindowEvent) => void>();
let subscriptions = 0;

ipcRenderer.on(CHANNEL.news, (_event, id: string, news: CallNews) => tellers.get(id)?.(news));
ipcRenderer.on(CHANNEL.event, (_event, id: string, told: WindowEvent) => listeners.get(id)?.(told));

const GONE: CallAnswer = { fault: 'Mailvitals did not answer. Close the window and open it again.' };

const port: DesktopPort = {
  send: async (call, tell) => {
    tellers.set(call.id, tell);
    try {
      return await ipcRenderer.invoke(CHANNEL.call, call).catch(() => GONE);
    } finally {
      tellers.delete(call.id);
    }
  },
  cancel: (id) => ipcRenderer.send(CHANNEL.cancel, { id }),
  subscribe: (listener) => {
    const id = String(subscriptions);
    subscriptions += 1;
    listeners.set(id, listener);
    ipcRenderer.send(CHANNEL.subscribe, id);
    return () => {
      listeners.delete(id);
      ipcRenderer.send(CHANNEL.unsubscribe, id);
    };
  },
  showLogs: () => ipcRenderer.invoke(CHANNEL.showLogs),
  copyText: (text) => ipcRenderer.invoke(CHANNEL.copyText, text),
  openPage: (link) => ipcRenderer.invoke(CHANNEL.openPage, link),
  startsAtLogin: () => ipcRenderer.invoke(CHANNEL.startsAtLogin),
  setStartsAtLogin: (starts) => ipcRenderer.invoke(CHANNEL.setStartsAtLogin, starts),
};

contextBridge.exposeInMainWorld('mailvitalsDesktop', port);
