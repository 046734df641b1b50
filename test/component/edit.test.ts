import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Api, EditResult } from '../../electron/api/contract.ts';
import { checkAccessibility } from '../support/check-accessibility.ts';
import { eventually } from '../support/eventually.ts';
import { climbOf, heldAttempt } from '../support/held-attempt.ts';
import type { ShowWindowOptions } from '../support/open-window.ts';
import { sampleDetails } from '../support/sample-details.ts';
import { refusedReport, sampleReport } from '../support/sample-report.ts';
import { sampleSnapshot, sampleSummary } from '../support/sample-snapshot.ts';
import { showWindow } from '../support/show-window.ts';

const ADDRESS = 'you@outlook.com';

async function showEdit(api: Partial<Api> = {}, options: Partial<ShowWindowOptions> = {}) {
  const shown = await showWindow({
    snapshot: sampleSnapshot(),
    hash: '#/mailbox/you%40outlook.com',
    api,
    ...options,
  });
  await shown.page.getByRole('button', { name: 'Edit', exact: true }).click();
  await dialog(shown.page).waitFor();
  return shown;
}

const dialog = (page: Page) => page.getByRole('dialog', { name: `Edit ${ADDRESS}` });
const save = (page: Page) => page.getByRole('button', { name: /^(Save|Verify and save)$/ });
const closed = (page: Page) => dialog(page).waitFor({ state: 'detached' });

type Calls = readonly { readonly method: string; readonly args: readonly unknown[] }[];
const argsOf = (calls: Calls, method: string) => calls.find((call) => call.method === method)?.args;

describe('what is saved', () => {
  test('is nothing where nothing was changed', async () => {
    const { page, calls } = await showEdit();
    await page.getByText('Nothing is changed yet.').waitFor();
    await save(page).click();
    await closed(page);
    expect(argsOf(calls, 'editMailbox')).toBeUndefined();
    expect(argsOf(calls, 'setSendLimits')).toBeUndefined();
  });

  test('tags alone ask no server', async () => {
    const { page, calls } = await showEdit();
    await page.getByLabel('Tags').fill('sales; north ;');
    await page.getByText('No server is asked for this.').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await closed(page);
    expect(argsOf(calls, 'editMailbox')).toEqual([{ address: ADDRESS, tags: ['sales', 'north'] }]);
  });

  test('servers are tried first, and only what differs is sent', async () => {
    const { page, calls } = await showEdit();
    const imap = page.getByRole('group', { name: 'IMAP server' });
    await imap.getByLabel('IMAP host').fill('imap.example.com');
    await imap.getByLabel('Security').selectOption('starttls');
    await page.getByText('The servers are tried with the stored password first.').waitFor();
    await page.getByRole('button', { name: 'Verify and save' }).click();
    await closed(page);
    expect(argsOf(calls, 'editMailbox')).toEqual([
      { address: ADDRESS, imap: 'imap+starttls://imap.example.com:143' },
    ]);
  });

  test('a protocol can be left out, and the user name and the CA file changed', async () => {
    const { page, calls } = await showEdit();
    await page.getByLabel('Watch SMTP').click();
    expect(await page.getByLabel('SMTP host').count()).toBe(0);
    await page.getByLabel('User name').fill('someone');
    await page.getByLabel('CA file').fill('/etc/ssl/own.pem');
    await save(page).click();
    await closed(page);
    expect(argsOf(calls, 'editMailbox')).toEqual([
      { address: ADDRESS, username: 'someone', smtp: 'off', ca: '/etc/ssl/own.pem' },
    ]);
  });

  test('the limits: a cap with its unit and the day the warm-up began', async () => {
    const { page, calls } = await showEdit();
    await page.getByLabel('Cap for 24 hours').selectOption('own');
    await page.getByLabel('At most', { exact: true }).fill('1,200');
    await page.getByLabel('Counted in').selectOption('recipients');
    await page.getByLabel('Warm-up', { exact: true }).selectOption('since');
    await page.getByLabel('First day of the warm-up').fill('2026-11-01');
    await save(page).click();
    await closed(page);
    expect(argsOf(calls, 'setSendLimits')).toEqual([
      ADDRESS,
      { cap: { value: 1200, unit: 'recipients' }, warmUpSince: '2026-11-01' },
    ]);
    expect(argsOf(calls, 'editMailbox')).toBeUndefined();
  });

  test('no warm-up, with the cap that the provider has', async () => {
    const { page, calls } = await showEdit();
    await page.getByLabel('Warm-up', { exact: true }).selectOption('off');
    await save(page).click();
    await closed(page);
    expect(argsOf(calls, 'setSendLimits')).toEqual([ADDRESS, { cap: null, warmUpSince: 'off' }]);
  });

  test('another cap alone: the day the warm-up began stays', async () => {
    const { page, calls } = await showEdit({
      showMailbox: async () => ({
        ...sampleDetails(sampleSummary(ADDRESS), sampleReport(ADDRESS)),
        sendLimits: { cap: { value: 120, unit: 'recipients' }, warmUpSince: '2026-11-01' },
      }),
    });
    expect(await page.getByLabel('First day of the warm-up').inputValue()).toBe('2026-11-01');
    await page.getByLabel('At most', { exact: true }).fill('150');
    await save(page).click();
    await closed(page);
    expect(argsOf(calls, 'setSendLimits')).toEqual([
      ADDRESS,
      { cap: { value: 150, unit: 'recipients' }, warmUpSince: '2026-11-01' },
    ]);
  });
});

