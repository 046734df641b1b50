import type { Page } from 'playwright-core';
import { afterEach, expect, inject, test } from 'vitest';
import { openWindowEvents } from '../../electron/api/window-events.ts';
import { SYSTEM_CLOCK } from '../../electron/monitor/clock.ts';
import { checkAccessibility } from '../support/check-accessibility.ts';
import { fakeWindowApi } from '../support/fake-window-api.ts';
import { minutesAgo, sampleAlert, sampleSnapshot } from '../support/sample-snapshot.ts';
import { provideServedWindows } from '../support/served-window.ts';
import { browserOfFile } from '../support/show-window.ts';
import { takePicture } from '../support/take-picture.ts';

const { serve } = provideServedWindows();
const pages: Page[] = [];
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

/** The window as a browser gets it, over HTTP, from the program that a test plays. */
async function showInBrowser(hash = '', alert = sampleAlert()) {
  const api = fakeWindowApi(() => sampleSnapshot());
  const events = openWindowEvents({ snapshot: api.snapshot, clock: SYSTEM_CLOCK });
  const { newLink, stop } = await serve(api, { events, pageFolder: inject('windowFolder') });
  const context = await (await browserOfFile()).newContext({ viewport: { width: 1000, height: 720 } });
  const page = await context.newPage();
  pages.push(page);
  await page.goto(newLink());
  await page.getByRole('grid', { name: 'Mailboxes' }).waitFor();
  if (hash !== '') await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  const tell = (event: 'alert' | 'recovery') =>
    events.observe({
      event,
      at: minutesAgo(0),
      alert: event === 'alert' ? alert : { ...alert, endedAt: minutesAgo(0) },
    });
  return { page, tell, stop };
}

test('tells an alert in the window, where no notification of the system can', async () => {
  const { page, tell } = await showInBrowser();
  tell('alert');
  const banner = page.locator('.banner').filter({ hasText: 'you@outlook.com can no longer sign in.' });
  await banner.waitFor();
  await takePicture(page, 'told-in-browser');
  expect(await checkAccessibility(page)).toEqual([]);
  await banner.getByRole('button', { name: 'Dismiss' }).click();
  await banner.waitFor({ state: 'detached' });
});

test('leads from the alert to what mends it', async () => {
  const { page, tell } = await showInBrowser();
  tell('alert');
  await page.locator('.banner').getByRole('button', { name: 'Re-bind' }).click();
  await page.getByRole('dialog', { name: 'Re-bind you@outlook.com' }).waitFor();
  expect(await page.locator('.banner').count()).toBe(0);
});

test('leads from the alert to the sign-in where that mends it', async () => {
  const alert = sampleAlert({ cause: 'oauth-grant-invalid', mendedBy: 'sign-in' });
  const { page, tell } = await showInBrowser('', alert);
  tell('alert');
  await page.locator('.banner').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('dialog', { name: 'Re-bind you@outlook.com' }).waitFor();
});

test('leads from the alert to its mailbox where its page has the steps', async () => {
  const { page, tell } = await showInBrowser('', sampleAlert({ cause: 'imap-disabled' }));
  tell('alert');
  await page.locator('.banner').getByRole('button', { name: 'Open' }).click();
  await page.getByRole('heading', { level: 1, name: 'you@outlook.com' }).waitFor();
});

test('tells a recovery in green', async () => {
  const { page, tell } = await showInBrowser();
  tell('recovery');
  await page.locator('.ok-banner').waitFor();
});

test('says that the connection is lost once the program has ended', async () => {
  const { page, stop } = await showInBrowser();
  stop();
  await page.getByText('The connection to Mailvitals is lost.').waitFor();
});

test('offers nothing that only a desktop can do', async () => {
  const { page } = await showInBrowser('#/settings');
  await page.getByRole('textbox', { name: 'Check every' }).waitFor();
  expect(await page.getByRole('switch', { name: 'Start at login' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Show logs' }).count()).toBe(0);
});
