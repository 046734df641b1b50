import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Api, MailboxDetails } from '../../electron/api/contract.ts';
import { checkAccessibility } from '../support/check-accessibility.ts';
import { eventually } from '../support/eventually.ts';
import { climbOf, heldAttempt } from '../support/held-attempt.ts';
import { MAILBOX_STATES } from '../support/mailbox-states.ts';
import type { ShowWindowOptions } from '../support/open-window.ts';
import { sampleProtocol, sampleReport } from '../support/sample-report.ts';
import { sampleSnapshot } from '../support/sample-snapshot.ts';
import { showWindow } from '../support/show-window.ts';
import { takePicture } from '../support/take-picture.ts';

const ADDRESS = 'you@outlook.com';
const HASH = '#/rebind/you%40outlook.com';
const LINK = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?state=once';
const ENDED = MAILBOX_STATES['sign-in-ended'];

type Rebound = Awaited<ReturnType<Api['rebindBySignIn']>>;

const showRebind = (details: MailboxDetails, { api, ...options }: Partial<ShowWindowOptions> = {}) =>
  showWindow({
    snapshot: sampleSnapshot({ mailboxes: [details], alerts: [] }),
    hash: HASH,
    api: { showMailbox: async () => details, ...api },
    ...options,
  });
/** How far the dialog reaches beyond the right edge, in pixels. */
const BEYOND_THE_EDGE =
  'Math.max(...[...document.querySelectorAll("[role=dialog] *")].map((e) => e.getBoundingClientRect().right)) - innerWidth';
const dialog = (page: Page) => page.getByRole('dialog', { name: `Re-bind ${ADDRESS}` });
const button = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true });
const focused = (page: Page) => page.evaluate('document.activeElement.textContent');

describe('from a notification to green', () => {
  test('takes three actions: the click, the sign-in, Enter', async () => {
    const attempt = heldAttempt<Rebound>();
    const { page, tell, calls } = await showRebind(ENDED, {
      hash: '#/',
      reducedMotion: 'reduce',
      api: { rebindBySignIn: attempt.ask },
    });
    await page.getByRole('grid').waitFor();
    await tell({ kind: 'go', hash: HASH });
    await eventually(() => focused(page)).toBe('Sign in with Microsoft again');
    await page.keyboard.press('Enter');
    const hooks = await attempt.hooks;
    hooks.onSignIn?.({ kind: 'page', name: 'Microsoft', takesDeviceCode: true, link: LINK });
    await eventually(() =>
      calls.filter(({ method }) => method === 'openPage').map(({ args }) => args),
    ).toEqual([[LINK]]);
    // In the browser, the user signs in meanwhile.
    hooks.onSignIn?.({ kind: 'signed-in', as: ADDRESS });
    hooks.onClimb?.(climbOf('imap', 9));
    await dialog(page).getByText('IMAP accepted it.').waitFor();
    attempt.end({ kind: 'rebound', report: sampleReport(ADDRESS), notes: [] });
    await page.getByRole('heading', { name: `${ADDRESS} works again` }).waitFor();
    await page.getByText('It was down for 48 min. It is signed in with Microsoft again.').waitFor();
    await takePicture(page, 'rebind-signed-in');
    expect(calls.find(({ method }) => method === 'rebindBySignIn')?.args).toEqual([
      { address: ADDRESS, by: 'browser' },
    ]);
    await page.keyboard.press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
  });
});

