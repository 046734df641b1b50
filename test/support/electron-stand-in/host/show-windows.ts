import type { BrowserContext, Page } from 'playwright-core';
import type { Line } from '../line.ts';
import { toAppAddress, toBrowserAddress } from '../page-addresses.ts';
import type { HostMethods, MainMethods, PageEvent } from '../wire.ts';
import { answerRequests } from './answer-requests.ts';
import { openPage, type WindowPage } from './open-page.ts';
import { settlePermissions } from './permissions.ts';

/** The windows of one app, each a page of the browser. */
export interface ShownWindows {
  readonly methods: Omit<HostMethods, 'noteReady'>;
  /** Of the windows that are open, the oldest first. */
  readonly pages: () => readonly Page[];
  /** Pages that the app let other pages open. */
  readonly popups: () => readonly Page[];
}

/** `line` is asked for late: it needs these methods to be opened. */
export async function showWindows(
  browser: BrowserContext,
  line: () => Line<MainMethods>,
): Promise<ShownWindows> {
  const windows = new Map<number, WindowPage>();
  const ownLoads = new Set<string>();
  const popups = new Set<Page>();
  let unwanted = 0;
  const main: Pick<Line<MainMethods>, 'ask'> = { ask: (...asked) => line().ask(...asked) };
  const note = (windowId: number, event: PageEvent) => {
    // A page may outlive the app by a moment.
    main.ask('notePageEvent', windowId, event).catch(() => {});
  };
  const windowOf = (page: Page): number | null =>
    [...windows].find(([, shown]) => shown.page === page)?.[0] ?? null;
  // Electron names the opener; here every page may only be opened by the one window of the app.
  const mayOpen = async (url: string): Promise<boolean> => {
    const [windowId = 0] = windows.keys();
    const isAllowed = await main.ask('mayOpenWindow', windowId, url);
    if (!isAllowed) unwanted += 1;
    return isAllowed;
  };
  const settlePopup = async (page: Page) => {
    if ((await page.opener()) === null) return;
    if (unwanted === 0) return void popups.add(page);
    unwanted -= 1;
    await page.close();
  };
  browser.on('page', (page) => {
    settlePopup(page).catch(() => {});
  });
  await answerRequests(browser, {
    windowOf,
    main,
    mayOpen,
    isOwnLoad: (windowId, url) => ownLoads.delete(`${windowId} ${url}`),
  });
  const get = (id: number): WindowPage => {
    const shown = windows.get(id);
    if (shown === undefined) throw new Error(`Window ${id} is closed.`);
    return shown;
  };
  const methods: ShownWindows['methods'] = {
    openWindow: async ({ id, preload }) => {
      const shown = await openPage(browser, preload, {
        onPreloadError: (message) => note(id, { kind: 'preload-error', message }),
        onMessage: (message, frame, answer) => {
          if (message.kind === 'preload-error') return note(id, message);
          const { kind, channel, args } = message;
          main.ask('takeMessage', { windowId: id, frame, kind, channel, args }).then(
            (answered) => {
              if (kind === 'send') return;
              const value = answered.ok ? answered.value : answered.text;
              answer({ kind: 'answer', id: message.id, ok: answered.ok, value });
            },
            () => {},
          );
        },
      });
      windows.set(id, shown);
      tellOf(shown.page, (event) => note(id, event));
    },
    loadUrl: async (id, url) => {
      const { page, cdp } = get(id);
      await settlePermissions(cdp, main, id, url);
      const { href } = new URL(url);
      ownLoads.add(`${id} ${href.split('#')[0]}`);
      await page.goto(toBrowserAddress(url), { timeout: 15_000 });
    },
    sendToPage: async (id, channel, args) => get(id).send(channel, args),
    closeWindow: async (id) => {
      const { page } = get(id);
      windows.delete(id);
      await page.close();
    },
    runScript: async (id, script) => get(id).page.evaluate(script),
    showTheme: async (isDark) => {
      const colorScheme = isDark ? 'dark' : 'light';
      await Promise.all([...windows.values()].map(({ page }) => page.emulateMedia({ colorScheme })));
    },
  };
  return { methods, pages: () => [...windows.values()].map(({ page }) => page), popups: () => [...popups] };
}

function tellOf(page: Page, note: (event: PageEvent) => void): void {
  const url = () => toAppAddress(page.url());
  let shown = '';
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) return;
    const [document = ''] = frame.url().split('#');
    note({ kind: 'navigation-started', url: url(), isSameDocument: document === shown });
    shown = document;
  });
  page.on('load', () => note({ kind: 'loaded', url: url() }));
  page.on('crash', () => note({ kind: 'crashed' }));
}
