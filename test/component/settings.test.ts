import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { checkAccessibility } from '../support/check-accessibility.ts';
import { eventually } from '../support/eventually.ts';
import type { ShowWindowOptions } from '../support/open-window.ts';
import { sampleAbout } from '../support/sample-about.ts';
import { sampleOffer } from '../support/sample-offer.ts';
import { sampleSnapshot } from '../support/sample-snapshot.ts';
import { showWindow } from '../support/show-window.ts';
import { takePicture } from '../support/take-picture.ts';

const showSettings = (options: Partial<ShowWindowOptions> = {}) =>
  showWindow({ snapshot: sampleSnapshot(), hash: '#/settings', ...options });
const interval = (page: Page) => page.getByRole('textbox', { name: 'Check every' });

test('offers every setting, by what it is about', async () => {
  const { page } = await showSettings();
  await interval(page).waitFor();
  for (const title of [
    'Checks',
    'Notifications',
    'Signing in with Microsoft and Google',
    'How much at once',
    'How long it is kept',
    'This computer',
  ]) {
    expect(await page.getByRole('region', { name: title }).count(), title).toBe(1);
  }
  await eventually(() => page.getByRole('textbox').count()).toBe(12);
  expect(await page.getByText('Minutes between two checks of a mailbox: 5 to 240.').count()).toBe(1);
});

test('offers a setting that it does not know, too', async () => {
  const { page } = await showSettings({
    api: {
      listSettings: async () => [
        {
          key: 'favourite-colour',
          value: '',
          defaultValue: '',
          description: 'What the window is painted in.',
        },
      ],
    },
  });
  await page.getByRole('textbox', { name: 'Favourite colour' }).waitFor();
});

test('saves a number when its field is left', async () => {
  const { page, calls } = await showSettings();
  await interval(page).fill('30');
  await page.keyboard.press('Tab');
  await eventually(() => calls.find(({ method }) => method === 'changeSetting')?.args).toEqual([
    'interval',
    '30',
  ]);
  await page.getByRole('button', { name: 'Put Check every back to 15' }).click();
  await eventually(() => interval(page).inputValue()).toBe('15');
});

test('says in place why a value was refused, and keeps what was typed', async () => {
  const { page } = await showSettings();
  await interval(page).fill('3');
  await page.keyboard.press('Enter');
  await page.getByText('“interval” takes a whole number of minutes from 5 to 240.').waitFor();
  expect(await interval(page).inputValue()).toBe('3');
  expect(await interval(page).getAttribute('aria-describedby')).toContain('setting-interval-refusal');
  await page.keyboard.press('Escape');
  expect(await interval(page).inputValue()).toBe('15');
});

test('asks for nothing where nothing was changed', async () => {
  const { page, calls } = await showSettings();
  await interval(page).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(calls.some(({ method }) => method === 'changeSetting')).toBe(false);
});

test('turns quiet hours on with a usual night, and takes other times', async () => {
  const { page, calls } = await showSettings();
  await page.getByRole('switch', { name: 'Quiet hours' }).click();
  const from = page.getByLabel('Quiet hours from');
  await from.fill('21:30');
  await page.getByLabel('Quiet hours to').focus();
  await eventually(() =>
    calls.filter(({ method }) => method === 'changeSetting').map(({ args }) => args),
  ).toEqual([
    ['quiet-hours', '22:00-07:00'],
    ['quiet-hours', '21:30-07:00'],
  ]);
  await page.getByRole('switch', { name: 'Quiet hours' }).click();
  await from.waitFor({ state: 'detached' });
});

test('refuses quiet hours that are none', async () => {
  const { page } = await showSettings();
  await page.getByRole('switch', { name: 'Quiet hours' }).click();
  await page.getByLabel('Quiet hours from').fill('07:00');
  await page.getByLabel('Quiet hours to').focus();
  await page.getByText(/takes two different times/).waitFor();
});

test('silences notifications, and ends that', async () => {
  const { page } = await showSettings();
  await page.getByRole('combobox', { name: 'Silence' }).selectOption({ label: 'For 4 hours' });
  await page.getByText(/^Until /).waitFor();
  await page
    .getByRole('region', { name: 'Notifications' })
    .getByRole('button', { name: 'End the silence' })
    .click();
  await page.getByRole('combobox', { name: 'Silence' }).waitFor();
});

