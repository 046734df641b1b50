import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Api, RegisterClientResult, SignInEnd } from '../../electron/api/contract.ts';
import { checkAccessibility } from '../support/check-accessibility.ts';
import { eventually } from '../support/eventually.ts';
import { climbOf, heldAttempt } from '../support/held-attempt.ts';
import type { ShownWindow, ShowWindowOptions } from '../support/open-window.ts';
import { sampleOffer, sampleProvider } from '../support/sample-offer.ts';
import { sampleProtocol, sampleReport } from '../support/sample-report.ts';
import { sampleSnapshot } from '../support/sample-snapshot.ts';
import { showWindow } from '../support/show-window.ts';
import { takePicture } from '../support/take-picture.ts';

const ADDRESS = 'someone@outlook.com';
const LINK = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=our-own-id&state=once';
const SIGN_IN = 'Sign in with Microsoft';

type Added = Awaited<ReturnType<Api['addBySignIn']>>;

const showAdd = (api: Partial<Api> = {}, options: Partial<ShowWindowOptions> = {}) =>
  showWindow({ snapshot: sampleSnapshot(), hash: '#/add', api, ...options });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** The pages that the system was asked to open. */
const opened = (calls: ShownWindow['calls']) =>
  calls.filter(({ method }) => method === 'openPage').map(({ args }) => args);
const focusedLabel = (page: Page) => page.evaluate('document.activeElement.labels?.[0]?.textContent');
const secretField = (page: Page) => page.getByLabel(/^(App password|Password)$/);

async function fillIn(page: Page, address = ADDRESS): Promise<void> {
  await page.getByLabel('Address', { exact: true }).fill(address);
  await button(page, address.endsWith('gmail.com') ? 'Verify and add' : SIGN_IN).waitFor();
}

/** As far as the provider’s page, which is told of and opened. */
async function begin(options: Partial<ShowWindowOptions> = {}) {
  const attempt = heldAttempt<Added>();
  const shown = await showAdd({ addBySignIn: attempt.ask }, options);
  await fillIn(shown.page);
  await shown.page.keyboard.press('Enter');
  const hooks = await attempt.hooks;
  hooks.onSignIn?.({ kind: 'page', name: 'Microsoft', takesDeviceCode: true, link: LINK });
  await shown.page.getByRole('heading', { name: 'Finish signing in in your browser' }).waitFor();
  return { ...shown, attempt, hooks };
}

describe('what is offered', () => {
  test('is the sign-in first where passwords are refused, and says so', async () => {
    const { page } = await showAdd();
    await fillIn(page);
    await page.getByText('Microsoft refuses passwords over IMAP.').first().waitFor();
    expect(await secretField(page).count()).toBe(0);
    await page.getByText('Microsoft refuses them.').waitFor();
    await takePicture(page, 'add-sign-in');
    await button(page, 'Use a password instead').click();
    await eventually(() => page.evaluate('document.activeElement.type')).toBe('password');
    await button(page, 'Verify and add').waitFor();
    await button(page, 'Sign in with Microsoft instead').click();
    await eventually(() => page.evaluate('document.activeElement.textContent')).toBe(SIGN_IN);
  });

  test('is the app password first at Gmail, and the sign-in second', async () => {
    const { page, calls } = await showAdd();
    await fillIn(page, 'someone@gmail.com');
    await page.getByLabel('App password', { exact: true }).waitFor();
    await takePicture(page, 'add-gmail');
    await button(page, 'Sign in with Google instead').click();
    await button(page, 'Sign in with Google').click();
    await page.getByRole('heading', { name: 'someone@gmail.com is watched' }).waitFor();
    expect(calls.find(({ method }) => method === 'addBySignIn')?.args).toEqual([
      { mailbox: { address: 'someone@gmail.com' }, by: 'browser' },
    ]);
  });

  test('is no sign-in where the provider has none', async () => {
    const { page } = await showAdd();
    await page.getByLabel('Address', { exact: true }).fill('you@icloud.com');
    await page.getByRole('region', { name: 'iCloud' }).waitFor();
    expect(await page.getByRole('button', { name: /Sign in with/ }).count()).toBe(0);
  });

  test('leaves a secret alone that is being typed when the provider is found', async () => {
    const { page } = await showAdd();
    await page.getByLabel('Address', { exact: true }).fill(ADDRESS);
    await secretField(page).fill('abcd');
    await button(page, 'Sign in with Microsoft instead').waitFor();
    expect(await secretField(page).inputValue()).toBe('abcd');
  });
});

