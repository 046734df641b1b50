import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Api, DiscoverResult } from '../../electron/api/contract.ts';
import { checkAccessibility } from '../support/check-accessibility.ts';
import { eventually } from '../support/eventually.ts';
import { climbOf, heldAttempt } from '../support/held-attempt.ts';
import { refusedReport, sampleReport } from '../support/sample-report.ts';
import { sampleSnapshot } from '../support/sample-snapshot.ts';
import { showWindow } from '../support/show-window.ts';

const SECRET = 'abcd efgh ijkl mnop';
const ADDRESS = 'someone@gmail.com';

const showAdd = (api: Partial<Api> = {}) => showWindow({ snapshot: sampleSnapshot(), hash: '#/add', api });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Add a mailbox' });
const addressField = (page: Page) => page.getByLabel('Address', { exact: true });
const secretField = (page: Page) => page.getByLabel(/^(App password|Password)$/);

async function fillIn(page: Page, address = ADDRESS, secret = SECRET): Promise<void> {
  await addressField(page).fill(address);
  await secretField(page).fill(secret);
}

async function fillInAndSend(page: Page): Promise<void> {
  await fillIn(page);
  await page.keyboard.press('Enter');
}

const found = (address: string, providerName: string): DiscoverResult => ({
  kind: 'found',
  address,
  provider: 'gmail',
  providerName,
  recognisedBy: 'recognised by the domain of the address',
  candidates: [],
  secretAdvice: 'It wants an app password.',
  signIn: null,
  notes: [],
});

describe('what is found from the address', () => {
  test('names the provider, the kind of secret, the steps to it and its link', async () => {
    const { page } = await showAdd();
    await addressField(page).fill(ADDRESS);
    const gmail = page.getByRole('region', { name: 'Gmail' });
    await gmail.getByText('Gmail wants the app password made for mail programs').waitFor();
    expect(await gmail.getByRole('listitem').count()).toBe(4);
    const link = gmail.getByRole('link', { name: 'myaccount.google.com/apppasswords' });
    expect(await link.getAttribute('href')).toBe('https://myaccount.google.com/apppasswords');
    await page.getByLabel('App password', { exact: true }).waitFor();
  });

  test('is looked for once the typing pauses, and not for half an address', async () => {
    const { page, calls } = await showAdd();
    await addressField(page).pressSequentially(ADDRESS, { delay: 15 });
    await page.getByRole('region', { name: 'Gmail' }).waitFor();
    expect(calls.filter(({ method }) => method === 'discoverServers')).toHaveLength(1);
  });

  test('keeps to the address that stands there when an answer comes late', async () => {
    const slow = Promise.withResolvers<DiscoverResult>();
    const { page, calls } = await showAdd({
      discoverServers: async (address) =>
        address === 'you@slow.example' ? slow.promise : found(address, 'Quick Mail'),
    });
    await addressField(page).fill('you@slow.example');
    await page.getByText('Finding the servers of slow.example…').waitFor();
    await eventually(() => calls.some(({ method }) => method === 'discoverServers')).toBe(true);
    await addressField(page).fill('you@quick.example');
    await page.getByRole('region', { name: 'Quick Mail' }).waitFor();
    slow.resolve(found('you@slow.example', 'Slow Mail'));
    await eventually(() => calls.filter(({ method }) => method === 'showProvider').length).toBe(2);
    await page.waitForTimeout(500);
    expect(await page.getByText('Slow Mail').count()).toBe(0);
  });

  test('can be done without: where nobody can be asked, it says so and opens the servers', async () => {
    const { page } = await showAdd({
      discoverServers: async () => {
        throw new Error('no program');
      },
    });
    await addressField(page).fill('you@example.com');
    await page.getByText('The servers could not be looked up.').last().waitFor();
    await page.getByLabel('IMAP host').waitFor();
    expect(await page.getByLabel('IMAP host').isVisible()).toBe(true);
  });

  test('fills the servers in, each with its reason, and sends only what was changed', async () => {
    const { page, calls } = await showAdd();
    await fillIn(page);
    await page.getByRole('region', { name: 'Gmail' }).waitFor();
    await page.getByText('Servers and tags', { exact: true }).click();
    expect(await page.getByLabel('IMAP host').inputValue()).toBe('imap.gmail.com');
    expect(await page.getByLabel('User name').inputValue()).toBe(ADDRESS);
    expect(await page.getByText('imaps://imap.gmail.com:993').isVisible()).toBe(true);
    const smtp = page.getByRole('group', { name: 'SMTP server' });
    await smtp.getByLabel('SMTP host').fill('relay.example.com');
    await smtp.getByLabel('Security').selectOption('starttls');
    expect(await smtp.getByLabel('Port').inputValue()).toBe('587');
    await page.getByLabel('Tags').fill('sales; north');
    await page.getByRole('button', { name: 'Verify and add' }).click();
    await page.getByRole('heading', { name: `${ADDRESS} is watched` }).waitFor();
    expect(calls.find(({ method }) => method === 'addMailbox')?.args).toEqual([
      {
        mailbox: {
          address: ADDRESS,
          smtp: 'smtp+starttls://relay.example.com:587',
          tags: ['sales', 'north'],
        },
        secret: SECRET,
      },
    ]);
  });
});

