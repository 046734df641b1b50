import type { createCodec, Packed } from './codec.ts';
import type { openCrossing, SharedDocument } from './crossing.ts';
import type { WorldNames } from './main-world.ts';

/** What a preload says to the main process. */
export type PreloadMessage =
  | {
      readonly kind: 'invoke' | 'send';
      readonly id: number;
      readonly channel: string;
      readonly args: Packed;
    }
  | { readonly kind: 'preload-error'; readonly message: string };

/** What the main process says to a preload. */
export type PreloadNews =
  | { readonly kind: 'message'; readonly channel: string; readonly args: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly ok: boolean; readonly value: unknown };

/** A preload as CommonJS has it. */
export type PreloadScript = (
  require: (name: string) => unknown,
  module: { readonly exports: object },
  exports: object,
  process: object,
) => void;

/**
 * Runs the preload in the isolated world, as Electron runs a sandboxed one: in the main frame alone, with a `require`
 * that knows `electron` and nothing else. Its text is put into pages: it uses nothing from outside itself.
 */
export function enterIsolatedWorld(
  names: WorldNames,
  platform: string,
  makeCodec: typeof createCodec,
  open: typeof openCrossing,
  preload: PreloadScript,
): void {
  const world = globalThis as unknown as {
    readonly document: SharedDocument;
    readonly top: unknown;
    readonly standInToMain: (text: string) => void;
    standInDeliver?: (news: PreloadNews) => void;
  };
  if (world.top !== globalThis) return;
  const { pack, unpack } = makeCodec(null);
  const toMain = (message: PreloadMessage) => world.standInToMain(JSON.stringify(message));
  const crossing = open(world.document, { own: names.isolated, other: names.main }, makeCodec, () => {});

  const listeners = new Map<string, Set<(...args: unknown[]) => void>>();
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let calls = 0;
  const listen = (channel: string, listener: (...args: unknown[]) => void) => {
    listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
  };
  world.standInDeliver = (news) => {
    if (news.kind === 'message') {
      const args = unpack(news.args) as unknown[];
      for (const listener of [...(listeners.get(news.channel) ?? [])]) listener({ ports: [] }, ...args);
      return;
    }
    const call = waiting.get(news.id);
    waiting.delete(news.id);
    if (news.ok) call?.resolve(unpack(news.value));
    else call?.reject(new Error(String(news.value)));
  };

  const strict = (name: string, parts: object) =>
    new Proxy(parts, {
      get: (target, key) => {
        if (typeof key === 'string' && !(key in target))
          throw new Error(`The Electron stand-in has no ${name}.${key} in a preload.`);
        return Reflect.get(target, key);
      },
    });
  const methods = {
    invoke: (channel: string, ...args: unknown[]) => {
      const call = Promise.withResolvers<unknown>();
      calls += 1;
      const packed = pack(args);
      waiting.set(calls, call);
      toMain({ kind: 'invoke', id: calls, channel, args: packed });
      return call.promise;
    },
    send: (channel: string, ...args: unknown[]) => toMain({ kind: 'send', id: 0, channel, args: pack(args) }),
    on: listen,
    once: (channel: string, listener: (...args: unknown[]) => void) => {
      const first = (...args: unknown[]) => {
        listeners.get(channel)?.delete(first);
        listener(...args);
      };
      listen(channel, first);
    },
    off: (channel: string, listener: (...args: unknown[]) => void) =>
      listeners.get(channel)?.delete(listener),
    removeListener: (channel: string, listener: (...args: unknown[]) => void) =>
      listeners.get(channel)?.delete(listener),
    removeAllListeners: (channel: string) => listeners.delete(channel),
  };
  // Inherited: since Electron 29 the whole object crosses to the page as an empty one.
  const ipcRenderer = strict('ipcRenderer', Object.create(methods));
  const electron = strict('electron', {
    ipcRenderer,
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (key: string, value: unknown) => crossing.expose(key, value),
    }),
    webFrame: strict('webFrame', {}),
    crashReporter: strict('crashReporter', {}),
    nativeImage: strict('nativeImage', {}),
    webUtils: strict('webUtils', {}),
  });
  const module = { exports: {} };
  const process = { type: 'renderer', sandboxed: true, contextIsolated: true, platform };
  try {
    preload(
      (name) => {
        if (name !== 'electron') throw new Error(`module not found: ${name}`);
        return electron;
      },
      module,
      module.exports,
      process,
    );
  } catch (error) {
    toMain({ kind: 'preload-error', message: error instanceof Error ? error.message : String(error) });
  }
}
