import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { sampleFleet } from '../support/sample-fleet.ts';
import {
  EMPTY_SNAPSHOT,
  LOCKED_KEYRING,
  lockedSnapshot,
  SAMPLE_MAILBOXES,
  sampleAlert,
  sampleSends,
  sampleSnapshot,
  sampleSummary,
} from '../support/sample-snapshot.ts';
import { showWindow } from '../support/show-window.ts';

const rowOf = (page: Page, address: string) => page.getByRole('row').filter({ hasText: address });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('answers first whether a mailbox needs the user, and how the others are', async () => {
  const { page } = await showWindow({ snapshot: sampleSnapshot() });
  await page.getByRole('heading', { name: '2 mailboxes need you' }).waitFor();
  await page.getByText('1 unreachable · 1 with a warning · 1 being checked again').waitFor();
});

test('names the one mailbox that needs the user', async () => {
  const mailboxes = SAMPLE_MAILBOXES.filter(({ cause }) => cause !== 'smtp-auth-disabled');
  const { page } = await showWindow({ snapshot: sampleSnapshot({ mailboxes }) });
  await page.getByRole('heading', { name: 'you@outlook.com needs you' }).waitFor();
});

test('says the cause, the next step in words, and offers to re-bind', async () => {
  const { page } = await showWindow({ snapshot: sampleSnapshot() });
  const row = rowOf(page, 'you@outlook.com');
  await row.getByText('The app password no longer works.').waitFor();
  await row.getByText('Turn two-step verification on again, then make a new app password.').waitFor();
  await row.getByRole('button', { name: 'Re-bind you@outlook.com' }).click();
  await page.getByRole('dialog', { name: /you@outlook\.com/ }).waitFor();
  expect(new URL(page.url()).hash).toBe('#/rebind/you%40outlook.com');
});

test('leads to the steps where no password mends it', async () => {
  const { page } = await showWindow({ snapshot: sampleSnapshot() });
  await page.getByRole('button', { name: 'Show steps for sales@northwind.example' }).click();
  await page.getByRole('heading', { level: 1, name: 'sales@northwind.example' }).waitFor();
});

test('asks for no step where only waiting helps', async () => {
  const { page } = await showWindow({ snapshot: sampleSnapshot() });
  const row = rowOf(page, 'news@fabrikam.example');
  await row.getByText('The server does not answer.').waitFor();
  expect(await row.getByRole('button').count()).toBe(0);
});

test('lists what needs the user first and what is paused last', async () => {
  const { page } = await showWindow({ snapshot: sampleSnapshot() });
  await rowOf(page, 'archive@hotmail.com').waitFor();
  const addresses = await page.locator('.address').allTextContents();
  expect(addresses[0]).toBe('you@outlook.com');
  expect(addresses.at(-1)).toBe('archive@hotmail.com');
});

test('says that one failure is not yet an outage', async () => {
  const { page } = await showWindow({ snapshot: sampleSnapshot() });
  const row = rowOf(page, 'orders@northwind.example');
  await row.getByText('Failed 1 of 3.').waitFor();
  await row.getByText('Checking again, being checked:').waitFor({ state: 'attached' });
});

test('moves nothing but what is being checked', async () => {
  const { page } = await showWindow({ snapshot: sampleSnapshot() });
  await rowOf(page, 'team@fastmail.example').locator('.turning').waitFor();
  expect(await page.locator('.turning').count()).toBe(2);
  expect(await page.evaluate('document.getAnimations().length')).toBe(2);
});

test('moves nothing for a user who asked for that', async () => {
  const { page } = await showWindow({ snapshot: sampleSnapshot(), reducedMotion: 'reduce' });
  await rowOf(page, 'team@fastmail.example').locator('.turning').waitFor();
  expect(await page.evaluate('document.getAnimations().length')).toBe(0);
});

test('shows what was sent, the plan and the cap', async () => {
  const { page } = await showWindow({ snapshot: sampleSnapshot() });
  const sent = rowOf(page, 'you@outlook.com').getByRole('gridcell').nth(3);
  await sent.waitFor();
  expect(await sent.textContent()).toBe('41 / 300, plan for today 50');
  const tick = await sent.locator('.plan-tick').boundingBox();
  const track = await sent.locator('.track').boundingBox();
  expect(((tick?.x ?? 0) - (track?.x ?? 0)) / (track?.width ?? 1)).toBeCloseTo(50 / 300, 1);
});