describe('the secret', () => {
  test('keeps every character that was pasted, and says what is left out', async () => {
    const { page } = await showAdd({
      reviewSecret: async ({ secret }) => ({ notes: [`${secret.length} characters`], warning: null }),
    });
    await fillIn(page, ADDRESS, `  ${SECRET}  `);
    await page.getByText(`${SECRET.length + 4} characters`).waitFor();
  });

  test('that cannot be an app password is warned about, and may be tried all the same', async () => {
    const { page, calls } = await showAdd();
    await fillIn(page, ADDRESS, 'MyLoginPassword1');
    await page.getByText('so it may be the login password').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `${ADDRESS} is watched` }).waitFor();
    expect(calls.filter(({ method }) => method === 'addMailbox')).toHaveLength(1);
  });

  test('is in no part of the document, shown or hidden', async () => {
    const { page } = await showAdd();
    await fillIn(page, ADDRESS, 'xyzzyplughplover');
    expect(await page.content()).not.toContain('xyzzy');
    await page.getByRole('button', { name: /^Show the/ }).click();
    expect(await secretField(page).getAttribute('type')).toBe('text');
    expect(await secretField(page).inputValue()).toBe('xyzzyplughplover');
    expect(await page.content()).not.toContain('xyzzy');
    await page.getByRole('button', { name: /^Hide the/ }).click();
    expect(await secretField(page).getAttribute('type')).toBe('password');
    expect(await page.title()).not.toContain('xyzzy');
    expect(page.url()).not.toContain('xyzzy');
  });

  test('is dropped when the form is closed', async () => {
    const { page } = await showAdd();
    await fillIn(page);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await page.evaluate('location.hash = "#/add"');
    expect(await secretField(page).inputValue()).toBe('');
  });
});

