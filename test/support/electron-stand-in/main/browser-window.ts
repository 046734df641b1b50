import { readFileSync } from 'node:fs';
import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as RealBrowserWindow,
  Rectangle,
} from 'electron';
import type { PageEvent, WindowFacts } from '../wire.ts';
import { app } from './app.ts';
import { host } from './host-line.ts';
import { ledger } from './ledger.ts';
import { type OpenWindow, openWindows } from './open-windows.ts';
import { preventable } from './preventable.ts';
import { readiness } from './readiness.ts';
import { strict, strictEmitter } from './strict.ts';
import { StandInContents } from './web-contents.ts';

type Methods = Pick<
  RealBrowserWindow,
  | 'show'
  | 'hide'
  | 'focus'
  | 'minimize'
  | 'restore'
  | 'maximize'
  | 'close'
  | 'destroy'
  | 'isVisible'
  | 'isMinimized'
  | 'isMaximized'
  | 'isFocused'
  | 'isDestroyed'
  | 'loadURL'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBackgroundColor'
  | 'setTitle'
  | 'getTitle'
>;

let count = 0;

class StandInWindow extends strictEmitter('BrowserWindow') implements Methods, OpenWindow {
  readonly id: number;
  readonly webContents: StandInContents;
  readonly #options: BrowserWindowConstructorOptions;
  readonly #opened: Promise<void>;
  #title: string;
  #isVisible: boolean;
  #isMinimised = false;
  #isMaximised = false;
  #isFocused = false;
  #isDestroyed = false;
  #wasReadyToShow = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    readiness.require('BrowserWindow');
    super();
    count += 1;
    this.id = count;
    this.#options = options;
    this.#title = options.title ?? app.name;
    this.#isVisible = options.show ?? true;
    this.webContents = new StandInContents(this.id);
    openWindows.add(this);
    const { preload } = options.webPreferences ?? {};
    const source = preload === undefined ? null : readFileSync(preload, 'utf8');
    this.#opened = host.ask('openWindow', { id: this.id, preload: source });
    app.emit('web-contents-created', preventable({}), this.webContents);
    app.emit('browser-window-created', preventable({}), this);
  }
  static getAllWindows(): readonly StandInWindow[] {
    return openWindows.list() as readonly StandInWindow[];
  }
  static getFocusedWindow(): StandInWindow | null {
    return StandInWindow.getAllWindows().find((window) => window.isFocused()) ?? null;
  }
  static fromWebContents(contents: { readonly id: number }): StandInWindow | null {
    return StandInWindow.getAllWindows().find(({ id }) => id === contents.id) ?? null;
  }

  async loadURL(url: string): Promise<void> {
    await this.#opened;
    await this.webContents.loadURL(url);
  }
  show(): void {
    const wasVisible = this.#isVisible;
    this.#isVisible = true;
    if (!wasVisible) this.emit('show');
    this.focus();
  }
  showInactive(): void {
    this.#isVisible = true;
    this.emit('show');
  }
  hide(): void {
    this.#isVisible = false;
    this.#isFocused = false;
    this.emit('hide');
  }
  focus(): void {
    if (!this.#isVisible) return;
    this.#isFocused = true;
    this.emit('focus');
  }
  minimize(): void {
    this.#isMinimised = true;
    this.#isFocused = false;
    this.emit('minimize');
  }
  restore(): void {
    this.#isMinimised = false;
    this.#isVisible = true;
    this.emit('restore');
  }
  maximize(): void {
    this.#isMaximised = true;
    this.emit('maximize');
  }
  isVisible = (): boolean => this.#isVisible && !this.#isMinimised;
  isMinimized = (): boolean => this.#isMinimised;
  isMaximized = (): boolean => this.#isMaximised;
  isFocused = (): boolean => this.#isFocused && this.#isVisible && !this.#isMinimised;
  isDestroyed = (): boolean => this.#isDestroyed;
  getBounds(): Rectangle {
    const { x = 0, y = 0, width = 800, height = 600 } = this.#options;
    return { x, y, width, height };
  }
  getNormalBounds(): Rectangle {
    return this.getBounds();
  }
  setBackgroundColor(): void {}
  setTitle(title: string): void {
    this.#title = title;
  }
  getTitle(): string {
    return this.#title;
  }

  close(): void {
    this.requestClose();
  }
  requestClose(): boolean {
    const closing = preventable({});
    this.emit('close', closing);
    if (!closing.defaultPrevented) this.destroy();
    return !closing.defaultPrevented;
  }
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    host.ask('closeWindow', this.id).catch(() => {});
    this.webContents.destroyNow();
    this.emit('closed');
    openWindows.remove(this.id);
  }

  /** What became of its page. */
  note(event: PageEvent): void {
    if (event.kind === 'preload-error') ledger.preloadErrors.push(event.message);
    if (event.kind === 'crashed')
      this.webContents.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 1 });
    if (event.kind === 'navigation-started') {
      const { url, isSameDocument } = event;
      this.webContents.emit(
        'did-start-navigation',
        preventable({ url, isSameDocument, isMainFrame: true }),
        url,
      );
    }
    if (event.kind !== 'loaded') return;
    this.webContents.frameOf({ url: event.url, isMainFrame: true });
    this.webContents.emit('dom-ready', preventable({}));
    this.webContents.emit('did-finish-load', preventable({}));
    if (!this.#wasReadyToShow) this.emit('ready-to-show');
    this.#wasReadyToShow = true;
  }
  facts(): WindowFacts {
    return {
      id: this.id,
      title: this.#title,
      url: this.webContents.getURL(),
      isVisible: this.isVisible(),
      isMinimised: this.#isMinimised,
      isFocused: this.isFocused(),
      webPreferences: JSON.parse(JSON.stringify(this.#options.webPreferences ?? {})),
    };
  }
}

export const BrowserWindow = strict('BrowserWindow', StandInWindow);
