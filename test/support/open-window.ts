import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openCallDesk } from '../../electron/api/call-desk.ts';
import type { Api, DesktopActions, Snapshot, WindowEvent } from '../../electron/api/contract.ts';
import type { CallAnswer, CallNews, WindowCall } from '../../electron/api/wire.ts';
import { SECURITY_HEADERS } from '../../electron/web/security-headers.ts';
import { fakeDesktop, fakeWindowApi } from './fake-window-api.ts';
import { type PageWires, putDesktopPort } from './put-desktop-port.ts';

/** Nobody has this host: every request for it is answered from the folder of the page. */
const ORIGIN = 'https://window.mailvitals.invalid';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface ShowWindowOptions {
  /** What the program answers instead of {@link fakeWindowApi}'s answers. */
  readonly api?: Partial<Api>;
  /** What the desktop app does instead of {@link fakeDesktop}. */
  readonly desktop?: Partial<DesktopActions>;
  readonly snapshot: Snapshot;
  /** Where in the window to begin, e.g. `#/settings`. */
  readonly hash?: string;
  /** In pixels; 1120 by 720 where it is left out. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly contrast?: 'more';
  readonly forcedColors?: 'active';
  readonly reducedMotion?: 'reduce';
  /** JavaScript that runs in the page before anything else. */
  readonly initScript?: string;
}

export interface ShownWindow {
  readonly page: Page;
  /** Tells the window something, as the program does; a new snapshot also answers the calls after it. */
  readonly tell: (event: WindowEvent) => Promise<void>;
  /** What the window asked of the program and the desktop app, the oldest first. */
  readonly calls: readonly { readonly method: string; readonly args: readonly unknown[] }[];
  /** Closes it; gives what the page complained of: errors, and what its policy forbids. */
  readonly close: () => Promise<readonly string[]>;
}

/**
 * Opens the built page in a folder over a program that is a fake, with the policy and the port of the desktop app. What
 * the window calls goes through the real call desk, so that it is checked as in the app.
 */
export async function openWindow(
  browser: Browser,
  folder: string,
  options: ShowWindowOptions,
): Promise<ShownWindow> {
  const context = await browser.newContext(mediaOf(options));
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const wires = await connect(page, options);
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    return route.fulfill({
      body: readFileSync(join(folder, name)),
      headers: { ...SECURITY_HEADERS, 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' },
    });
  });
  if (options.initScript !== undefined) await page.addInitScript(options.initScript);
  await page.goto(`${ORIGIN}/${options.hash ?? ''}`);
  return {
    page,
    ...wires,
    close: async () => {
      await context.close();
      return complaints;
    },
  };
}

/** What the page and the program say to each other. */
async function connect(page: Page, { api = {}, desktop = {}, snapshot }: ShowWindowOptions) {
  const calls: { readonly method: string; readonly args: readonly unknown[] }[] = [];
  let latest = snapshot;
  const program: Api = { ...fakeWindowApi(() => latest), ...api };
  const onDesktop: DesktopActions = { ...fakeDesktop(), ...desktop };
  // As text, which a browser takes a hundred times faster than an object with a thousand mailboxes.
  const tellPage = (event: WindowEvent) =>
    page
      .evaluate((text) => (globalThis as unknown as PageWires).tellPage?.(text), JSON.stringify(event))
      .catch(ignoreClosed);
  const tell = async (event: WindowEvent) => {
    if (event.kind === 'snapshot') latest = event.snapshot;
    await tellPage(event);
  };
  const desk = openCallDesk(program, () => {
    void program.snapshot().then((snapshot) => tellPage({ kind: 'snapshot', snapshot }));
  });
  await page.exposeFunction('sendToTest', async (call: WindowCall): Promise<CallAnswer> => {
    calls.push({ method: call.method, args: call.args });
    let news: Promise<unknown> = Promise.resolve();
    const answer = await desk.answer(call, (item: CallNews) => {
      news = news.then(() =>
        page.evaluate(([id, item]) => (globalThis as unknown as PageWires).tellCall?.(id, item), [
          call.id,
          item,
        ] as const),
      );
    });
    await news.catch(ignoreClosed);
    return answer;
  });
  await page.exposeFunction('cancelInTest', (id: string) => desk.cancel(id));
  await page.exposeFunction('firstSnapshot', async () => JSON.stringify(await program.snapshot()));
  await page.exposeFunction('askDesktop', (action: keyof DesktopActions, args: readonly unknown[]) => {
    calls.push({ method: action, args });
    return (onDesktop[action] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
  });
  await page.addInitScript(putDesktopPort);
  return { calls, tell };
}

/** A window may be closed while something is on its way to it. */
function ignoreClosed(error: unknown): void {
  if (!/closed|destroyed/.test(String(error))) throw error;
}

function mediaOf(options: ShowWindowOptions): BrowserContextOptions {
  const { size, colorScheme, contrast, forcedColors, reducedMotion } = options;
  return {
    viewport: size ?? { width: 1120, height: 720 },
    colorScheme: colorScheme ?? 'light',
    contrast: contrast ?? 'no-preference',
    forcedColors: forcedColors ?? 'none',
    reducedMotion: reducedMotion ?? 'no-preference',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  };
}