test('marks a figure that may be too low, and a cap that is reached', async () => {
  const full = sampleSends({ messages24h: 320, messagesToday: 320, level: 100 });
  const { page } = await showWindow({
    snapshot: sampleSnapshot({
      mailboxes: [
        sampleSummary('full@outlook.com', {
          sends: full,
          status: 'warning',
          summary: '106 % of 300 messages in 24 hours sent',
        }),
        sampleSummary('new@outlook.com', { sends: sampleSends({ isComplete: false }) }),
      ],
    }),
  });
  await rowOf(page, 'new@outlook.com').getByText('≥ 12').waitFor();
  const fill = rowOf(page, 'full@outlook.com').locator('.fill');
  expect(await fill.getAttribute('style')).toContain('100%');
  expect(await fill.getAttribute('class')).toContain('high');
});

test('narrows the table to what is searched, and says when nothing matches', async () => {
  const { page } = await showWindow({ snapshot: sampleSnapshot() });
  await page.getByRole('searchbox', { name: 'Search mailboxes' }).fill('northwind');
  await eventually(() => page.locator('.grid-body [role=row]').count()).toBe(2);
  await page.getByRole('searchbox').fill('nobody@nowhere');
  await page.getByText('No mailbox matches.').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await rowOf(page, 'you@icloud.com').waitFor();
});

test('narrows the table to a status', async () => {
  const { page } = await showWindow({ snapshot: sampleSnapshot() });
  await page.getByRole('combobox', { name: 'Status' }).selectOption({ label: 'Healthy (3)' });
  await eventually(() => page.locator('.grid-body [role=row]').count()).toBe(3);
});

test('tells one cause once, and shows its mailboxes on request', async () => {
  const { page } = await showWindow({ snapshot: sampleFleet(1_000) });
  const alerts = page.getByRole('region', { name: 'What needs attention' });
  await alerts.getByText('25 Outlook mailboxes can no longer sign in').waitFor();
  expect(await alerts.getByRole('listitem').count()).toBe(2);
  await alerts.getByRole('button', { name: /^Show 10 mailboxes/ }).click();
  await eventually(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe('11');
  await page.getByRole('button', { name: 'Show all' }).click();
  await eventually(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe('1001');
});

test('draws of a thousand mailboxes only those in view', async () => {
  const { page } = await showWindow({ snapshot: sampleFleet(1_000) });
  await rowOf(page, 'box0000@outlook.com').waitFor();
  expect(await page.locator('.grid-body [role=row]').count()).toBeLessThan(60);
});

test('is walked through with the keyboard alone', async () => {
  const { page } = await showWindow({ snapshot: sampleFleet(1_000) });
  await rowOf(page, 'box0000@outlook.com').focus();
  await page.keyboard.press('End');
  await eventually(() => page.locator('[role=row]:focus').textContent()).toContain('box0999');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await eventually(() => page.locator('[role=row]:focus').textContent()).toContain('box0040');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'box0040@northwind.example' }).waitFor();
});

test('draws again only the row that changed', async () => {
  const snapshot = sampleFleet(200);
  const { page, tell } = await showWindow({ snapshot });
  await rowOf(page, 'box0000@outlook.com').waitFor();
  await page.evaluate(`
    window.changed = [];
    new MutationObserver((all) => changed.push(...all.map(({ target }) => (target.closest ?? target.parentElement.closest).call(target.closest ? target : target.parentElement, '[role=row]')?.textContent ?? '')))
      .observe(document.querySelector('.grid-body'), { subtree: true, childList: true, characterData: true, attributes: true });
  `);
  // As it comes over the wire: equal in value, new in identity.
  const copy = structuredClone(snapshot);
  const mailboxes = copy.mailboxes.map((mailbox) =>
    mailbox.address === 'box0001@northwind.example'
      ? { ...mailbox, sends: sampleSends({ messages24h: 299 }) }
      : mailbox,
  );
  await tell({ kind: 'snapshot', snapshot: { ...copy, mailboxes } });
  await rowOf(page, 'box0001@northwind.example').getByText('299').waitFor();
  const changed = (await page.evaluate('changed')) as string[];
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.filter((text) => !text.includes('box0001'))).toEqual([]);
});

