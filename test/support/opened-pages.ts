import type { Page } from 'playwright-core';

/** Script of a page: what it wants opened beside it is written down instead. */
export const KEEP_OPENED =
  'window.openedPages = []; window.open = (...what) => { window.openedPages.push(what); return null; };';

/** What a page with {@link KEEP_OPENED} wanted opened: link, target and features of each. */
export function openedPages(page: Page): Promise<readonly (readonly string[])[]> {
  return page.evaluate('window.openedPages');
}
