import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { checkAccessibility } from '../support/check-accessibility.ts';
import { eventually } from '../support/eventually.ts';
import type { ShowWindowOptions } from '../support/open-window.ts';
import { sampleDemo } from '../support/sample-demo.ts';
import { sampleFleet } from '../support/sample-fleet.ts';
import {
  EMPTY_SNAPSHOT,
  LOCKED_KEYRING,
  lockedSnapshot,
  minutesAgo,
  SAMPLE_MAILBOXES,
  sampleAlert,
  sampleSnapshot,
} from '../support/sample-snapshot.ts';
import { showWindow } from '../support/show-window.ts';
import { takePicture } from '../support/take-picture.ts';

const healthy = sampleSnapshot({
  alerts: [],
  mailboxes: SAMPLE_MAILBOXES.filter(({ status }) => status === 'healthy'),
});
const focused = (page: Page) => page.evaluate('document.activeElement?.textContent ?? ""');

describe('the title of the window', () => {
  test('tells the worst state first', async () => {
    const { page, tell } = await showWindow({ snapshot: sampleSnapshot() });
    await eventually(() => page.title()).toBe('2 mailboxes need you – Mailvitals');
    await tell({ kind: 'snapshot', snapshot: healthy });
    await eventually(() => page.title()).toBe('Every mailbox works – Mailvitals');
  });

  test('is the name alone before there is a mailbox', async () => {
    const { page } = await showWindow({ snapshot: EMPTY_SNAPSHOT });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.title()).toBe('Mailvitals');
  });
});

describe('what concerns the whole window', () => {
  test('says that the connection is lost, and is silent once it is back', async () => {
    const { page, tell } = await showWindow({ snapshot: healthy });
    await page.getByRole('grid').waitFor();
    await tell({ kind: 'connection', isOpen: false });
    await page.getByText('The connection to Mailvitals is lost.').waitFor();
    expect(await page.getByRole('button', { name: 'Check all' }).isDisabled()).toBe(true);
    await tell({ kind: 'connection', isOpen: true });
    await page.getByText('The connection to Mailvitals is lost.').waitFor({ state: 'detached' });
  });

  test('says that this computer is offline, and blames no mailbox', async () => {
    const mailboxes = healthy.mailboxes.map((mailbox) => ({ ...mailbox, status: 'offline' as const }));
    const { page } = await showWindow({ snapshot: { ...healthy, network: 'offline', mailboxes } });
    await page.getByText('This computer is offline.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Waiting for this computer’s network' }).waitFor();
  });

  test('says until when notifications are silent, and ends that', async () => {
    const { page, calls } = await showWindow({
      snapshot: sampleSnapshot({ snoozedUntil: minutesAgo(-60) }),
    });
    await page.getByText(/Notifications are silent until \d\d:\d\d/).waitFor();
    expect(await page.getByRole('button', { name: 'Snooze…' }).count()).toBe(0);
    await page.getByRole('button', { name: 'End the silence' }).click();
    await eventually(() => calls.find(({ method }) => method === 'changeSetting')?.args).toEqual([
      'snooze',
      null,
    ]);
  });

  test('leaves alerts to the notifications of a desktop', async () => {
    const { page, tell } = await showWindow({ snapshot: healthy });
    await page.getByRole('grid').waitFor();
    await tell({ kind: 'told', event: 'alert', alert: sampleAlert() });
    await tell({ kind: 'connection', isOpen: false });
    await page.getByText('The connection to Mailvitals is lost.').waitFor();
    expect(await page.getByText('can no longer sign in').count()).toBe(0);
  });
});

