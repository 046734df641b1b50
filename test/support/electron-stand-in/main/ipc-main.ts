import type { IpcMain } from 'electron';
import { createCodec } from '../page/codec.ts';
import type { InvokeAnswer, PageMessage } from '../wire.ts';
import { strictEmitter } from './strict.ts';
import type { Frame, StandInContents } from './web-contents.ts';

type Handler = Parameters<IpcMain['handle']>[1];
const { pack, unpack } = createCodec(null);

class StandInIpcMain extends strictEmitter('ipcMain') implements Pick<IpcMain, 'handle' | 'removeHandler'> {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.#handlers.set(channel, handler);
  }
  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** A message of a page. As in Electron, nothing of an error crosses but its text. */
  async take(message: PageMessage, sender: StandInContents, senderFrame: Frame): Promise<InvokeAnswer> {
    const args = unpack(message.args) as unknown[];
    const { channel } = message;
    const event = { sender, senderFrame, frameId: 1, processId: 1, ports: [] };
    if (message.kind === 'send') {
      this.emit(channel, event, ...args);
      return { ok: true, value: null };
    }
    try {
      const handler = this.#handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      return { ok: true, value: pack(await handler(event as never, ...args)) };
    } catch (error) {
      return { ok: false, text: `Error invoking remote method '${channel}': ${error}` };
    }
  }
}

export const ipcMain = new StandInIpcMain();
