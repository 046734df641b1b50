import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { MAILBOX_STATES } from '../support/mailbox-states.ts';
import { showMailboxPage } from '../support/show-mailbox.ts';

const { healthy } = MAILBOX_STATES;
const cap = MAILBOX_STATES['cap-reached'];

/** The colours on the canvas and how many pixels have each, transparent ones left out; rounded, since edges are blended. */
function inksOn(page: Page): Promise<Record<string, number>> {
  return page.evaluate(`(() => {
    const canvas = document.querySelector('.plot canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const counts = {};
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] < 255) continue;
      const ink = [data[at], data[at + 1], data[at + 2]].join(' ');
      counts[ink] = (counts[ink] ?? 0) + 1;
    }
    return counts;
  })()`);
}

test('draws the bars, today, the plan and the cap in the colours of the style sheet, by day and by night', async () => {
  const { page } = await showMailboxPage(healthy);
  await page.locator('.plot canvas').waitFor();
  await expect.poll(() => inksOn(page).then((inks) => inks['42 91 215'] ?? 0)).toBeGreaterThan(20);
  expect((await inksOn(page))['179 38 30'], 'cap').toBeGreaterThan(100);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => inksOn(page).then((inks) => inks['143 176 255'] ?? 0)).toBeGreaterThan(20);
  expect((await inksOn(page))['179 38 30'] ?? 0).toBe(0);
});

test('draws the plan of every day at its own height', async () => {
  const { page } = await showMailboxPage(healthy);
  await page.locator('.plot canvas').waitFor();
  const heights = () =>
    page.evaluate<readonly [number, number]>(`(() => {
      const canvas = document.querySelector('.plot canvas');
      const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const [red, green, blue] = getComputedStyle(document.querySelector('.plot'))
        .getPropertyValue('--ink-plan')
        .match(/[0-9]+/g)
        .map(Number);
      const rows = [[], []];
      for (let at = 0; at < data.length; at += 4) {
        if (data[at] !== red || data[at + 1] !== green || data[at + 2] !== blue || data[at + 3] < 255) continue;
        const x = (at / 4) % width;
        const part = x > width * 0.2 && x < width * 0.4 ? 0 : x > width * 0.75 && x < width * 0.85 ? 1 : -1;
        if (part >= 0) rows[part].push(height - Math.floor(at / 4 / width));
      }
      return rows.map((found) => Math.max(0, ...found));
    })()`);
  // The plan doubled a week ago.
  await expect
    .poll(async () => {
      const [before, since] = await heights();
      return before > 0 && since > before + 10;
    })
    .toBe(true);
});

test('says in words what it draws, and has every figure in a table', async () => {
  const { page } = await showMailboxPage(healthy);
  const name = await page.locator('.plot').getAttribute('aria-label');
  expect(name).toMatch(
    /^Sent per day over 30 days, in messages: \d+ altogether, at most \d+ on .+\. The plan for today is 50\. The cap is 300\.$/,
  );
  await page.getByText('Figures as a table').click();
  const rows = page.getByRole('table', { name: 'Sent per day, as seen in Sent' }).getByRole('row');
  expect(await rows.count()).toBe(31);
  expect(await rows.first().innerText()).toMatch(/Planned$/);
});

test('names the day that is pointed at', async () => {
  const { page } = await showMailboxPage(healthy);
  await page.getByText('Point at a day for its figures.').waitFor();
  await page.locator('.u-over').hover();
  await page.getByText(/^\d+ \w+: \d+ messages to \d+ recipients, \d+ planned$/).waitFor();
  await page.mouse.move(0, 0);
  await page.getByText('Point at a day for its figures.').waitFor();
});

test('keeps to its place when the window becomes narrow', async () => {
  const { page } = await showMailboxPage(healthy);
  await page.locator('.plot canvas').waitFor();
  await page.setViewportSize({ width: 380, height: 720 });
  const widths = () =>
    page.evaluate<readonly number[]>(
      `['.plot', '.plot canvas'].map((one) => Math.round(document.querySelector(one).getBoundingClientRect().width))`,
    );
  await expect.poll(async () => new Set(await widths()).size).toBe(1);
  expect((await widths())[0]).toBeLessThan(350);
});

test('shows cap and plan of now as figures, with whose cap it is', async () => {
  const { page } = await showMailboxPage(cap);
  const card = page.getByRole('region', { name: 'Sent', exact: true });
  await card.getByText('301 of 300 messages').waitFor();
  await card.getByText('240 of 200 messages').waitFor();
  await card.getByText('is yours').waitFor();
});

test('says how far the first reading has come, and what is not drawn', async () => {
  const { page } = await showMailboxPage(MAILBOX_STATES['counting-by-recipients']);
  await page.getByText('Reading the Sent folder: 12 of 30 days so far').waitFor();
  await page.getByText('The cap lies far above what is drawn.').waitFor();
});

test('says why nothing is counted', async () => {
  const { page } = await showMailboxPage(MAILBOX_STATES['sends-unread']);
  await page.getByText('The Sent folder was not read yet.').waitFor();
  const { page: other } = await showMailboxPage({ ...MAILBOX_STATES['sends-unread'], imapServer: null });
  await other.getByText('the Sent folder is read over IMAP, which is switched off').waitFor();
});

test('has words for every bar of the history, and tells them when pointed at', async () => {
  const { page } = await showMailboxPage(healthy);
  const strip = page.getByRole('list', { name: 'How it was, the oldest first' });
  await strip.waitFor();
  const words = await strip.getByRole('listitem').allTextContents();
  expect(words).toHaveLength(96);
  for (const text of words) expect(text).toMatch(/: (worked|failed|not known|worked \d+\.\d %)$/);
  const failed = words.findIndex((text) => text.endsWith('failed'));
  await strip.getByRole('listitem').nth(failed).hover();
  await page.locator('.strip-said', { hasText: words[failed] ?? '' }).waitFor();
});

test('goes to 7 and 30 days by the keyboard, with the share of each', async () => {
  const { page, calls } = await showMailboxPage(healthy);
  await page.getByRole('radio', { name: '24 h' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByText('7 days ago').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByText('30 days ago').waitFor();
  const spans = calls.filter(({ method }) => method === 'showHistory').map(({ args }) => args[1]);
  expect(spans).toEqual(expect.arrayContaining(['day', 'week', 'month']));
  await page.getByText('96.7 %').waitFor();
});
