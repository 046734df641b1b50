import type { BrowserContext, Page, Request, Route } from 'playwright-core';
import type { Line } from '../line.ts';
import { isAppAddress, toAppAddress } from '../page-addresses.ts';
import type { MainMethods } from '../wire.ts';

/** Whose page asks. */
export interface Asking {
  /** `null` for a page that no window of the app shows: a page opened it. */
  readonly windowOf: (page: Page) => number | null;
  readonly main: Pick<Line<MainMethods>, 'ask'>;
  /** Whether the app itself goes to this address now; asked once for each. */
  readonly isOwnLoad: (windowId: number, url: string) => boolean;
  /** A page opens another one, which is not there yet. */
  readonly mayOpen: (url: string) => Promise<boolean>;
}

/** Stands where the rest of the world would be. */
const ELSEWHERE = '<!doctype html><title>Elsewhere</title><p>Another site.</p>';

/** Every request of every page: the app's own scheme asks the app, and nothing reaches a network. */
export async function answerRequests(browser: BrowserContext, asking: Asking): Promise<void> {
  await browser.route('**/*', (route, request) =>
    // A page that closes in the middle has nothing to answer.
    answer(route, request, asking).catch(() => route.abort().catch(() => {})),
  );
}

async function answer(route: Route, request: Request, asking: Asking): Promise<void> {
  const page = pageOf(request);
  const url = request.url();
  if (request.isNavigationRequest() && !(await mayGo(request, page, asking))) {
    // Stays where it is: a document that never comes.
    return route.fulfill({ status: 204 });
  }
  if (!isAppAddress(url)) {
    return request.isNavigationRequest()
      ? route.fulfill({ body: ELSEWHERE, contentType: 'text/html' })
      : route.abort('internetdisconnected');
  }
  const headers = request.headers();
  const answered = await asking.main.ask('answerRequest', {
    url: toAppAddress(url),
    method: request.method(),
    headers,
  });
  if (answered === null) return route.abort('failed');
  const { status, body } = answered;
  await route.fulfill({ status, headers: answered.headers, body: Buffer.from(body) });
}

async function mayGo(request: Request, page: Page | null, asking: Asking): Promise<boolean> {
  const url = toAppAddress(request.url());
  if (page === null) return asking.mayOpen(url);
  const windowId = asking.windowOf(page);
  if (windowId === null) return true;
  const isMainFrame = request.frame() === page.mainFrame();
  if (isMainFrame && asking.isOwnLoad(windowId, url)) return true;
  return asking.main.ask('mayNavigate', windowId, { url, isMainFrame });
}

/** `null` for a page that is not there yet. */
function pageOf(request: Request): Page | null {
  try {
    return request.frame().page();
  } catch {
    return null;
  }
}