describe('trying it', () => {
  test('shows the rungs as they pass', async () => {
    const attempt = heldAttempt<Awaited<ReturnType<Api['addMailbox']>>>();
    const { page } = await showAdd({ addMailbox: attempt.ask });
    await fillInAndSend(page);
    const hooks = await attempt.hooks;
    const imap = page.getByRole('list', { name: 'IMAP, step by step' });
    hooks.onClimb?.(climbOf('imap', 1));
    await imap.getByText('connecting…').waitFor();
    hooks.onClimb?.(climbOf('imap', 5));
    await imap.getByText('signing in…').waitFor();
    expect(await imap.getByRole('listitem').first().textContent()).toContain('connected114 ms');
    hooks.onClimb?.(climbOf('imap', 9));
    await imap.getByText('inbox opened').waitFor();
    await page.getByText('IMAP accepted it.').waitFor();
    attempt.end({ kind: 'added', report: sampleReport(ADDRESS), notes: [] });
    await page.getByRole('heading', { name: `${ADDRESS} is watched` }).waitFor();
  });

  test('is asked for once, however often Enter is pressed', async () => {
    const attempt = heldAttempt<Awaited<ReturnType<Api['addMailbox']>>>();
    const { page, calls } = await showAdd({ addMailbox: attempt.ask });
    await fillIn(page);
    // Twice before the window can show that the first was heard.
    await page.locator('form').evaluate((form: { requestSubmit(): void }) => {
      form.requestSubmit();
      form.requestSubmit();
    });
    const { cancelled } = await attempt.hooks;
    await page.getByRole('button', { name: 'Verify and add' }).dblclick({ force: true });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    expect(cancelled?.aborted).toBe(false);
    expect(calls.filter(({ method }) => method === 'addMailbox')).toHaveLength(1);
  });

  test.each(['Stop', 'Escape'])('is stopped by %s, and keeps what was typed', async (way) => {
    const attempt = heldAttempt<Awaited<ReturnType<Api['addMailbox']>>>();
    const { page } = await showAdd({ addMailbox: attempt.ask });
    await fillInAndSend(page);
    const { cancelled } = await attempt.hooks;
    if (way === 'Stop') await page.getByRole('button', { name: 'Stop' }).click();
    else await page.keyboard.press('Escape');
    await eventually(async () => cancelled?.aborted).toBe(true);
    attempt.end({ kind: 'undecided', report: refusedReport(ADDRESS), notes: [] });
    await page.getByText('You stopped it').waitFor();
    expect(await addressField(page).inputValue()).toBe(ADDRESS);
    expect(await secretField(page).inputValue()).toBe(SECRET);
  });

  test('is not asked for without an address and a secret, and says what is missing', async () => {
    const { page, calls } = await showAdd();
    await page.getByRole('button', { name: 'Verify and add' }).click();
    await page.getByText('Type the address of the mailbox.', { exact: true }).waitFor();
    await page.getByText('Paste the password here.').waitFor();
    expect(calls.some(({ method }) => method === 'addMailbox')).toBe(false);
  });
});

