import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import type { MailboxSummary, Snapshot } from '../../electron/api/contract.ts';
import { buildWindow } from '../support/build-window.ts';
import { openWindow } from '../support/open-window.ts';
import { sampleFleet } from '../support/sample-fleet.ts';
import { launchBrowser } from '../support/window-browser.ts';
import { type Figure, middleOf } from './figure.ts';

const MAILBOXES = 1_000;
const OPENINGS = 7;
const CHANGES = 40;
/** One that works and, once it needs somebody, comes to stand among the first. */
const CHANGING = 'box0001@northwind.example';

/** How the figures are made, in a sentence. */
export const WINDOW_METHOD =
  'Window: the built page in headless Chromium over a program that is a fake; a paint counts once the next frame is out, a change from before 1,000 mailboxes are written as JSON for the page.';

/** The built window in Chromium with all mailboxes: its size, its first paint, and a change of status to the pixel. */
export async function measureOverview(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mailvitals-bench-window-'));
  try {
    await buildWindow(folder);
    const browser = await launchBrowser();
    try {
      return [
        await sizeOf(folder),
        await measureOpening(browser, folder),
        await measureChange(browser, folder),
      ];
    } finally {
      await browser.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sizeOf(folder: string): Promise<Figure> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => gzipSync(await readFile(join(parentPath, name))).byteLength),
  );
  const runs = [sizes.reduce((sum, size) => sum + size, 0) / 1024];
  return middleOf({
    id: 'window-size',
    what: 'the window, gzipped',
    unit: 'KB',
    runs,
    budget: { atMost: 350 },
  });
}

/** From the start of loading the page until the first rows have been painted; a browser that was never here each time. */
async function measureOpening(browser: Browser, folder: string): Promise<Figure> {
  const runs: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    const shown = await openWindow(browser, folder, {
      snapshot: sampleFleet(MAILBOXES),
      initScript: NOTE_PAINT,
    });
    runs.push(await paintAfter(shown.page, 0));
    await shown.close();
  }
  return middleOf({
    id: 'overview-first-paint',
    what: 'overview of 1,000 mailboxes, from the start of loading to its first paint',
    unit: 'ms',
    runs,
    budget: { atMost: 500 },
  });
}

/** From before the program tells a new snapshot of all mailboxes until the row that changed has been painted. */
async function measureChange(browser: Browser, folder: string): Promise<Figure> {
  const works = sampleFleet(MAILBOXES);
  const needs = withStatus(works, {
    status: 'action-needed',
    cause: 'bad-credentials',
    summary: 'The app password no longer works',
  });
  const shown = await openWindow(browser, folder, { snapshot: works, initScript: NOTE_PAINT });
  const runs: number[] = [];
  let paints = 0;
  await paintAfter(shown.page, paints);
  for (let change = 0; change < CHANGES; change += 1) {
    paints = Number(await shown.page.evaluate('paints.length'));
    const toldAt = Date.now();
    await shown.tell({ kind: 'snapshot', snapshot: change % 2 === 0 ? needs : works });
    await paintAfter(shown.page, paints);
    runs.push(Number(await shown.page.evaluate(`paintedAt[${paints}]`)) - toldAt);
  }
  await shown.close();
  return middleOf({
    id: 'overview-change',
    what: 'a change of status among 1,000 mailboxes, from the program to the pixel',
    unit: 'ms',
    runs,
    budget: { atMost: 100 },
  });
}

function withStatus(snapshot: Snapshot, changes: Partial<MailboxSummary>): Snapshot {
  const mailboxes = snapshot.mailboxes.map((mailbox) =>
    mailbox.address === CHANGING ? { ...mailbox, ...changes } : mailbox,
  );
  return { ...snapshot, mailboxes };
}

/** Waits for one more paint than there were; gives when it was, in milliseconds since the page began to load. */
async function paintAfter(
  page: Awaited<ReturnType<typeof openWindow>>['page'],
  before: number,
): Promise<number> {
  for (;;) {
    const at = await page.evaluate(`paints[${before}] ?? null`);
    if (typeof at === 'number') return at;
    await page.waitForTimeout(10);
  }
}

/** In the page: notes when other mailboxes than before have been painted, which is after the next frame. */
const NOTE_PAINT = `
  window.paints = [];
  window.paintedAt = [];
  let known = '';
  new MutationObserver(() => {
    const state = [...document.querySelectorAll('.grid-body .address')].map(({ textContent }) => textContent).join();
    if (state === known) return;
    known = state;
    requestAnimationFrame(() => setTimeout(() => { paints.push(performance.now()); paintedAt.push(Date.now()); }));
  }).observe(document, { subtree: true, childList: true, characterData: true });
`;
