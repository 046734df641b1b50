import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Api, RebindResult } from '../../electron/api/contract.ts';
import { advise } from '../../electron/diagnosis/advice/advise.ts';
import { findProviderById } from '../../electron/provider/presets.ts';
import { checkAccessibility } from '../support/check-accessibility.ts';
import { eventually } from '../support/eventually.ts';
import { climbOf, heldAttempt } from '../support/held-attempt.ts';
import type { ShowWindowOptions } from '../support/open-window.ts';
import { sampleDetails } from '../support/sample-details.ts';
import { refusedReport, sampleReport } from '../support/sample-report.ts';
import { minutesAgo, SAMPLE_MAILBOXES, sampleSnapshot, sampleSummary } from '../support/sample-snapshot.ts';
import { showWindow } from '../support/show-window.ts';

// Passwords are taken there, and its app password has died.
const ADDRESS = 'you@gmail.com';
const HASH = '#/rebind/you%40gmail.com';
const SECRET = 'abcdefghijklmnop';

const FAILING = sampleSummary(ADDRESS, {
  provider: 'gmail',
  status: 'action-needed',
  cause: 'bad-credentials',
  summary: 'The app password no longer works',
  since: minutesAgo(48),
  lastProofAt: minutesAgo(63),
});
const SNAPSHOT = sampleSnapshot({
  mailboxes: SAMPLE_MAILBOXES.map((mailbox) => (mailbox.address === ADDRESS ? FAILING : mailbox)),
});

const showRebind = (api: Partial<Api> = {}, options: Partial<ShowWindowOptions> = {}) =>
  showWindow({ snapshot: SNAPSHOT, hash: HASH, api, ...options });
const dialog = (page: Page) => page.getByRole('dialog', { name: `Re-bind ${ADDRESS}` });
const secretField = (page: Page) => dialog(page).getByLabel(/^2 · Paste the new/);
const focusedType = (page: Page) => page.evaluate('document.activeElement.type');
const refused: Api['rebindMailbox'] = async () => ({
  kind: 'refused',
  report: refusedReport(ADDRESS),
  notes: [],
});

async function paste(page: Page, secret = SECRET): Promise<void> {
  await dialog(page).waitFor();
  await eventually(() => focusedType(page)).toBe('password');
  await page.keyboard.insertText(secret);
}

async function pasteAndConfirm(page: Page): Promise<void> {
  await paste(page);
  await page.keyboard.press('Enter');
}

