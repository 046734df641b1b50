import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import { openAppPaths } from './app-paths.ts';
import { ledger } from './ledger.ts';
import { openWindows } from './open-windows.ts';
import { preventable } from './preventable.ts';
import { readiness } from './readiness.ts';
import { requestLock } from './single-instance.ts';
import { strict, strictEmitter } from './strict.ts';

const root = process.cwd();
const exitProcess = process.exit.bind(process);
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly productName?: string;
  readonly version: string;
};

type Parts = Pick<
  App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'getPath'
  | 'setPath'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getLocale'
  | 'isPackaged'
  | 'name'
  | 'enableSandbox'
  | 'setDesktopName'
  | 'setAppUserModelId'
  | 'requestSingleInstanceLock'
  | 'setAboutPanelOptions'
>;

class StandInApp extends strictEmitter('app') implements Parts {
  readonly isPackaged = false;
  readonly commandLine = strict('app.commandLine', {
    appendSwitch: () => this.#tooLate('app.commandLine.appendSwitch'),
    hasSwitch: (name: string) => process.argv.includes(`--${name}`),
  });
  name = manifest.productName ?? manifest.name;
  readonly #paths = openAppPaths(() => this.name);
  readonly #ready = Promise.withResolvers<void>();
  #isQuitting = false;
  #holdsLock = false;

  /** By the launcher, once the main module has evaluated. */
  begin(): void {
    readiness.begin();
    this.emit('ready', preventable({}), {});
    this.#ready.resolve();
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  isReady(): boolean {
    return readiness.isReady();
  }

  quit(): void {
    if (this.#isQuitting) return;
    const before = preventable({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#isQuitting = true;
    if (!openWindows.list().every((window) => window.requestClose())) {
      this.#isQuitting = false;
      return;
    }
    const will = preventable({});
    this.emit('will-quit', will);
    if (will.defaultPrevented) this.#isQuitting = false;
    else this.#end(0);
  }
  exit(code = 0): void {
    this.#isQuitting = true;
    for (const window of openWindows.list()) window.destroy();
    this.#end(code);
  }
  #end(code: number): void {
    this.emit('quit', preventable({}), code);
    exitProcess(code);
  }
  /** Told when the last window is gone. */
  noteAllClosed(): void {
    if (this.#isQuitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  getPath(name: Parameters<App['getPath']>[0]): string {
    return this.#paths.get(name);
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }
  getName(): string {
    return this.name;
  }
  setName(name: string): void {
    this.name = name;
  }
  getVersion(): string {
    return manifest.version;
  }
  getAppPath(): string {
    return root;
  }
  getLocale(): string {
    readiness.require('app.getLocale');
    return 'en-GB';
  }

  #tooLate(what: string): void {
    if (readiness.isReady()) throw new Error(`${what} must be called before the app is ready.`);
  }
  enableSandbox(): void {
    this.#tooLate('app.enableSandbox');
    ledger.isSandboxForced = true;
  }
  setDesktopName(name: string): void {
    this.#tooLate('app.setDesktopName');
    ledger.desktopName = name;
  }
  setAppUserModelId(): void {
    this.#tooLate('app.setAppUserModelId');
  }
  setAboutPanelOptions(): void {}

  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    if (this.#holdsLock) return true;
    const words = { argv: process.argv, cwd: process.cwd(), data: data ?? null };
    this.#holdsLock = requestLock(this.getPath('userData'), words, ({ argv, cwd, data: told }) => {
      const tell = () => this.emit('second-instance', preventable({}), argv, cwd, told);
      void this.whenReady().then(tell);
    });
    return this.#holdsLock;
  }
}

export const app = new StandInApp();
openWindows.whenAllClosed(() => app.noteAllClosed());

// The system's own ways to end an app are a quit; `process.exit` in the main process is `app.exit`.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
process.exit = ((code?: number) => app.exit(code ?? 0)) as typeof process.exit;