describe('signing in', () => {
  test('opens the page once, says whose mailbox is meant, and climbs when it is finished', async () => {
    const { page, calls, attempt, hooks } = await begin();
    expect(opened(calls)).toEqual([[LINK]]);
    const card = page.getByRole('region', { name: 'Signing in with Microsoft' });
    await card.getByText(`Sign in there as ${ADDRESS}.`).first().waitFor();
    await card.getByText('If no page opened:').waitFor();
    const again = card.getByRole('link', { name: 'Open the page' });
    expect(await again.getAttribute('href')).toBe(LINK);
    expect(await again.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await card.textContent()).toMatch(/(5:00|4:5\d) left/);
    expect(await page.getByRole('list', { name: /step by step/ }).count()).toBe(0);
    await takePicture(page, 'add-signing-in');
    hooks.onSignIn?.({ kind: 'signed-in', as: ADDRESS });
    await card.getByRole('heading', { name: `Signed in as ${ADDRESS}` }).waitFor();
    hooks.onClimb?.(climbOf('imap', 5));
    await page.getByRole('list', { name: 'IMAP, step by step' }).getByText('signing in…').waitFor();
    await takePicture(page, 'add-signed-in');
    attempt.end({ kind: 'added', report: sampleReport(ADDRESS), notes: [] });
    await page.getByRole('heading', { name: `${ADDRESS} is watched` }).waitFor();
    expect(calls.filter(({ method }) => method === 'addBySignIn')).toHaveLength(1);
  });

  test('opens it once more, and copies its link, for whoever sees no page', async () => {
    const { page, calls } = await begin();
    const card = page.getByRole('region', { name: 'Signing in with Microsoft' });
    await card.getByRole('link', { name: 'Open the page' }).click();
    await eventually(() => opened(calls)).toEqual([[LINK], [LINK]]);
    await card.getByRole('button', { name: 'Copy the link' }).click();
    await card.getByText('Copied').waitFor();
    expect(calls.find(({ method }) => method === 'copyText')?.args).toEqual([LINK]);
    expect(page.context().pages()).toHaveLength(1);
  });

  test('says so where the system did not open it, until it does', async () => {
    let isOpened = false;
    const attempt = heldAttempt<Added>();
    const { page, calls } = await showAdd(
      { addBySignIn: attempt.ask },
      { desktop: { openPage: async () => isOpened } },
    );
    await fillIn(page);
    await page.keyboard.press('Enter');
    (await attempt.hooks).onSignIn?.({ kind: 'page', name: 'Microsoft', takesDeviceCode: true, link: LINK });
    const card = page.getByRole('region', { name: 'Signing in with Microsoft' });
    await card.getByRole('heading', { name: 'The page did not open' }).waitFor();
    expect(await card.getByText('If no page opened:').count()).toBe(0);
    await card.getByText(/^The page did not open\. Open it here/).waitFor({ state: 'attached' });
    await takePicture(page, 'add-page-not-opened');
    expect(await checkAccessibility(page)).toEqual([]);
    isOpened = true;
    await card.getByRole('link', { name: 'Open the page' }).click();
    await card.getByRole('heading', { name: 'Finish signing in in your browser' }).waitFor();
    expect(opened(calls)).toEqual([[LINK], [LINK]]);
  });

  test('opens nothing but https and this computer', async () => {
    const attempt = heldAttempt<Added>();
    const { page, calls } = await showAdd({ addBySignIn: attempt.ask });
    await fillIn(page);
    await page.keyboard.press('Enter');
    (await attempt.hooks).onSignIn?.({
      kind: 'page',
      name: 'Microsoft',
      takesDeviceCode: true,
      link: 'http://login.example.com/',
    });
    await page.getByRole('heading', { name: 'The page was not opened' }).waitFor();
    expect(opened(calls)).toEqual([]);
    expect(await page.getByRole('link', { name: 'Open the page' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Copy the link' }).count()).toBe(0);
  });

  test.each(['Cancel', 'Escape'])('is ended by %s, and the form stays', async (way) => {
    const { page, attempt, hooks } = await begin();
    if (way === 'Escape') await page.keyboard.press('Escape');
    else await button(page, 'Cancel').click();
    await eventually(async () => hooks.cancelled?.aborted).toBe(true);
    attempt.end({ kind: 'cancelled' });
    await page.getByText('You stopped it').waitFor();
    expect(await page.getByLabel('Address', { exact: true }).inputValue()).toBe(ADDRESS);
    await button(page, 'Try again').waitFor();
  });

  test('is asked for once, however often Enter is pressed, and a second press ends nothing', async () => {
    const attempt = heldAttempt<Added>();
    const { page, calls } = await showAdd({ addBySignIn: attempt.ask });
    await fillIn(page);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const { cancelled } = await attempt.hooks;
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await page.waitForTimeout(300);
    expect(cancelled?.aborted).toBe(false);
    expect(calls.filter(({ method }) => method === 'addBySignIn')).toHaveLength(1);
  });
});

describe('how it ends', () => {
  const endWith = async (end: Added) => {
    const shown = await showAdd({ addBySignIn: async () => end });
    await fillIn(shown.page);
    await shown.page.keyboard.press('Enter');
    return shown;
  };

  test('somebody else: both names, and the sign-in again', async () => {
    const { page, calls } = await endWith({
      kind: 'another-identity',
      signedInAs: 'other@outlook.com',
      wanted: ADDRESS,
    });
    const story = page.getByRole('region', { name: 'What happened' });
    await story.getByText('other@outlook.com').waitFor();
    await story.getByText(ADDRESS).waitFor();
    await story.getByText('No mailbox is stored.').waitFor();
    await takePicture(page, 'add-another-identity');
    expect(await checkAccessibility(page)).toEqual([]);
    await eventually(() => page.evaluate('document.activeElement.textContent')).toBe('Sign in again');
    await page.keyboard.press('Enter');
    await eventually(() => calls.filter(({ method }) => method === 'addBySignIn').length).toBe(2);
  });

  test('failed: the cause, the steps, and the provider’s words one click away', async () => {
    const failed: SignInEnd = {
      kind: 'sign-in-failed',
      transient: false,
      title: 'Access to the mailbox is not approved',
      sentence: 'An administrator has to allow Mailvitals first.',
      steps: [{ text: 'Have them approve it.', url: 'https://entra.microsoft.com/' }],
      reply: 'AADSTS65001: The user or administrator has not consented.',
    };
    const { page } = await endWith(failed);
    const story = page.getByRole('region', { name: 'What happened' });
    await story.getByRole('heading', { name: failed.title }).waitFor();
    expect(await story.getByText('AADSTS65001').isVisible()).toBe(false);
    await story.getByText('Microsoft’s words').click();
    expect(await story.getByText('AADSTS65001').isVisible()).toBe(true);
    await takePicture(page, 'add-sign-in-failed');
    await button(page, 'Try again').waitFor();
    await page.getByText('Use another client id').click();
    await page.getByLabel('Microsoft client id').waitFor();
  });

  test('failed for now: no other client id is asked for', async () => {
    const { page } = await endWith({
      kind: 'sign-in-failed',
      transient: true,
      title: 'Microsoft does not answer',
      sentence: 'Nobody can sign in for now.',
      steps: [],
      reply: null,
    });
    await page.getByRole('heading', { name: 'Microsoft does not answer' }).waitFor();
    expect(await page.getByLabel('Microsoft client id').count()).toBe(0);
    await button(page, 'Try again').waitFor();
  });

  test('bound, but it cannot send: says so, and not that it works', async () => {
    const report = sampleReport(ADDRESS, {
      status: 'action-needed',
      cause: 'smtp-auth-disabled',
      title: 'Sending over SMTP is switched off',
      summary: 'The mailbox may not send over SMTP, and no new sign-in changes that.',
      advice: [{ text: 'Receive with it, and send from another one.', url: null }],
      smtp: sampleProtocol('smtp', { ok: false, stage: 'login', cause: 'smtp-auth-disabled' }),
    });
    const { page } = await endWith({ kind: 'added', report, notes: [] });
    await page.getByRole('heading', { name: `${ADDRESS} is watched, but cannot send` }).waitFor();
    await page.getByRole('heading', { name: 'Sending over SMTP is switched off' }).waitFor();
    expect(await page.getByText('is checked by itself. You hear of it').count()).toBe(0);
    await takePicture(page, 'add-cannot-send');
    expect(await checkAccessibility(page)).toEqual([]);
  });

  test('watched already: leads to it', async () => {
    const { page } = await endWith({ kind: 'exists', address: 'you@outlook.com' });
    await page.getByRole('link', { name: 'Open it' }).waitFor();
  });
});

test('what was found wrong is said, unfolded, and has the focus', async () => {
  const { page } = await showAdd({
    addBySignIn: async () => ({
      kind: 'invalid',
      problems: [{ field: 'username', sentence: 'A user name has no line breaks.' }],
    }),
  });
  await fillIn(page);
  await page.keyboard.press('Enter');
  await page.getByText('A user name has no line breaks.', { exact: true }).waitFor();
  await eventually(() => focusedLabel(page)).toBe('User name');
  expect(await page.getByLabel('User name').isVisible()).toBe(true);
  await eventually(() => page.getByRole('status').allTextContents()).toContain(
    'Not added. A user name has no line breaks.',
  );
  expect(await checkAccessibility(page)).toEqual([]);
  // Whoever goes on typing is not led away.
  await page.getByLabel('Tags').fill('sales');
  await eventually(() => focusedLabel(page)).toBe('Tags');
});

describe('without a client id', () => {
  const unregistered = (issuer: 'microsoft' | 'google'): Partial<Api> => ({
    discoverServers: async (address) => ({
      kind: 'found',
      address,
      provider: issuer === 'google' ? 'gmail' : 'outlook',
      providerName: issuer === 'google' ? 'Gmail' : 'Outlook.com',
      recognisedBy: 'the domain',
      candidates: [],
      secretAdvice: 'It wants an app password.',
      signIn: sampleOffer(issuer, { clientIdFrom: null }),
      notes: [],
    }),
    showProvider: async () =>
      sampleProvider(issuer === 'google' ? 'gmail' : 'outlook', { clientIdFrom: null }),
  });

  test('asks for it before anything is opened, in three steps, and then goes on to sign in', async () => {
    const { page, calls } = await showAdd(unregistered('microsoft'));
    await page.getByLabel('Address', { exact: true }).fill(ADDRESS);
    const part = page.getByRole('region', { name: 'Registration at Microsoft' });
    await part.getByRole('listitem').first().waitFor();
    expect(await part.getByRole('listitem').count()).toBe(3);
    expect(await part.getByRole('link').count()).toBe(3);
    await takePicture(page, 'add-register');
    expect(await checkAccessibility(page)).toEqual([]);
    await button(page, 'Save and sign in').click();
    await part.getByText('Paste the client id from Microsoft here.').waitFor();
    expect(calls.some(({ method }) => method === 'addBySignIn')).toBe(false);
    await part.getByLabel('Microsoft client id').fill('1b2c-3d4e');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `${ADDRESS} is watched` }).waitFor();
    expect(calls.find(({ method }) => method === 'registerClient')?.args).toEqual([
      { issuer: 'microsoft', clientId: '1b2c-3d4e' },
    ]);
  });

  test('takes Google’s client secret too, and writes it nowhere', async () => {
    const held = Promise.withResolvers<never>();
    const { page, calls } = await showAdd({ ...unregistered('google'), addBySignIn: () => held.promise });
    await page.getByLabel('Address', { exact: true }).fill('someone@gmail.com');
    await button(page, 'Sign in with Google instead').click();
    await page.getByLabel('Google client id').fill('1234.apps.example');
    const secret = page.getByLabel('Google client secret', { exact: true });
    expect(await secret.getAttribute('type')).toBe('password');
    await secret.fill('GOCSPX-xyzzy');
    expect(await page.content()).not.toContain('xyzzy');
    await takePicture(page, 'add-register-google');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Signing in with Google' }).waitFor();
    expect(calls.find(({ method }) => method === 'registerClient')?.args).toEqual([
      { issuer: 'google', clientId: '1234.apps.example', clientSecret: 'GOCSPX-xyzzy' },
    ]);
  });

  test('wants Google’s client secret with the client id, and says so at its field', async () => {
    const { page, calls } = await showAdd(unregistered('google'));
    await page.getByLabel('Address', { exact: true }).fill('someone@gmail.com');
    await button(page, 'Sign in with Google instead').click();
    await page.getByText('it belongs to that one alone').waitFor();
    await page.getByLabel('Google client id').fill('1234.apps.example');
    await page.keyboard.press('Enter');
    await page.getByText('Google hands out a client secret with the client id: paste it, too.').waitFor();
    await eventually(() => focusedLabel(page)).toBe('Google client secret');
    expect(calls.some(({ method }) => method === 'registerClient')).toBe(false);
  });

  test.each(['Cancel', 'Escape'])('%s while it is kept stops the sign-in that would follow', async (way) => {
    const kept = Promise.withResolvers<RegisterClientResult>();
    const { page, calls } = await showAdd({
      ...unregistered('google'),
      registerClient: () => kept.promise,
    });
    await page.getByLabel('Address', { exact: true }).fill('someone@gmail.com');
    await button(page, 'Sign in with Google instead').click();
    await page.getByLabel('Google client id').fill('1234.apps.example');
    await page.getByLabel('Google client secret', { exact: true }).fill('GOCSPX-xyzzy');
    await page.keyboard.press('Enter');
    await eventually(() => page.getByLabel('Address', { exact: true }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Use a password instead' }).count()).toBe(0);
    expect(await page.getByLabel('Google client secret', { exact: true }).inputValue()).toBe('GOCSPX-xyzzy');
    if (way === 'Escape') await page.keyboard.press('Escape');
    else await button(page, 'Cancel').click();
    kept.resolve({ kind: 'registered', offer: sampleOffer('google', { clientIdFrom: 'settings' }) });
    await page.getByText('You stopped it').waitFor();
    await page.getByText('No mailbox is stored.').first().waitFor();
    expect(calls.some(({ method }) => method === 'addBySignIn')).toBe(false);
  });

  test('a form that is closed while it is kept begins nothing', async () => {
    const kept = Promise.withResolvers<RegisterClientResult>();
    const { page, calls } = await showAdd({
      ...unregistered('microsoft'),
      registerClient: () => kept.promise,
    });
    await page.getByLabel('Address', { exact: true }).fill(ADDRESS);
    await page.getByLabel('Microsoft client id').fill('1b2c-3d4e');
    await page.keyboard.press('Enter');
    await button(page, 'Cancel').click();
    await button(page, 'Stopping…').waitFor();
    // What is being stopped may be left alone.
    await button(page, 'Close').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    kept.resolve({ kind: 'registered', offer: sampleOffer('microsoft', { clientIdFrom: 'settings' }) });
    await page.waitForTimeout(300);
    expect(calls.some(({ method }) => method === 'addBySignIn')).toBe(false);
  });

  test('says why it was not taken, and what stood in the way', async () => {
    let times = 0;
    const { page } = await showAdd({
      ...unregistered('microsoft'),
      registerClient: async () => {
        times += 1;
        return times === 1
          ? { kind: 'invalid', problems: [{ field: 'clientId', sentence: 'That is no client id.' }] }
          : {
              kind: 'obstacle',
              obstacle: { title: 'The keychain is locked', sentence: 'Unlock it.', steps: [] },
            };
      },
    });
    await page.getByLabel('Address', { exact: true }).fill(ADDRESS);
    await page.getByLabel('Microsoft client id').fill('no id');
    await button(page, 'Save and sign in').click();
    await page.getByText('That is no client id.').waitFor();
    await page.getByLabel('Microsoft client id').press('Enter');
    await page.getByRole('heading', { name: 'The keychain is locked' }).waitFor();
    await eventually(() => page.evaluate('document.activeElement.labels?.[0].textContent')).toBe(
      'Microsoft client id',
    );
  });

  test('asks for it also where it was missing only when it was tried', async () => {
    const { guide } = sampleOffer('microsoft');
    let times = 0;
    const { page } = await showAdd({
      addBySignIn: async () => {
        times += 1;
        return times === 1
          ? { kind: 'not-registered', guide }
          : { kind: 'added', report: sampleReport(ADDRESS), notes: [] };
      },
    });
    await fillIn(page);
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Microsoft client id');
    await field.waitFor();
    await eventually(() => page.evaluate('document.activeElement.labels[0].textContent')).toBe(
      'Microsoft client id',
    );
    await page.keyboard.insertText('1b2c-3d4e');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `${ADDRESS} is watched` }).waitFor();
  });
});

test.each([
  ['light', {}],
  ['dark', {}],
  ['light', { forcedColors: 'active' }],
] as const)('axe finds nothing while it signs in, %s %j', async (colorScheme, media) => {
  const { page } = await begin({ colorScheme, ...media });
  expect(await checkAccessibility(page)).toEqual([]);
});

test('nothing moves where motion is not wanted', async () => {
  const { page } = await begin({ reducedMotion: 'reduce' });
  expect(await page.evaluate('document.getAnimations().length')).toBe(0);
});

test.each([
  [380, 700],
  [560, 360],
])('nothing is cut off at %i by %i pixels', async (width, height) => {
  const { page, hooks } = await begin({ size: { width, height } });
  const overflow = () =>
    page.evaluate(
      'Math.max(...[...document.querySelectorAll("[role=dialog] *")].map((e) => e.getBoundingClientRect().right)) - innerWidth',
    );
  expect(await overflow()).toBeLessThanOrEqual(0);
  if (width === 380) await takePicture(page, 'add-signing-in-narrow');
  hooks.onSignIn?.({ kind: 'signed-in', as: ADDRESS });
  await page.getByRole('heading', { name: `Signed in as ${ADDRESS}` }).waitFor();
  expect(await overflow()).toBeLessThanOrEqual(0);
});
