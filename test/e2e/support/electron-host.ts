import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import { waitUntil } from '../../support/wait-until.ts';
import type { DesktopApp, DesktopFacts, Host, OpenOptions, Place } from './host.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Loaded before the app: Electron has no list of the trays and notifications of a process. */
const HOOK = fileURLToPath(new URL('./electron-hook.cjs', import.meta.url));

/** What the hook keeps in the main process. */
interface Hook {
  readonly facts: () => DesktopFacts;
  readonly clickTrayMenu: (path: readonly string[]) => void;
  readonly clickNotification: (title: string) => void;
}
type Hooked = { readonly mailvitalsHook: Hook };

/** The built app on real Electron. */
export const electronHost: Host<DesktopApp> = { name: 'Electron', open };

async function open(place: Place, { args = [], isDark = false, isDemo = false }: OpenOptions = {}) {
  const app = await _electron.launch({
    args: ['-r', HOOK, ROOT, ...args, ...(isDemo ? ['--demo'] : [])],
    cwd: ROOT,
    env: definedOnly({ ...place.env, MAILVITALS_HOME: place.dataFolder }),
    colorScheme: isDark ? 'dark' : 'light',
    chromiumSandbox: false,
  });
  const child = app.process();
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk;
    });
  }
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
  return {
    page: () => waitUntil(() => app.windows()[0], { what: 'a window', timeoutMs: 30_000 }),
    close: async () => {
      if (child.exitCode === null) child.kill('SIGKILL');
      await exited;
    },
    output: () => text,
    exited,
    facts: () => app.evaluate(() => (globalThis as unknown as Hooked).mailvitalsHook.facts()),
    clickTrayMenu: (...path: readonly string[]) =>
      app.evaluate((_, given) => (globalThis as unknown as Hooked).mailvitalsHook.clickTrayMenu(given), path),
    clickNotification: (title: string) =>
      app.evaluate(
        (_, given) => (globalThis as unknown as Hooked).mailvitalsHook.clickNotification(given),
        title,
      ),
    closeWindow: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    showElsewhere: async (url: string) => {
      await app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.loadURL(to), url);
    },
    quit: async () => {
      await app.evaluate(({ app: running }) => void setImmediate(() => running.quit()));
      return exited;
    },
  };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
