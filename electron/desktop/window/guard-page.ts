import type { WebContents } from 'electron';
import { type OutsidePlaces, outsideLink } from './outside-link.ts';
import { isPageAddress } from './page-address.ts';

/** What it takes to let a page lead somewhere. */
export interface GuardParts {
  /** As they are when a link is followed. */
  readonly places: () => OutsidePlaces;
  /** Hands a link to the browser. */
  readonly openOutside: (link: string) => Promise<void>;
  readonly warn: (sentence: string) => void;
}

/** A page stays where it is and opens no window; a link to a known place opens in the browser instead. */
export function guardPage(contents: WebContents, parts: GuardParts): void {
  contents.on('will-frame-navigate', (event) => {
    // To itself alone, which is a reload; never in a frame within it.
    if (!event.isMainFrame || !isPageAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void followLink(url, parts);
    return { action: 'deny' };
  });
}

/** Hands a link to the browser where it leads to a known place; `false` where it does not, or where the system did not take it. */
export async function followLink(url: string, { places, openOutside, warn }: GuardParts): Promise<boolean> {
  const link = outsideLink(url, places());
  if (link === null) {
    warn('The window asked for a link that leads to no known page; it was not opened.');
    return false;
  }
  try {
    await openOutside(link);
    return true;
  } catch {
    // What the system says may hold the link, and with it what no log should have.
    warn('The system could not open a link in the browser.');
    return false;
  }
}