describe('the form', () => {
  test('says why, and leads with the sign-in; a password comes second', async () => {
    const { page } = await showRebind(ENDED);
    const why = dialog(page).getByRole('region', { name: 'Why' });
    await why.getByRole('heading', { name: 'The sign-in with Microsoft has ended' }).waitFor();
    await button(page, 'Sign in with Microsoft again').waitFor();
    await dialog(page).getByText('The old sign-in stays until the new sign-in is proven.').waitFor();
    await takePicture(page, 'rebind-sign-in');
    await button(page, 'Use a password instead').click();
    await dialog(page)
      .getByLabel(/Paste the new/)
      .waitFor();
    await dialog(page).getByText('It can be tried, but will hardly work.').waitFor();
    await takePicture(page, 'rebind-password-instead');
    await button(page, 'Sign in with Microsoft instead').click();
    await eventually(() => focused(page)).toBe('Sign in with Microsoft again');
  });

  test('offers a mailbox whose passwords are refused to move over, and says what is kept', async () => {
    const { page } = await showRebind(MAILBOX_STATES['passwords-refused'], { reducedMotion: 'reduce' });
    await dialog(page).getByText('The mailbox moves over with its history and its counts').waitFor();
    await takePicture(page, 'rebind-move-over');
    await button(page, 'Sign in with Microsoft').click();
    await page.getByText('It signs in with Microsoft from now on; its history stays.').waitFor();
  });

  test('leads with the password where it is taken, and offers the sign-in second', async () => {
    const gmail: MailboxDetails = { ...MAILBOX_STATES['password-refused'], provider: 'gmail' };
    const { page } = await showRebind(gmail);
    await dialog(page)
      .getByLabel(/Paste the new/)
      .waitFor();
    await button(page, 'Sign in with Google instead').click();
    await eventually(() => focused(page)).toBe('Sign in with Google');
    expect(
      await dialog(page)
        .getByLabel(/Paste the new/)
        .count(),
    ).toBe(0);
  });

  test('has the focus on the sign-in, however late it learns of it', async () => {
    const held = Promise.withResolvers<MailboxDetails>();
    const { page } = await showRebind(ENDED, { api: { showMailbox: () => held.promise } });
    await dialog(page)
      .getByLabel(/Paste the new/)
      .waitFor();
    held.resolve(ENDED);
    await eventually(() => focused(page)).toBe('Sign in with Microsoft again');
  });

  test('begins with the way that was asked for', async () => {
    const { page } = await showRebind(ENDED, { hash: `${HASH}/secret` });
    await dialog(page)
      .getByLabel(/Paste the new/)
      .waitFor();
  });

  test('takes another client id where the one that is set is refused', async () => {
    const { page, calls } = await showRebind(MAILBOX_STATES['client-id-refused']);
    await dialog(page).getByLabel('Microsoft client id').fill('1b2c-3d4e');
    await takePicture(page, 'rebind-client-id');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `${ADDRESS} works again` }).waitFor();
    expect(calls.find(({ method }) => method === 'registerClient')?.args).toEqual([
      { issuer: 'microsoft', clientId: '1b2c-3d4e' },
    ]);
  });

  test('keeps a client secret that is typed alone', async () => {
    const { page, calls } = await showRebind(
      { ...MAILBOX_STATES['client-id-refused'], provider: 'gmail' },
      { hash: `${HASH}/sign-in` },
    );
    await dialog(page).getByLabel('Google client secret', { exact: true }).fill('GOCSPX-xyzzy');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `${ADDRESS} works again` }).waitFor();
    expect(calls.find(({ method }) => method === 'registerClient')?.args).toEqual([
      { issuer: 'google', clientSecret: 'GOCSPX-xyzzy' },
    ]);
  });

  test('signs in with the one that is set where no other is typed', async () => {
    const { page, calls } = await showRebind(MAILBOX_STATES['client-id-refused']);
    await dialog(page).getByLabel('Microsoft client id').waitFor();
    await button(page, 'Sign in with Microsoft again').click();
    await page.getByRole('heading', { name: `${ADDRESS} works again` }).waitFor();
    expect(calls.some(({ method }) => method === 'registerClient')).toBe(false);
  });
});

