import type { Browser } from 'playwright-core';
import { afterAll, afterEach, expect, inject } from 'vitest';
import { openWindow, type ShownWindow, type ShowWindowOptions } from './open-window.ts';
import { launchBrowser } from './window-browser.ts';

let browser: Promise<Browser> | null = null;
const shown = new Set<ShownWindow>();

// Imported by a test file, so that these are the hooks of that file: one browser for it, pages for each test.
afterEach(async () => {
  for (const window of [...shown]) await window.close();
});
afterAll(async () => {
  await (await browser)?.close();
  browser = null;
});

/** The browser of this test file. */
export function browserOfFile(): Promise<Browser> {
  browser ??= launchBrowser();
  return browser;
}

/** Shows the window of the build under test. The test fails where the page complains of anything. */
export async function showWindow(options: ShowWindowOptions): Promise<ShownWindow> {
  const opened = await openWindow(await browserOfFile(), inject('windowFolder'), options);
  const window: ShownWindow = {
    ...opened,
    close: async () => {
      shown.delete(window);
      const complaints = await opened.close();
      expect(complaints, 'what the page complained of').toEqual([]);
      return complaints;
    },
  };
  shown.add(window);
  return window;
}
