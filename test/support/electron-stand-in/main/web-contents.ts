import type { WebContents } from 'electron';
import { createCodec } from '../page/codec.ts';
import type { FrameFacts } from '../wire.ts';
import { host } from './host-line.ts';
import { preventable } from './preventable.ts';
import { session } from './session.ts';
import { strictEmitter } from './strict.ts';

/** A frame as listeners see it; the main frame of a page stays the same object. */
export interface Frame {
  url: string;
}

const { pack } = createCodec(null);
const byId = new Map<number, StandInContents>();

export class StandInContents
  extends strictEmitter('webContents')
  implements Pick<WebContents, 'id' | 'send' | 'isDestroyed' | 'getURL' | 'loadURL' | 'setWindowOpenHandler'>
{
  readonly id: number;
  readonly #mainFrame: Frame = { url: '' };
  #isDestroyed = false;
  #opener: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null;

  constructor(id: number) {
    super();
    this.id = id;
    byId.set(id, this);
  }
  static of(id: number): StandInContents {
    const contents = byId.get(id);
    if (contents === undefined) throw new Error(`There is no page ${id}.`);
    return contents;
  }
  static all(): readonly StandInContents[] {
    return [...byId.values()];
  }

  /** `null` once the page is gone, as for a frame that was disposed. */
  get mainFrame(): Frame {
    this.#refuseIfDestroyed();
    return this.#mainFrame;
  }
  get session() {
    return session.defaultSession;
  }
  /** The frame that a message came from. */
  frameOf({ url, isMainFrame }: FrameFacts): Frame {
    if (!isMainFrame) return { url };
    this.#mainFrame.url = url;
    return this.#mainFrame;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#refuseIfDestroyed();
    // Packed now: what cannot be cloned throws at the caller.
    host.ask('sendToPage', this.id, channel, pack(args)).catch(() => {});
  }
  getURL(): string {
    return this.#mainFrame.url;
  }
  async loadURL(url: string): Promise<void> {
    await host.ask('loadUrl', this.id, url);
  }
  executeJavaScript(script: string): Promise<unknown> {
    return host.ask('runScript', this.id, script);
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  destroyNow(): void {
    this.#isDestroyed = true;
    byId.delete(this.id);
    this.emit('destroyed');
  }
  #refuseIfDestroyed(): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
  }

  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.#opener = handler;
  }
  /** Without a handler, Electron opens whatever a page asks for. */
  mayOpen(url: string): boolean {
    const details = { url, frameName: '', features: '', disposition: 'foreground-tab' as const };
    const asked = { ...details, referrer: { url: '', policy: 'default' as const } };
    return this.#opener === null || this.#opener(asked).action === 'allow';
  }
  /** A link of the page, not `loadURL`. */
  mayNavigate({ url, isMainFrame }: FrameFacts): boolean {
    const details = preventable({ url, isMainFrame, isSameDocument: false, frame: this.#mainFrame });
    this.emit('will-frame-navigate', details);
    if (isMainFrame) this.emit('will-navigate', details, url);
    return !details.defaultPrevented;
  }
}