test('starts at login where the system takes it, and says so where it does not', async () => {
  const refusals = ['The system keeps a list of its own: allow Mailvitals in it.', null];
  const { page } = await showSettings({
    desktop: { setStartsAtLogin: async () => refusals.shift() ?? null },
  });
  const starts = page.getByRole('switch', { name: 'Start at login' });
  await eventually(() => starts.isEnabled()).toBe(true);
  await starts.click();
  await page.getByText('The system keeps a list of its own').waitFor();
  expect(await starts.isChecked()).toBe(false);
  await starts.click();
  await eventually(() => starts.isChecked()).toBe(true);
});

test('shows the logs', async () => {
  const { page, calls } = await showSettings();
  await page.getByRole('button', { name: 'Show logs' }).click();
  await eventually(() => calls.some(({ method }) => method === 'showLogs')).toBe(true);
});

test('saves the list of mailboxes as a file', async () => {
  const { page } = await showSettings();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('mailvitals.csv');
  expect(await readFile(await file.path(), 'utf8')).toContain('you@outlook.com');
});

test('says what runs here and what it is made with', async () => {
  const { page } = await showSettings();
  await page.getByRole('link', { name: 'About Mailvitals' }).click();
  await page.getByText('Version 0.1.0').waitFor();
  await page.getByText('/home/you/.local/share/mailvitals').waitFor();
  await page.getByRole('row', { name: 'nodemailer 10.6.0 MIT-0' }).waitFor();
  expect(
    await page.getByRole('link', { name: 'Settings', exact: true }).first().getAttribute('aria-current'),
  ).toBe('page');
});

test('says why there is no list of packages', async () => {
  const { page } = await showWindow({
    snapshot: sampleSnapshot(),
    hash: '#/about',
    api: { about: async () => sampleAbout({ packages: [] }) },
  });
  await page.getByText('The list is made when Mailvitals is packaged.').waitFor();
});