describe('what the program wants to show meanwhile', () => {
  const OTHER = '#/rebind/other%40example.com';
  const underWay = async () => {
    const attempt = heldAttempt<Rebound>();
    const shown = await showRebind(ENDED, { api: { rebindBySignIn: attempt.ask } });
    await button(shown.page, 'Sign in with Microsoft again').click();
    const hooks = await attempt.hooks;
    hooks.onSignIn?.({ kind: 'page', name: 'Microsoft', takesDeviceCode: true, link: LINK });
    await shown.page.getByRole('heading', { name: 'Finish signing in in your browser' }).waitFor();
    return { ...shown, attempt, hooks };
  };

  test('is nothing new where it is the same mailbox', async () => {
    const { page, tell, hooks, attempt } = await underWay();
    for (const hash of [HASH, `${HASH}/secret`, '#/mailbox/you%40outlook.com'])
      await tell({ kind: 'go', hash });
    await page.getByRole('heading', { name: 'Finish signing in in your browser' }).waitFor();
    expect(await page.getByText('waiting for you').count()).toBe(0);
    expect(hooks.cancelled?.aborted).toBe(false);
    attempt.end({ kind: 'rebound', report: sampleReport(ADDRESS), notes: [] });
    await page.getByRole('heading', { name: `${ADDRESS} works again` }).waitFor();
  });

  test('waits while a sign-in is under way, and is there when it is over', async () => {
    const { page, tell, hooks, attempt } = await underWay();
    await tell({ kind: 'go', hash: OTHER });
    await dialog(page).getByText('other@example.com is waiting for you.').waitFor();
    await takePicture(page, 'rebind-another-waits');
    expect(await checkAccessibility(page)).toEqual([]);
    await page.setViewportSize({ width: 380, height: 700 });
    await eventually(() => page.evaluate(BEYOND_THE_EDGE)).toBeLessThanOrEqual(0);
    await takePicture(page, 'rebind-another-waits-narrow');
    expect(hooks.cancelled?.aborted).toBe(false);
    await dialog(page).getByRole('button', { name: 'Go there' }).waitFor();
    attempt.end({ kind: 'rebound', report: sampleReport(ADDRESS), notes: [] });
    await page.getByRole('heading', { name: `${ADDRESS} works again` }).waitFor();
    await button(page, 'Done').click();
    await dialog(page).waitFor({ state: 'detached' });
    await page.locator('.banner').getByRole('button', { name: 'Go there' }).click();
    await page.getByRole('dialog', { name: 'Re-bind other@example.com' }).waitFor();
    expect(await page.getByText('other@example.com is waiting').count()).toBe(0);
  });

  test('is gone to at the user’s word, which stops the sign-in', async () => {
    const { page, tell, hooks } = await underWay();
    await tell({ kind: 'go', hash: OTHER });
    await dialog(page).getByRole('button', { name: 'Go there' }).click();
    await page.getByRole('dialog', { name: 'Re-bind other@example.com' }).waitFor();
    await eventually(() => hooks.cancelled?.aborted).toBe(true);
  });

  test('waits where something is typed, and does not where nothing is', async () => {
    const { page, tell } = await showRebind(ENDED, { hash: `${HASH}/secret` });
    await dialog(page)
      .getByLabel(/Paste the new/)
      .fill('abcd efgh');
    await tell({ kind: 'go', hash: OTHER });
    await dialog(page).getByRole('button', { name: 'Stay here' }).click();
    expect(
      await dialog(page)
        .getByLabel(/Paste the new/)
        .inputValue(),
    ).toBe('abcd efgh');
    await dialog(page)
      .getByLabel(/Paste the new/)
      .fill('');
    await tell({ kind: 'go', hash: OTHER });
    await page.getByRole('dialog', { name: 'Re-bind other@example.com' }).waitFor();
  });
});