test('begins with what to do where there is no mailbox', async () => {
  const { page } = await showWindow({ snapshot: EMPTY_SNAPSHOT });
  await page.getByRole('heading', { name: 'Watch your first mailbox' }).waitFor();
  await page.getByRole('button', { name: 'Add a mailbox' }).click();
  await page.getByRole('dialog').waitFor();
});

test('blames no mailbox for a locked keychain, and says once how to unlock it', async () => {
  const { page, calls } = await showWindow({ snapshot: lockedSnapshot() });
  await page.getByRole('heading', { level: 1, name: 'The keyring is locked' }).waitFor();
  const panel = page.getByRole('region', { name: 'The keyring is locked' });
  await panel.getByText(LOCKED_KEYRING.sentence).waitFor();
  await panel.getByText('10 mailboxes wait for it.').waitFor();
  const steps = panel.getByRole('list').getByRole('listitem');
  expect(await steps.count()).toBe(LOCKED_KEYRING.steps.length);
  await steps
    .first()
    .getByText(/^Unlock the keyring: type your login password/)
    .waitFor();
  expect(await page.locator('.grid-row.action-needed').count()).toBe(0);
  await panel.getByRole('button', { name: 'Check all' }).click();
  await eventually(() => calls.some(({ method }) => method === 'checkMailboxes')).toBe(true);
});

test('says that the keychain is locked also where a mailbox needs the user, until a secret is read again', async () => {
  const { page, tell } = await showWindow({ snapshot: sampleSnapshot({ obstacle: LOCKED_KEYRING }) });
  await page.getByRole('heading', { level: 1, name: '2 mailboxes need you' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'The keyring is locked' }).waitFor();
  await tell({ kind: 'snapshot', snapshot: sampleSnapshot() });
  await page.getByRole('region', { name: 'The keyring is locked' }).waitFor({ state: 'detached' });
});

test('says that nothing is to be done while everything works', async () => {
  const mailboxes = SAMPLE_MAILBOXES.filter(({ status }) => status === 'healthy');
  const { page } = await showWindow({ snapshot: sampleSnapshot({ mailboxes, alerts: [] }) });
  await heading(page).and(page.getByText('Every mailbox works')).waitFor();
  expect(await page.getByRole('button', { name: 'Snooze…' }).count()).toBe(0);
});

test('promises no green where the proof is old', async () => {
  const mailboxes = SAMPLE_MAILBOXES.filter(({ status }) => status === 'stale' || status === 'healthy');
  const { page } = await showWindow({ snapshot: sampleSnapshot({ mailboxes, alerts: [] }) });
  await heading(page).and(page.getByText('No mailbox needs you')).waitFor();
  await rowOf(page, 'lab@contoso.example')
    .getByText(/No fresh proof since/)
    .waitFor();
});

test('silences notifications for as long as the user chooses', async () => {
  const { page, calls } = await showWindow({ snapshot: sampleSnapshot() });
  await page.getByRole('button', { name: 'Snooze…' }).click();
  await page.getByRole('menuitem', { name: 'Until tomorrow, 08:00' }).click();
  await eventually(() => calls.some(({ method }) => method === 'changeSetting')).toBe(true);
  const [key, value] = calls.find(({ method }) => method === 'changeSetting')?.args ?? [];
  expect(key).toBe('snooze');
  expect(value).toMatch(/^\d{4}-\d{2}-\d{2}T08:00$/);
});

test('shows everything again once the alert that it was narrowed to is over', async () => {
  const snapshot = sampleFleet(100);
  const { page, tell } = await showWindow({ snapshot });
  await page.getByRole('button', { name: /^Show 3 mailboxes/ }).click();
  await eventually(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe('4');
  await tell({ kind: 'snapshot', snapshot: { ...snapshot, alerts: [sampleAlert({ id: 'another' })] } });
  await eventually(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe('101');
});