describe('signing in with Microsoft and Google', () => {
  const group = (page: Page) => page.getByRole('region', { name: 'Signing in with Microsoft and Google' });
  const microsoft = (page: Page) => group(page).getByRole('textbox', { name: 'Microsoft client id' });
  const google = (page: Page) => group(page).getByRole('textbox', { name: 'Google client id' });
  const secret = (page: Page) => group(page).getByLabel('Google client secret', { exact: true });

  test('says where each client id comes from, and how to come by one', async () => {
    const { page } = await showSettings({ size: { width: 1120, height: 1400 } });
    await group(page).getByText('Mailvitals brings its own, unless one is set here.').first().waitFor();
    expect(await group(page).getByRole('listitem').count()).toBe(0);
    await group(page).getByText('How to register Mailvitals at Microsoft').click();
    expect(await group(page).getByRole('listitem').count()).toBe(3);
    await takePicture(page, 'settings-sign-in');
    expect(await checkAccessibility(page)).toEqual([]);
  });

  test('keeps a client id when its field is left, and takes it back when it is emptied', async () => {
    const { page, calls } = await showSettings();
    await microsoft(page).fill(' 1b2c-3d4e ');
    await page.keyboard.press('Tab');
    await group(page).getByText('Set here, for every mailbox that signs in with Microsoft.').waitFor();
    expect(await microsoft(page).inputValue()).toBe('1b2c-3d4e');
    await microsoft(page).fill('');
    await page.keyboard.press('Enter');
    await eventually(() =>
      calls.filter(({ method }) => method === 'registerClient').map(({ args }) => args[0]),
    ).toEqual([
      { issuer: 'microsoft', clientId: '1b2c-3d4e' },
      { issuer: 'microsoft', clientId: null },
    ]);
  });

  test('says in place why one was refused, and keeps what was typed', async () => {
    const { page } = await showSettings();
    await microsoft(page).fill('no id at all');
    await page.keyboard.press('Enter');
    await group(page).getByText('“microsoft-client-id” takes the client id from Microsoft').waitFor();
    expect(await microsoft(page).inputValue()).toBe('no id at all');
  });

  test('keeps Google’s client id and its secret together, and shows the secret nowhere', async () => {
    const { page, calls } = await showSettings();
    const asked = () => calls.filter(({ method }) => method === 'registerClient').map(({ args }) => args[0]);
    expect(await secret(page).isDisabled()).toBe(true);
    await google(page).fill('1234.apps.example');
    await page.keyboard.press('Tab');
    await group(page).getByText('Not kept yet: Google hands out a client secret with it').waitFor();
    expect(asked()).toEqual([]);
    await eventually(() => secret(page).isEnabled()).toBe(true);
    await secret(page).fill('GOCSPX-xyzzy');
    expect(await page.content()).not.toContain('xyzzy');
    await page.getByRole('button', { name: 'Keep the Google client secret' }).click();
    await group(page).getByText('Kept in the keychain.').waitFor();
    expect(await group(page).getByText('Not kept yet').count()).toBe(0);
    expect(await secret(page).inputValue()).toBe('');
    expect(await google(page).inputValue()).toBe('1234.apps.example');
    // Its secret alone may be replaced.
    await secret(page).fill('GOCSPX-plugh');
    await page.keyboard.press('Enter');
    await eventually(asked).toEqual([
      { issuer: 'google', clientId: '1234.apps.example', clientSecret: 'GOCSPX-xyzzy' },
      { issuer: 'google', clientSecret: 'GOCSPX-plugh' },
    ]);
  });

  test('forgets a client id that waits for its secret once it is emptied', async () => {
    const { page, calls } = await showSettings();
    await google(page).fill('1234.apps.example');
    await page.keyboard.press('Enter');
    await group(page).getByText('Not kept yet').waitFor();
    await google(page).fill('');
    await page.keyboard.press('Enter');
    await group(page).getByText('Not kept yet').waitFor({ state: 'detached' });
    expect(await secret(page).isDisabled()).toBe(true);
    expect(calls.some(({ method }) => method === 'registerClient')).toBe(false);
  });

  test('says that nothing is kept where no client id is set after it', async () => {
    const { page } = await showSettings({
      api: {
        registerClient: async ({ issuer }) => ({
          kind: 'registered',
          offer: sampleOffer(issuer, { clientIdFrom: null }),
        }),
      },
    });
    await google(page).fill('off');
    await page.keyboard.press('Tab');
    await secret(page).fill('GOCSPX-xyzzy');
    await page.keyboard.press('Enter');
    await group(page).getByText('Nothing is kept here. Not set: the first sign-in with Google').waitFor();
    expect(await group(page).getByText('Kept in the keychain.').count()).toBe(0);
    expect(await google(page).inputValue()).toBe('');
  });

  test('says at the client id what is wrong with it, and at the secret what is wrong with that', async () => {
    const { page } = await showSettings({
      api: {
        registerClient: async () => ({
          kind: 'invalid',
          problems: [
            { field: 'clientId', sentence: 'This is no client id.' },
            { field: 'clientSecret', sentence: 'This is no client secret.' },
          ],
        }),
      },
    });
    await google(page).fill('1234.apps.example');
    await page.keyboard.press('Tab');
    await secret(page).fill('no secret');
    await page.keyboard.press('Enter');
    await group(page)
      .locator('#setting-google-client-id-refusal')
      .getByText('This is no client id.')
      .waitFor();
    await group(page)
      .locator('#google-client-secret-refusal')
      .getByText('This is no client secret.')
      .waitFor();
    expect(await google(page).inputValue()).toBe('1234.apps.example');
    await takePicture(page, 'settings-client-refused');
  });

  test('is all there at 380 pixels', async () => {
    const { page } = await showSettings({ size: { width: 380, height: 720 } });
    await group(page).getByText('How to register Mailvitals at Google').click();
    const overflow = await page.evaluate(
      'document.querySelector("main").scrollWidth - document.querySelector("main").clientWidth',
    );
    expect(overflow).toBe(0);
    await group(page).scrollIntoViewIfNeeded();
    await takePicture(page, 'settings-sign-in-narrow');
  });
});