describe('from a notification to green', () => {
  test('takes three actions: the click, the paste, Enter', async () => {
    const { page, tell, calls } = await showWindow({ snapshot: SNAPSHOT, reducedMotion: 'reduce' });
    await page.getByRole('grid').waitFor();
    await tell({ kind: 'go', hash: HASH });
    await pasteAndConfirm(page);
    await page.getByRole('heading', { name: `${ADDRESS} works again` }).waitFor();
    await page.getByText('It was down for 48 min.').waitFor();
    expect(calls.find(({ method }) => method === 'rebindMailbox')?.args).toEqual([
      { address: ADDRESS, secret: SECRET },
    ]);
    await page.keyboard.press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
    expect(page.url()).toMatch(/#\/mailbox\/you%40gmail\.com$/);
  });

  test('closes by itself after a moment', async () => {
    const { page } = await showRebind();
    await pasteAndConfirm(page);
    await page.getByRole('heading', { name: `${ADDRESS} works again` }).waitFor();
    await dialog(page).waitFor({ state: 'detached', timeout: 15_000 });
  });

  test('stays until it is closed where no motion is wanted', async () => {
    const { page } = await showRebind({}, { reducedMotion: 'reduce' });
    await pasteAndConfirm(page);
    await page.getByRole('heading', { name: `${ADDRESS} works again` }).waitFor();
    await page.waitForTimeout(7_000);
    expect(await dialog(page).isVisible()).toBe(true);
  });
});

describe('the form', () => {
  test('says what happened, since when, and the steps with their links', async () => {
    const { page } = await showRebind();
    const why = page.getByRole('region', { name: 'Why' });
    await why.getByRole('heading', { name: 'The app password no longer works' }).waitFor();
    expect(await why.textContent()).toMatch(/Since .+ · last worked /);
    await dialog(page).getByRole('heading', { name: '1 · Make a new app password' }).waitFor();
    const link = dialog(page).getByRole('link', { name: 'account.live.com/proofs/AppPassword' });
    expect(await link.getAttribute('href')).toBe('https://account.live.com/proofs/AppPassword');
    await page.getByText('The old app password stays until the new one is proven.').waitFor();
  });

  test('takes a secret before anything else has been read', async () => {
    const held = Promise.withResolvers<null>();
    const { page } = await showRebind({ showMailbox: () => held.promise });
    await paste(page);
    expect(await secretField(page).inputValue()).toBe(SECRET);
  });

  test('says of a mailbox that works that nothing is wrong, and takes another secret all the same', async () => {
    const { page } = await showWindow({ snapshot: sampleSnapshot(), hash: '#/rebind/you%40icloud.com' });
    await page.getByRole('heading', { name: 'Nothing is wrong with it now' }).waitFor();
    await page.getByRole('button', { name: 'Verify and replace' }).waitFor();
  });

  test('says that there is no such mailbox', async () => {
    const { page } = await showWindow({ snapshot: sampleSnapshot(), hash: '#/rebind/who%40example.com' });
    await page.getByRole('dialog').getByText('who@example.com is not watched').waitFor();
  });

  test('asks for nothing while the field is empty', async () => {
    const { page, calls } = await showRebind();
    await page.getByRole('button', { name: 'Verify and replace' }).click();
    await page.getByText('Paste the app password here.').waitFor();
    expect(calls.some(({ method }) => method === 'rebindMailbox')).toBe(false);
  });

  test('drops the secret when it is closed, and stays when something beside it is pressed', async () => {
    const { page } = await showRebind();
    await paste(page);
    await page.mouse.click(10, 600);
    await page.waitForTimeout(100);
    expect(await secretField(page).inputValue()).toBe(SECRET);
    expect(await page.content()).not.toContain(SECRET);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await page.evaluate(`location.hash = ${JSON.stringify(HASH)}`);
    expect(await secretField(page).inputValue()).toBe('');
  });
});

describe('trying it', () => {
  test('moves on the rung under way and tells how each protocol ends', async () => {
    const attempt = heldAttempt<RebindResult>();
    const { page } = await showRebind({ rebindMailbox: attempt.ask });
    await pasteAndConfirm(page);
    const hooks = await attempt.hooks;
    const imap = dialog(page).getByRole('list', { name: 'IMAP, step by step' });
    hooks.onClimb?.(climbOf('imap', 5));
    await imap.getByText('signing in…').waitFor();
    expect(await imap.locator('.turning').count()).toBe(1);
    hooks.onClimb?.(climbOf('imap', 9));
    await dialog(page).getByText('IMAP accepted it.').waitFor();
    expect(await imap.locator('.turning').count()).toBe(0);
    expect(await secretField(page).isEditable()).toBe(false);
    attempt.end({ kind: 'rebound', report: sampleReport(ADDRESS), notes: [] });
    await page.getByRole('heading', { name: `${ADDRESS} works again` }).waitFor();
  });

  test('is asked for once, however often it is confirmed', async () => {
    const attempt = heldAttempt<RebindResult>();
    const { page, calls } = await showRebind({ rebindMailbox: attempt.ask });
    await paste(page);
    // Twice before the window can show that the first was heard.
    await page.locator('form').evaluate((form: { requestSubmit(): void }) => {
      form.requestSubmit();
      form.requestSubmit();
    });
    await page.getByRole('button', { name: 'Verify and replace' }).dblclick({ force: true });
    await page.keyboard.press('Enter');
    const { cancelled } = await attempt.hooks;
    await page.waitForTimeout(300);
    expect(cancelled?.aborted).toBe(false);
    expect(calls.filter(({ method }) => method === 'rebindMailbox')).toHaveLength(1);
  });

  test('can be stopped; the old one is kept', async () => {
    const attempt = heldAttempt<RebindResult>();
    const { page } = await showRebind({ rebindMailbox: attempt.ask });
    await pasteAndConfirm(page);
    const { cancelled } = await attempt.hooks;
    await page.getByRole('button', { name: 'Stop' }).click();
    await eventually(async () => cancelled?.aborted).toBe(true);
    attempt.end({ kind: 'undecided', report: refusedReport(ADDRESS), notes: [] });
    await page.getByText('You stopped it').waitFor();
    expect(await secretField(page).inputValue()).toBe(SECRET);
  });

  test('that was accepted while it was being stopped counts as accepted', async () => {
    const attempt = heldAttempt<RebindResult>();
    const { page } = await showRebind({ rebindMailbox: attempt.ask });
    await pasteAndConfirm(page);
    await attempt.hooks;
    await page.getByRole('button', { name: 'Stop' }).click();
    attempt.end({ kind: 'rebound', report: sampleReport(ADDRESS), notes: [] });
    await page.getByRole('heading', { name: `${ADDRESS} works again` }).waitFor();
  });
});

describe('a secret that is not taken', () => {
  test('names protocol and cause, keeps the text, and has the focus back with all of it marked', async () => {
    const { page, calls } = await showRebind({ rebindMailbox: refused });
    await pasteAndConfirm(page);
    const story = page.getByRole('region', { name: 'What happened' });
    await story.getByRole('heading', { name: 'The app password no longer works' }).waitFor();
    await story.getByText('The old one is kept. What you pasted is still here.').waitFor();
    await dialog(page)
      .getByRole('list', { name: 'SMTP, step by step' })
      .getByText('sign-in refused')
      .waitFor();
    expect(await secretField(page).inputValue()).toBe(SECRET);
    await eventually(() => focusedType(page)).toBe('password');
    // A new paste replaces what was refused.
    await page.keyboard.insertText('qrstuvwxyzabcdef');
    expect(await secretField(page).inputValue()).toBe('qrstuvwxyzabcdef');
    await page.keyboard.press('Enter');
    await eventually(() => calls.filter(({ method }) => method === 'rebindMailbox').length).toBe(2);
  });

  test.each([
    ['undecided', { kind: 'undecided', report: refusedReport(ADDRESS), notes: [] }, 'Try again'],
    ['missing', { kind: 'missing', address: ADDRESS }, `${ADDRESS} is not watched any more`],
    [
      'obstacle',
      { kind: 'obstacle', obstacle: { title: 'The keychain is locked', sentence: 'Nothing.', steps: [] } },
      'The keychain is locked',
    ],
    [
      'invalid',
      { kind: 'invalid', problems: [{ field: 'password', sentence: 'The password is missing.' }] },
      'The password is missing.',
    ],
  ] as const)('is told as what it is: %s', async (_kind, result, words) => {
    const { page } = await showRebind({ rebindMailbox: async () => result });
    await pasteAndConfirm(page);
    await dialog(page).getByText(words, { exact: true }).first().waitFor();
    expect(await secretField(page).inputValue()).toBe(SECRET);
  });
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (colorScheme) => {
  const { page } = await showRebind({ rebindMailbox: refused }, { colorScheme });
  await dialog(page).getByRole('listitem').first().waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
  await pasteAndConfirm(page);
  await page.getByRole('region', { name: 'What happened' }).waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
});

test.each([
  [380, 700],
  [560, 360],
])('nothing is cut off at %i by %i pixels, and the field is in view', async (width, height) => {
  const { page } = await showRebind({}, { size: { width, height } });
  await paste(page);
  const overflow = await page.evaluate(
    'Math.max(...[...document.querySelectorAll("[role=dialog] *")].map((e) => e.getBoundingClientRect().right)) - innerWidth',
  );
  expect(overflow).toBeLessThanOrEqual(0);
  const box = await secretField(page).boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
});

test('the whole form is in view at 1280 by 720 pixels, with all that Gmail asks for, and nothing scrolls', async () => {
  const steps = advise('bad-credentials', findProviderById('gmail'), null).steps;
  expect(steps).toHaveLength(4);
  const report = refusedReport(ADDRESS, { advice: steps });
  const { page } = await showRebind(
    { showMailbox: async () => sampleDetails(FAILING, report) },
    { size: { width: 1280, height: 720 } },
  );
  await paste(page);
  await dialog(page).getByRole('listitem').nth(3).waitFor();
  const edges = await page.evaluate(`(() => {
    const [end, climbing] = ['.form-end', '.climbing'].map((one) => document.querySelector(one).getBoundingClientRect());
    const head = document.querySelector('.sheet-head').getBoundingClientRect();
    const veil = document.querySelector('.veil');
    const hidden = veil.scrollHeight - veil.clientHeight;
    return { head: head.top, rungs: climbing.bottom, end: end.top, foot: end.bottom, hidden };
  })()`);
  const { head, rungs, end, foot, hidden } = edges as Readonly<
    Record<'head' | 'rungs' | 'end' | 'foot' | 'hidden', number>
  >;
  expect(hidden).toBe(0);
  expect(head).toBeGreaterThanOrEqual(0);
  expect(rungs).toBeLessThanOrEqual(end);
  expect(foot).toBeLessThanOrEqual(720);
});
