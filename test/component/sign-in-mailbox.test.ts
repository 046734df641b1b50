import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { MAILBOX_STATES } from '../support/mailbox-states.ts';
import { sampleSnapshot } from '../support/sample-snapshot.ts';
import { showMailboxPage } from '../support/show-mailbox.ts';
import { showWindow } from '../support/show-window.ts';
import { takePicture } from '../support/take-picture.ts';

const card = (page: Page) => page.getByRole('region', { name: 'Diagnosis' });
const TALL = { size: { width: 1120, height: 1000 } };

test.each([
  ['sign-in-ended', 'Sign in with Microsoft again'],
  ['passwords-refused', 'Sign in with Microsoft'],
  ['client-id-refused', 'Change the client id'],
  ['passwords-ending', 'Sign in with Microsoft'],
  ['token-refused', 'Sign in with Microsoft again'],
  ['sign-in-server-down', 'Sign in with Microsoft again'],
] as const)('%s: the one action is “%s”, and it leads to the sign-in', async (state, words) => {
  const { page } = await showMailboxPage(MAILBOX_STATES[state], TALL);
  const act = card(page).getByRole('button', { name: words, exact: true });
  await act.waitFor();
  await page.getByText('24 h ago').waitFor();
  await takePicture(page, `mailbox-${state}`);
  await act.click();
  await eventually(async () => page.url()).toMatch(/#\/rebind\/you%40outlook\.com\/sign-in$/);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Sign in with Microsoft/ })
    .waitFor();
});

test('says in the facts how it signs in, and offers both to do that again and the other way', async () => {
  const { page } = await showMailboxPage(MAILBOX_STATES['signed-in']);
  const facts = page.getByRole('region', { name: 'Settings of this mailbox' });
  await facts.getByText('Microsoft Sign in with Microsoft again Use a password instead').waitFor();
  await facts.scrollIntoViewIfNeeded();
  await takePicture(page, 'mailbox-signed-in');
  await facts.getByRole('link', { name: 'Use a password instead' }).click();
  await page
    .getByRole('dialog')
    .getByLabel(/Paste the new/)
    .waitFor();
  await page.keyboard.press('Escape');
  await facts.getByRole('link', { name: 'Sign in with Microsoft again' }).click();
  await page.getByRole('dialog').getByText('You can still sign in again.').waitFor();
});

test('offers a mailbox with a password to move over', async () => {
  const { page } = await showMailboxPage(MAILBOX_STATES.healthy);
  const facts = page.getByRole('region', { name: 'Settings of this mailbox' });
  await facts.getByText('an app password').waitFor();
  await facts.getByRole('link', { name: 'Sign in with Microsoft instead' }).click();
  await page.getByRole('dialog').getByText('moves over with its history').waitFor();
});

test('speaks of no password about a mailbox that is signed in to', async () => {
  const { page } = await showMailboxPage({ ...MAILBOX_STATES.paused, signInMethod: 'oauth2' });
  await card(page).getByText('Its history and sign-in stay.').waitFor();
  await page.getByRole('button', { name: 'Remove' }).click();
  const remove = page.getByRole('alertdialog');
  await remove.getByText('its sign-in in this computer’s keychain.').waitFor();
  expect(await remove.textContent()).not.toMatch(/password/);
  await remove.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  const edit = page.getByRole('dialog');
  await edit.getByLabel('User name').fill('other@outlook.com');
  await edit.getByText('tried with the stored sign-in first').waitFor();
});

test('its row says “Sign in”, and leads there', async () => {
  const { page } = await showWindow({
    snapshot: sampleSnapshot({ mailboxes: [MAILBOX_STATES['sign-in-ended']], alerts: [] }),
  });
  await page.getByRole('grid').waitFor();
  await takePicture(page, 'overview-sign-in');
  await page.getByRole('button', { name: 'Sign in to you@outlook.com' }).click();
  await eventually(async () => page.url()).toMatch(/#\/rebind\/you%40outlook\.com$/);
});