describe('how it ends', () => {
  test('refused: the cause, the steps, and everything typed is kept', async () => {
    const { page, calls } = await showAdd({
      addMailbox: async () => ({ kind: 'refused', report: refusedReport(ADDRESS), notes: [] }),
    });
    await fillInAndSend(page);
    const story = page.getByRole('region', { name: 'What happened' });
    await story.getByRole('heading', { name: 'The app password no longer works' }).waitFor();
    expect(await story.getByRole('listitem').count()).toBe(3);
    expect(await addressField(page).inputValue()).toBe(ADDRESS);
    expect(await secretField(page).inputValue()).toBe(SECRET);
    await eventually(() => page.evaluate('document.activeElement.type')).toBe('password');
    await page.getByRole('list', { name: 'SMTP, step by step' }).getByText('sign-in refused').waitFor();
    const words = story.getByText('A2 NO [AUTHENTICATIONFAILED] LOGIN failed.');
    expect(await words.isVisible()).toBe(false);
    await story.getByText('Server’s words').click();
    await words.waitFor();
    await story.getByRole('button', { name: /^Copy/ }).click();
    await eventually(async () => calls.some(({ method }) => method === 'copyText')).toBe(true);
    expect(String(calls.find(({ method }) => method === 'copyText')?.args)).toContain('SMTP: 535 5.7.3');
  });

  test('undecided: says so, and offers to try again', async () => {
    const report = sampleReport(ADDRESS, { status: 'unreachable', title: 'The server does not answer' });
    const { page } = await showAdd({ addMailbox: async () => ({ kind: 'undecided', report, notes: [] }) });
    await fillInAndSend(page);
    await page.getByRole('heading', { name: 'The server does not answer' }).waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  });

  test('exists: leads to it', async () => {
    const { page } = await showAdd({
      addMailbox: async () => ({ kind: 'exists', address: 'you@gmail.com' }),
    });
    await fillInAndSend(page);
    await page.getByRole('link', { name: 'Open it' }).click();
    await eventually(async () => page.url()).toMatch(/#\/mailbox\/you%40gmail\.com$/);
  });

  test('invalid: says it at the field, and opens the servers where it is about them', async () => {
    const { page } = await showAdd({
      addMailbox: async () => ({
        kind: 'invalid',
        problems: [
          { field: 'imap', sentence: 'No IMAP server was found.' },
          { field: 'input', sentence: 'Something else is wrong.' },
        ],
      }),
    });
    await fillInAndSend(page);
    await page.getByText('No IMAP server was found.', { exact: true }).waitFor();
    expect(await page.getByLabel('IMAP host').getAttribute('aria-invalid')).toBe('true');
    await page.getByText('Something else is wrong.').waitFor();
    expect(await secretField(page).inputValue()).toBe(SECRET);
  });

  test('obstacle: the keychain, in its own words', async () => {
    const obstacle = {
      title: 'The keychain is locked',
      sentence: 'No sign-in was tried.',
      steps: [{ text: 'Unlock it.', url: null }],
    };
    const { page } = await showAdd({ addMailbox: async () => ({ kind: 'obstacle', obstacle }) });
    await fillInAndSend(page);
    await page.getByRole('heading', { name: 'The keychain is locked' }).waitFor();
    await page.getByText('No mailbox is stored. What you typed is still here.').waitFor();
  });

  test('a program that cannot answer is said, and nothing is lost', async () => {
    const { page } = await showAdd({
      addMailbox: async () => {
        throw new Error('broken');
      },
    });
    await fillInAndSend(page);
    await page.getByRole('heading', { name: 'It could not be tried' }).waitFor();
    expect(await secretField(page).inputValue()).toBe(SECRET);
  });

  test('added: says what happens next, and opens the mailbox', async () => {
    const { page } = await showAdd();
    await fillInAndSend(page);
    await page.getByText('From now on it is checked by itself.').waitFor();
    await page.getByRole('button', { name: 'Open the mailbox' }).click();
    await eventually(async () => page.url()).toMatch(/#\/mailbox\/someone%40gmail\.com$/);
  });

  test('added: another one begins with empty fields', async () => {
    const { page } = await showAdd();
    await fillInAndSend(page);
    await page.getByRole('button', { name: 'Add another' }).click();
    expect(await addressField(page).inputValue()).toBe('');
    expect(await secretField(page).inputValue()).toBe('');
  });
});

describe('the form', () => {
  test('stays when something beside it is pressed', async () => {
    const { page } = await showAdd();
    await fillIn(page);
    await page.mouse.click(20, 400);
    await page.waitForTimeout(150);
    expect(await secretField(page).inputValue()).toBe(SECRET);
  });

  test('is filled in and sent by keyboard alone', async () => {
    const { page } = await showAdd();
    await dialog(page).waitFor();
    await page.keyboard.type(ADDRESS);
    await page.getByRole('region', { name: 'Gmail' }).waitFor();
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Tab');
    await page.keyboard.type(SECRET);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `${ADDRESS} is watched` }).waitFor();
    await page.keyboard.press('Enter');
    await eventually(async () => page.url()).toMatch(/#\/mailbox\//);
  });

  test('leads to the import of many', async () => {
    const { page } = await showAdd();
    await page.getByRole('button', { name: 'Add many…' }).click();
    await page.getByRole('heading', { name: 'Add many mailboxes' }).waitFor();
  });

  test.each(['light', 'dark'] as const)('has nothing that axe finds, %s', async (colorScheme) => {
    const { page } = await showWindow({
      snapshot: sampleSnapshot(),
      hash: '#/add',
      colorScheme,
      api: { addMailbox: async () => ({ kind: 'refused', report: refusedReport(ADDRESS), notes: [] }) },
    });
    await fillIn(page, ADDRESS, 'MyLoginPassword1');
    await page.getByText('so it may be the login password').waitFor();
    await page.getByText('Servers and tags', { exact: true }).click();
    expect(await checkAccessibility(page)).toEqual([]);
    await page.getByRole('button', { name: 'Verify and add' }).click();
    await page.getByRole('region', { name: 'What happened' }).waitFor();
    expect(await checkAccessibility(page)).toEqual([]);
  });

  test.each([
    [380, 700],
    [560, 360],
  ])('loses nothing at %i by %i pixels', async (width, height) => {
    const { page } = await showWindow({
      snapshot: sampleSnapshot(),
      hash: '#/add',
      size: { width, height },
      api: { addMailbox: async () => ({ kind: 'refused', report: refusedReport(ADDRESS), notes: [] }) },
    });
    await fillInAndSend(page);
    await page.getByRole('region', { name: 'What happened' }).waitFor();
    const overflow = await page.evaluate(
      'Math.max(...[...document.querySelectorAll("[role=dialog] *")].map((e) => e.getBoundingClientRect().right)) - innerWidth',
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await page.getByRole('button', { name: 'Verify and add' }).isVisible()).toBe(true);
  });
});