describe('how it ends', () => {
  test('somebody else: both names, and nothing was changed', async () => {
    const { page } = await showRebind(ENDED, {
      api: {
        rebindBySignIn: async () => ({
          kind: 'another-identity',
          signedInAs: 'other@outlook.com',
          wanted: ADDRESS,
        }),
      },
    });
    await button(page, 'Sign in with Microsoft again').click();
    const story = page.getByRole('region', { name: 'What happened' });
    await story.getByText('other@outlook.com', { exact: true }).waitFor();
    await story.getByText('Nothing was changed.').waitFor();
    await eventually(() => focused(page)).toBe('Sign in again');
    await takePicture(page, 'rebind-another-identity');
  });

  test('somebody else who is the same mailbox: signs in once more under that name', async () => {
    const ends: Rebound[] = [
      { kind: 'another-identity', signedInAs: 'other@outlook.com', wanted: ADDRESS },
      {
        kind: 'sign-in-failed',
        transient: true,
        title: 'Microsoft cannot sign anybody in just now',
        sentence: 'Nothing was changed.',
        steps: [],
        reply: null,
      },
      { kind: 'rebound', report: sampleReport(ADDRESS), notes: [] },
    ];
    const { page, calls } = await showRebind(ENDED, {
      api: { rebindBySignIn: async () => ends.shift() ?? { kind: 'cancelled' } },
    });
    await button(page, 'Sign in with Microsoft again').click();
    await page.getByText('Where the mailbox was watched under an alias').waitFor();
    expect(await checkAccessibility(page)).toEqual([]);
    await page.setViewportSize({ width: 380, height: 700 });
    await eventually(() => page.evaluate(BEYOND_THE_EDGE)).toBeLessThanOrEqual(0);
    await takePicture(page, 'rebind-same-mailbox-narrow');
    await button(page, 'It is the same mailbox: use other@outlook.com as its user name').click();
    await page.getByText('Microsoft cannot sign anybody in just now').first().waitFor();
    await page.locator('form button[type=submit]').click();
    await page.getByRole('heading', { name: `${ADDRESS} works again` }).waitFor();
    expect(calls.filter(({ method }) => method === 'rebindBySignIn').map(({ args }) => args)).toEqual([
      [{ address: ADDRESS, by: 'browser' }],
      [{ address: ADDRESS, by: 'browser', username: 'other@outlook.com' }],
      [{ address: ADDRESS, by: 'browser', username: 'other@outlook.com' }],
    ]);
  });

  test('refused for what was typed: says so, and the button has the focus', async () => {
    const { page } = await showRebind(ENDED, {
      api: {
        rebindBySignIn: async () => ({
          kind: 'invalid',
          problems: [{ field: 'username', sentence: 'Another mailbox has this user name.' }],
        }),
      },
    });
    await button(page, 'Sign in with Microsoft again').click();
    await page.getByRole('alert').getByText('Another mailbox has this user name.').waitFor();
    await eventually(() => focused(page)).toBe('Sign in with Microsoft again');
  });

  test('says what is left of the old one, and stays to be read', async () => {
    const note = 'The old password is still in the keychain, which is locked.';
    const { page } = await showRebind(MAILBOX_STATES['passwords-refused'], {
      api: {
        rebindBySignIn: async () => ({ kind: 'rebound', report: sampleReport(ADDRESS), notes: [note] }),
      },
    });
    await button(page, 'Sign in with Microsoft').click();
    await page.getByText(note).waitFor();
    expect(await dialog(page).textContent()).not.toMatch(/password is gone/);
    await page.waitForTimeout(6_500);
    expect(await dialog(page).isVisible()).toBe(true);
  });

  test('signed in, but it cannot send: says so, and stays', async () => {
    const report = sampleReport(ADDRESS, {
      status: 'action-needed',
      cause: 'smtp-auth-disabled',
      title: 'Sending over SMTP is switched off',
      summary: 'The mailbox may not send over SMTP, and no new sign-in changes that.',
      smtp: sampleProtocol('smtp', { ok: false, stage: 'login', cause: 'smtp-auth-disabled' }),
    });
    const { page } = await showRebind(ENDED, {
      api: { rebindBySignIn: async () => ({ kind: 'rebound', report, notes: [] }) },
    });
    await button(page, 'Sign in with Microsoft again').click();
    await page.getByRole('heading', { name: `You are signed in, but ${ADDRESS} cannot send` }).waitFor();
    await page.waitForTimeout(6_500);
    expect(await dialog(page).isVisible()).toBe(true);
    expect(await checkAccessibility(page)).toEqual([]);
  });
});

test.each([
  ['light', {}],
  ['dark', {}],
  ['light', { forcedColors: 'active' }],
] as const)('axe finds nothing before and while it signs in, %s %j', async (colorScheme, media) => {
  const attempt = heldAttempt<Rebound>();
  const { page } = await showRebind(ENDED, {
    colorScheme,
    ...media,
    api: { rebindBySignIn: attempt.ask },
  });
  await button(page, 'Sign in with Microsoft again').waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
  await page.keyboard.press('Enter');
  (await attempt.hooks).onSignIn?.({ kind: 'page', name: 'Microsoft', takesDeviceCode: true, link: LINK });
  await page.getByRole('heading', { name: 'Finish signing in in your browser' }).waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
  if (colorScheme === 'dark') await takePicture(page, 'rebind-signing-in');
});

test.each([
  [380, 700],
  [560, 360],
])('nothing is cut off at %i by %i pixels, and the button is in view', async (width, height) => {
  const { page } = await showRebind(ENDED, { size: { width, height } });
  await eventually(() => focused(page)).toBe('Sign in with Microsoft again');
  expect(await page.evaluate(BEYOND_THE_EDGE)).toBeLessThanOrEqual(0);
  const box = await button(page, 'Sign in with Microsoft again').boundingBox();
  expect((box?.y ?? height) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
  if (width === 380) await takePicture(page, 'rebind-sign-in-narrow');
});
