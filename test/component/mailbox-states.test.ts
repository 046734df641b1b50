import { expect, test } from 'vitest';
import { checkAccessibility } from '../support/check-accessibility.ts';
import { MAILBOX_STATES, type MailboxStateName } from '../support/mailbox-states.ts';
import { showMailboxPage } from '../support/show-mailbox.ts';
import { takePicture } from '../support/take-picture.ts';

const NARROW = { width: 380, height: 720 };
const NAMES = Object.keys(MAILBOX_STATES) as readonly MailboxStateName[];

/** How far the page could be scrolled sideways, in pixels. */
const SIDEWAYS = `(() => { const main = document.querySelector('main'); return main.scrollWidth - main.clientWidth; })()`;

test.each(NAMES)(
  '%s: axe finds nothing by day and by night, and nothing is cut off at 380 px',
  async (name) => {
    const { page } = await showMailboxPage(MAILBOX_STATES[name]);
    await page.getByText('24 h ago').waitFor();
    expect(await checkAccessibility(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await checkAccessibility(page)).toEqual([]);
    await page.setViewportSize(NARROW);
    await expect.poll(() => page.evaluate(SIDEWAYS)).toBe(0);
    expect(await checkAccessibility(page)).toEqual([]);
  },
);

test('keeps its shapes and passes axe in forced colours', async () => {
  const { page } = await showMailboxPage(MAILBOX_STATES['password-refused'], { forcedColors: 'active' });
  await page.getByText('24 h ago').waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
});

test('fits a window of half the size, as at 200 % zoom', async () => {
  const { page } = await showMailboxPage(MAILBOX_STATES['password-refused'], {
    size: { width: 560, height: 360 },
  });
  await expect.poll(() => page.evaluate(SIDEWAYS)).toBe(0);
});

test('moves only what is being checked, and nothing where motion is not wanted', async () => {
  const moving = `document.getAnimations().map(({ animationName }) => animationName)`;
  const { page } = await showMailboxPage(MAILBOX_STATES.checking);
  expect(await page.evaluate(moving)).toEqual(['turn']);
  const still = await showMailboxPage(MAILBOX_STATES.healthy);
  expect(await still.page.evaluate(moving)).toEqual([]);
  const reduced = await showMailboxPage(MAILBOX_STATES.checking, { reducedMotion: 'reduce' });
  expect(await reduced.page.evaluate(moving)).toEqual([]);
});

test('is pictured', async () => {
  const { page } = await showMailboxPage(MAILBOX_STATES['password-refused'], {
    size: { width: 1120, height: 1120 },
  });
  await page.getByText('24 h ago').waitFor();
  await takePicture(page, 'mailbox');
});