describe('what cannot be saved', () => {
  test('is said at its field before anybody is asked', async () => {
    const { page, calls } = await showEdit();
    await page.getByLabel('IMAP host').fill('');
    await page.getByRole('group', { name: 'SMTP server' }).getByLabel('Port').fill('99999');
    await page.getByLabel('Cap for 24 hours').selectOption('own');
    await page.getByLabel('At most', { exact: true }).fill('many');
    await save(page).click();
    await page.getByText('Name the IMAP server, or switch IMAP off.').waitFor();
    await page.getByText('A port is a number from 1 to 65535.').waitFor();
    await page.getByText('A cap is a whole number from 1.').waitFor();
    expect(argsOf(calls, 'editMailbox')).toBeUndefined();
  });

  test('is said at its field as the program found it', async () => {
    const { page } = await showEdit({
      editMailbox: async () => ({
        kind: 'invalid',
        problems: [{ field: 'ca', sentence: 'This CA file cannot be read. Check its path.' }],
      }),
    });
    await page.getByLabel('CA file').fill('/nowhere.pem');
    await save(page).click();
    await page.getByText('This CA file cannot be read. Check its path.').waitFor();
    expect(await page.getByLabel('CA file').getAttribute('aria-invalid')).toBe('true');
  });

  test('because a server refuses: the cause, and everything entered stays; the limits wait too', async () => {
    const { page, calls } = await showEdit({
      editMailbox: async () => ({ kind: 'refused', report: refusedReport(ADDRESS) }),
    });
    await page.getByLabel('IMAP host').fill('imap.example.com');
    await page.getByLabel('Warm-up', { exact: true }).selectOption('off');
    await save(page).click();
    await page.getByRole('region', { name: 'What happened' }).waitFor();
    await page.getByText('Nothing is changed. What you entered is still here.').waitFor();
    expect(await page.getByLabel('IMAP host').inputValue()).toBe('imap.example.com');
    expect(argsOf(calls, 'setSendLimits')).toBeUndefined();
  });

  test.each([
    ['missing', { kind: 'missing', address: ADDRESS }, `${ADDRESS} is not watched any more`],
    [
      'obstacle',
      {
        kind: 'obstacle',
        obstacle: { title: 'Its password is not on this computer', sentence: '', steps: [] },
      },
      'Its password is not on this computer',
    ],
  ] as const)('for another reason: %s', async (_kind, result: EditResult, words) => {
    const { page } = await showEdit({ editMailbox: async () => result });
    await page.getByLabel('IMAP host').fill('imap.example.com');
    await save(page).click();
    await page.getByRole('heading', { name: words }).waitFor();
  });
});

test('shows the rungs as they pass, is asked for once, and can be stopped', async () => {
  const attempt = heldAttempt<EditResult>();
  const { page, calls } = await showEdit({ editMailbox: attempt.ask });
  await page.getByLabel('IMAP host').fill('imap.example.com');
  // Twice before the window can show that the first was heard.
  await page.locator('form').evaluate((form: { requestSubmit(): void }) => {
    form.requestSubmit();
    form.requestSubmit();
  });
  const hooks = await attempt.hooks;
  hooks.onClimb?.(climbOf('imap', 5));
  await dialog(page).getByText('signing in…').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await eventually(async () => hooks.cancelled?.aborted).toBe(true);
  attempt.end({ kind: 'undecided', report: sampleReport(ADDRESS) });
  await page.getByText('You stopped it').waitFor();
  expect(calls.filter(({ method }) => method === 'editMailbox')).toHaveLength(1);
});

test.each([
  ['light', 1120],
  ['dark', 380],
] as const)('axe finds nothing, %s at %i pixels', async (colorScheme, width) => {
  const { page } = await showEdit({}, { colorScheme, size: { width, height: 760 } });
  await page.getByLabel('Cap for 24 hours').selectOption('own');
  await page.getByLabel('At most', { exact: true }).fill('many');
  await save(page).click();
  await page.getByText('A cap is a whole number from 1.').waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
});
