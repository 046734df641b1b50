import type { DesktopPort } from '../../electron/api/connect-api.ts';
import type { DesktopActions, Snapshot, WindowEvent } from '../../electron/api/contract.ts';
import type { CallAnswer, CallNews, WindowCall } from '../../electron/api/wire.ts';

/** What a page that a test shows has as globals: the port, and the ends of the wires that lead to the test. */
export interface PageWires {
  mailvitalsDesktop?: DesktopPort;
  /** An event, as JSON. */
  tellPage?: (event: string) => void;
  tellCall?: (id: string, news: CallNews) => void;
  readonly sendToTest: (call: WindowCall) => Promise<CallAnswer>;
  readonly cancelInTest: (id: string) => Promise<void>;
  /** As JSON. */
  readonly firstSnapshot: () => Promise<string>;
  readonly askDesktop: (action: keyof DesktopActions, args: readonly unknown[]) => Promise<unknown>;
}

/** Runs in the page before the window begins, as the desktop app's preload does. Must need nothing from outside itself. */
export function putDesktopPort(): void {
  const wires = globalThis as unknown as PageWires;
  const listeners = new Set<(event: WindowEvent) => void>();
  const news = new Map<string, (news: CallNews) => void>();
  wires.tellPage = (text) => {
    const event = JSON.parse(text) as WindowEvent;
    for (const listener of listeners) listener(event);
  };
  wires.tellCall = (id, item) => news.get(id)?.(item);
  wires.mailvitalsDesktop = {
    send: async (call, tell) => {
      news.set(call.id, tell);
      const answer = await wires.sendToTest(call);
      news.delete(call.id);
      return answer;
    },
    cancel: (id) => {
      void wires.cancelInTest(id);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      void wires.firstSnapshot().then((text) => {
        const snapshot = JSON.parse(text) as Snapshot;
        if (listeners.has(listener)) listener({ kind: 'snapshot', snapshot });
      });
      return () => {
        listeners.delete(listener);
      };
    },
    showLogs: () => wires.askDesktop('showLogs', []) as Promise<void>,
    copyText: (text) => wires.askDesktop('copyText', [text]) as Promise<void>,
    openPage: (link) => wires.askDesktop('openPage', [link]) as Promise<boolean>,
    startsAtLogin: () => wires.askDesktop('startsAtLogin', []) as Promise<boolean>,
    setStartsAtLogin: (starts) => wires.askDesktop('setStartsAtLogin', [starts]) as Promise<string | null>,
  };
}
