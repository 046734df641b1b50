import type { Page } from 'playwright-core';
import { afterEach, expect, inject, test } from 'vitest';
import type { Api } from '../../electron/api/contract.ts';
import { fakeWindowApi } from '../support/fake-window-api.ts';
import { heldAttempt } from '../support/held-attempt.ts';
import { sampleSnapshot } from '../support/sample-snapshot.ts';
import { provideServedWindows } from '../support/served-window.ts';
import { browserOfFile } from '../support/show-window.ts';

const LINK = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=our-own-id&state=once';

const { serve } = provideServedWindows();
const pages: Page[] = [];
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

/** The form of the window that a browser shows, as far as the provider’s page; that one is opened beside it. */
async function beginInBrowser(initScript = '') {
  const attempt = heldAttempt<Awaited<ReturnType<Api['addBySignIn']>>>();
  const api: Api = { ...fakeWindowApi(() => sampleSnapshot()), addBySignIn: attempt.ask };
  const { newLink } = await serve(api, { pageFolder: inject('windowFolder') });
  const context = await (await browserOfFile()).newContext();
  await context.route('https://login.microsoftonline.com/**', (route) => route.fulfill({ body: 'Sign in' }));
  const page = await context.newPage();
  pages.push(page);
  if (initScript !== '') await page.addInitScript(initScript);
  await page.goto(newLink());
  await page.getByRole('button', { name: 'Add mailbox' }).click();
  await page.getByLabel('Address', { exact: true }).fill('someone@outlook.com');
  await page.getByRole('button', { name: 'Sign in with Microsoft', exact: true }).click();
  const hooks = await attempt.hooks;
  const tellPage = () =>
    hooks.onSignIn?.({ kind: 'page', name: 'Microsoft', takesDeviceCode: true, link: LINK });
  return { page, context, tellPage };
}

test('really opens it, and the page that is opened knows nothing of this window', async () => {
  const { context, tellPage } = await beginInBrowser();
  const opened = context.waitForEvent('page');
  tellPage();
  const other = await opened;
  await other.waitForLoadState();
  expect(other.url()).toBe(LINK);
  expect(await other.evaluate('window.opener === null && document.referrer === ""')).toBe(true);
});

test('leads to the page where the browser held it back, and hands out its link', async () => {
  // As a browser does with what opens long after the click, and without a word.
  const { page, context, tellPage } = await beginInBrowser(
    'window.held = window.open; window.open = () => null;',
  );
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  tellPage();
  const card = page.getByRole('region', { name: 'Signing in with Microsoft' });
  await card.getByText('If no page opened:').waitFor();
  expect(context.pages()).toHaveLength(1);
  await card.getByRole('button', { name: 'Copy the link' }).click();
  await card.getByText('Copied').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(LINK);
  await page.evaluate('window.open = window.held');
  const opened = context.waitForEvent('page');
  await card.getByRole('link', { name: 'Open the page' }).click();
  expect((await opened).url()).toBe(LINK);
});