describe('going about', () => {
  test('goes where the program wants the user to look', async () => {
    const { page, tell } = await showWindow({ snapshot: sampleSnapshot() });
    await page.getByRole('grid').waitFor();
    await tell({ kind: 'go', hash: '#/rebind/you%40outlook.com' });
    await page.getByRole('dialog', { name: /you@outlook\.com/ }).waitFor();
  });

  test('begins where its address says', async () => {
    const { page } = await showWindow({ snapshot: sampleSnapshot(), hash: '#/settings' });
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(await page.getByRole('link', { name: 'Settings' }).getAttribute('aria-current')).toBe('page');
  });

  test('puts the focus on the heading of the view that was gone to', async () => {
    const { page } = await showWindow({ snapshot: sampleSnapshot() });
    await page.getByRole('link', { name: 'Activity' }).click();
    await eventually(() => focused(page)).toBe('Activity');
    await page.goBack();
    await eventually(() => focused(page)).toBe('2 mailboxes need you');
  });

  test('lets the keyboard skip what stands on every view', async () => {
    const { page } = await showWindow({ snapshot: sampleSnapshot() });
    await page.getByRole('grid').waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await eventually(() => page.evaluate('document.activeElement?.tagName')).toBe('MAIN');
    await page.keyboard.press('Tab');
    await eventually(() => focused(page)).toBe('Snooze…');
  });

  test('closes a form with Escape, and comes back to where it was opened', async () => {
    const { page } = await showWindow({ snapshot: sampleSnapshot() });
    await page.getByRole('button', { name: 'Add mailbox' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(new URL(page.url()).hash).toBe('#/');
  });

  test('shows the overview where the address means nothing', async () => {
    const { page } = await showWindow({ snapshot: sampleSnapshot(), hash: '#/nowhere/%E0%A4%A' });
    await page.getByRole('grid', { name: 'Mailboxes' }).waitFor();
  });
});

describe('checking all', () => {
  test('asks for every mailbox, in the name of the user', async () => {
    const { page, calls } = await showWindow({ snapshot: healthy });
    await page.getByRole('button', { name: 'Check all' }).click();
    await eventually(() => calls.find(({ method }) => method === 'checkMailboxes')?.args).toEqual([
      { addresses: [], askedByUser: true },
    ]);
  });

  test('says how many are being checked', async () => {
    const { page } = await showWindow({ snapshot: sampleSnapshot() });
    await page.getByText('Checking 2…').waitFor();
  });
});

const NARROW = { width: 380, height: 720 };
const VIEWS: Readonly<Record<string, ShowWindowOptions>> = {
  overview: { snapshot: sampleSnapshot() },
  'overview-narrow': { snapshot: sampleSnapshot(), size: NARROW },
  'overview-wide': { snapshot: sampleSnapshot(), size: { width: 1600, height: 900 } },
  'overview-fleet': { snapshot: sampleFleet(1_000) },
  'overview-healthy': { snapshot: healthy },
  'overview-locked': { snapshot: lockedSnapshot() },
  'overview-locked-narrow': { snapshot: lockedSnapshot(), size: NARROW },
  'overview-locked-and-refused': { snapshot: sampleSnapshot({ obstacle: LOCKED_KEYRING }) },
  'overview-offline': { snapshot: { ...healthy, network: 'offline', snoozedUntil: minutesAgo(-60) } },
  'first-run': { snapshot: EMPTY_SNAPSHOT },
  activity: { snapshot: sampleSnapshot(), hash: '#/activity' },
  'activity-narrow': { snapshot: sampleSnapshot(), hash: '#/activity', size: NARROW },
  settings: { snapshot: sampleSnapshot(), hash: '#/settings' },
  'settings-narrow': { snapshot: sampleSnapshot(), hash: '#/settings', size: NARROW },
  about: { snapshot: sampleSnapshot(), hash: '#/about' },
  demo: { snapshot: sampleSnapshot(), api: { showDemo: async () => sampleDemo() } },
  'demo-narrow': { snapshot: sampleSnapshot(), api: { showDemo: async () => sampleDemo() }, size: NARROW },
};

describe.for(Object.entries(VIEWS))('%s', ([name, options]) => {
  test('is free of what axe finds, by day and by night, and needs no scrolling sideways', async () => {
    const { page } = await showWindow(options);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Loading…').waitFor({ state: 'detached' });
    await takePicture(page, name);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await checkAccessibility(page), colorScheme).toEqual([]);
    }
    expect(await sideways(page)).toBe(0);
  });
});

test('needs no scrolling sideways at twice the size of the text', async () => {
  // A window of 800 pixels, zoomed to 200 %, has room for 400.
  const { page } = await showWindow({ snapshot: sampleSnapshot(), size: { width: 400, height: 360 } });
  for (const hash of ['#/', '#/activity', '#/settings', '#/about', '#/mailbox/you%40outlook.com']) {
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await sideways(page), hash).toBe(0);
  }
});

test('keeps shapes and borders in the colours of a high-contrast system', async () => {
  const { page } = await showWindow({ snapshot: sampleSnapshot(), forcedColors: 'active' });
  await page.getByRole('grid').waitFor();
  await takePicture(page, 'overview-forced-colors');
  const border = 'getComputedStyle(document.querySelector(".step .action")).borderStyle';
  expect(await page.evaluate(border)).toBe('solid');
  expect(await page.locator('.glyph').first().isVisible()).toBe(true);
});

/** By how many pixels the page, or what scrolls in it, is too wide. */
async function sideways(page: Page): Promise<unknown> {
  return page.evaluate(`Math.max(...[document.documentElement, document.querySelector('main')]
    .map((element) => element.scrollWidth - element.clientWidth))`);
}
