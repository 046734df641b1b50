import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Api, ImportResult, ImportRow, ProgressHooks } from '../../electron/api/contract.ts';
import { checkAccessibility } from '../support/check-accessibility.ts';
import { eventually } from '../support/eventually.ts';
import { heldAttempt } from '../support/held-attempt.ts';
import type { ShowWindowOptions } from '../support/open-window.ts';
import { sampleSnapshot } from '../support/sample-snapshot.ts';
import { showWindow } from '../support/show-window.ts';

const CSV = [
  'address,password,tags',
  'one@example.com,hunter-one,sales',
  'two@example.com,hunter-two,',
  'three@example.com,,north',
].join('\n');

const showImport = (api: Partial<Api> = {}, options: Partial<ShowWindowOptions> = {}) =>
  showWindow({ snapshot: sampleSnapshot(), hash: '#/import', api, ...options });

async function choose(page: Page, text: string | Buffer = CSV, name = 'mailboxes.csv'): Promise<void> {
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

async function start(page: Page): Promise<void> {
  await choose(page);
  await page.getByRole('button', { name: 'Verify and add 3 mailboxes' }).click();
}

const row = (line: number, address: string, verdict: ImportRow['verdict'], summary = ''): ImportRow => ({
  line,
  address,
  verdict,
  summary,
  cause: null,
  waitsForSecret: false,
});
const MIXED: ImportResult = {
  problem: null,
  rows: [
    row(2, 'one@example.com', 'added', 'Everything works'),
    row(3, 'two@example.com', 'refused', 'The password is wrong'),
    row(4, 'three@example.com', 'undecided', 'The server does not answer'),
  ],
};

describe('the file', () => {
  test('is told by count and columns, and no password is shown or in the document', async () => {
    const { page, calls } = await showImport();
    await choose(page);
    const read = page.getByRole('region', { name: 'What was read' });
    await read.getByText('3 mailboxes').first().waitFor();
    await read.getByText('columns address, password, tags').waitFor();
    await read.getByText('1 of the rows has no password').waitFor();
    expect(await read.getByRole('row').count()).toBe(4);
    expect(await page.content()).not.toContain('hunter');
    expect(calls.some(({ method }) => method === 'importMailboxes')).toBe(false);
  });

  test('may come from a spreadsheet: semicolons, a byte-order mark, UTF-16, cells of several lines', async () => {
    const { page } = await showImport();
    const text =
      '\uFEFFAddress;Password;Tags\r\n"one@example.com";"a;b";"x\ny"\r\ntwo@example.com;c;\r\n\r\n';
    await choose(page, Buffer.from(text, 'utf16le'));
    await page.getByText('2 mailboxes').first().waitFor();
    const rows = page.getByRole('region', { name: 'What was read' }).getByRole('row');
    expect(await rows.nth(2).textContent()).toMatch(/^4two@example\.com/);
  });

  test('may be pasted', async () => {
    const { page } = await showImport();
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
    await page.evaluate(`
      const data = new DataTransfer();
      data.setData('text/plain', 'address\\tpassword\\none@example.com\\thunter');
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
    `);
    await page.getByText('1 mailbox', { exact: true }).waitFor();
  });

  test('may be dropped', async () => {
    const { page } = await showImport();
    const dataTransfer = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([${JSON.stringify(CSV)}], 'dropped.csv'));
      return transfer;
    })()`);
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer });
    await page.getByText('in dropped.csv').waitFor();
  });

  test('may be an export', async () => {
    const { page } = await showImport();
    const text = '{"format":"mailvitals-mailboxes","version":1,"mailboxes":[{"address":"one@example.com"}]}';
    await choose(page, text, 'export.json');
    await page.getByText('1 mailbox', { exact: true }).waitFor();
    await page.getByText('No row has a password').waitFor();
  });

  test.each([
    ['', 'The file is empty.'],
    ['one@example.com,secret\n', 'The first line must name the columns'],
    ['address,password\n', 'The file names its columns, but no mailbox.'],
    ['{"mailboxes":', 'it is not a whole one'],
  ])('that will not do is said: %j', async (text, sentence) => {
    const { page } = await showImport();
    await choose(page, text);
    await page.getByText(sentence).waitFor();
    await choose(page);
    await page.getByText('3 mailboxes').first().waitFor();
  });

  test('with a column that nobody knows is warned about', async () => {
    const { page } = await showImport();
    await choose(page, 'address,pasword\none@example.com,x\n');
    await page.getByText('One column means nothing to Mailvitals: pasword.').waitFor();
  });

  test('has a template', async () => {
    const { page } = await showImport();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download a template' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('mailboxes.csv');
    expect(await readFile(await download.path(), 'utf8')).toMatch(
      /^address,password,provider,username,imap,smtp,ca,tags\n/,
    );
  });
});

describe('the import', () => {
  test('hands the file over as it is, and tells how far it is', async () => {
    const attempt = heldAttempt<ImportResult>();
    const { page, calls } = await showImport({ importMailboxes: attempt.ask });
    await start(page);
    const hooks = await attempt.hooks;
    hooks.onProgress?.({ done: 1, total: 3, address: 'one@example.com', outcome: 'added' });
    await page.getByText('1 of 3 tried').waitFor();
    expect(calls.find(({ method }) => method === 'importMailboxes')?.args).toEqual([CSV]);
    attempt.end(MIXED);
    await page.getByText('1 mailbox added, 2 failed.').waitFor();
  });

  test('can be stopped, and shows what became of every row', async () => {
    const attempt = heldAttempt<ImportResult>();
    const { page } = await showImport({ importMailboxes: attempt.ask });
    await start(page);
    const { cancelled } = await attempt.hooks;
    await page.getByRole('button', { name: 'Stop' }).click();
    await eventually(async () => cancelled?.aborted).toBe(true);
    attempt.end(MIXED);
    await page.getByText('Stopped: 1 mailbox added, 2 failed.').waitFor();
  });

  test('is stopped when the view is left, and nothing of the file is kept', async () => {
    const attempt = heldAttempt<ImportResult>();
    const { page } = await showImport({ importMailboxes: attempt.ask });
    await start(page);
    const { cancelled } = await attempt.hooks;
    await page.evaluate('location.hash = "#/"');
    await eventually(async () => cancelled?.aborted).toBe(true);
    attempt.end(MIXED);
    await page.evaluate('location.hash = "#/import"');
    await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  });

  test('that could not begin says why, and keeps the file', async () => {
    const { page } = await showImport({
      importMailboxes: async () => ({ rows: [], problem: 'The keychain is locked.' }),
    });
    await start(page);
    await page.getByText('The keychain is locked.').waitFor();
    await page.getByRole('button', { name: 'Verify and add 3 mailboxes' }).waitFor();
  });
});

describe('the verdicts', () => {
  const table = (page: Page) => page.getByRole('region', { name: 'Verdicts' });

  test('stand one a row, and can be kept to those that failed', async () => {
    const { page } = await showImport({ importMailboxes: async () => MIXED });
    await start(page);
    await table(page).getByText('Refused').waitFor();
    expect(await table(page).getByRole('row').count()).toBe(4);
    await table(page).getByRole('link', { name: 'one@example.com' }).waitFor();
    await page.getByLabel('Only those that failed (2)').click();
    await eventually(() => table(page).getByRole('row').count()).toBe(3);
    expect(await table(page).getByText('one@example.com').count()).toBe(0);
  });

  test('that nothing said no to can be tried again, those rows alone, and keep their lines', async () => {
    const texts: string[] = [];
    const importMailboxes = async (text: string, _hooks?: ProgressHooks): Promise<ImportResult> => {
      texts.push(text);
      return texts.length === 1
        ? MIXED
        : { problem: null, rows: [row(2, 'three@example.com', 'added', 'Everything works')] };
    };
    const { page } = await showImport({ importMailboxes });
    await start(page);
    await page.getByRole('button', { name: 'Try 1 again' }).click();
    await page.getByText('2 mailboxes added, 1 failed.').waitFor();
    expect(texts[1]).toBe('address,password,tags\nthree@example.com,,north');
    const last = table(page).getByRole('row').last();
    expect(await last.textContent()).toBe('4three@example.comAddedEverything works');
  });

  test('of a thousand rows are drawn as they come into view', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) =>
      row(index + 2, `box${index}@example.com`, 'added', 'Everything works'),
    );
    const { page } = await showImport({ importMailboxes: async () => ({ rows, problem: null }) });
    await start(page);
    await table(page).getByText('box0@example.com').waitFor();
    expect(await page.locator('tr.result').count()).toBeLessThan(60);
    expect(await table(page).getByRole('table').getAttribute('aria-rowcount')).toBe('1001');
    await table(page).focus();
    await page.keyboard.press('End');
    await table(page).getByText('box999@example.com').waitFor();
  });
});

test.each([
  ['light', 1120],
  ['dark', 380],
] as const)('axe finds nothing, %s at %i pixels, and nothing is cut off', async (colorScheme, width) => {
  const { page } = await showImport(
    { importMailboxes: async () => MIXED },
    { colorScheme, size: { width, height: 720 } },
  );
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
  await choose(page);
  await page.getByRole('region', { name: 'What was read' }).waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
  await page.getByRole('button', { name: 'Verify and add 3 mailboxes' }).click();
  await page.getByRole('region', { name: 'Verdicts' }).waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
});
