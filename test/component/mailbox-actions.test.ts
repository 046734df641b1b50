import { describe, expect, test } from 'vitest';
import type {
  Api,
  CheckResult,
  Obstacle,
  PermissionAfter,
  SendTestResult,
} from '../../electron/api/contract.ts';
import { StorageProblem } from '../../electron/storage/storage-problem.ts';
import { checkAccessibility } from '../support/check-accessibility.ts';
import { MAILBOX_STATES } from '../support/mailbox-states.ts';
import { sampleReport } from '../support/sample-report.ts';
import { showMailboxPage } from '../support/show-mailbox.ts';
import { takePicture } from '../support/take-picture.ts';

const { healthy, paused, 'signed-in': signedIn } = MAILBOX_STATES;
const { address } = healthy;

test('checks now, once however often it is pressed, and says what it found', async () => {
  let finish: (result: CheckResult) => void = () => undefined;
  const { page, calls } = await showMailboxPage(healthy, {
    api: {
      checkMailboxes: () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    },
  });
  await page.getByRole('button', { name: 'Check now' }).click();
  const checking = page.getByRole('button', { name: 'Checking…' });
  await checking.click();
  const asked = calls.filter(({ method }) => method === 'checkMailboxes');
  expect(asked.map(({ args }) => args)).toEqual([[{ addresses: [address], askedByUser: true }]]);
  finish({ reports: [sampleReport(address)], missing: [] });
  await page.getByRole('button', { name: 'Check now' }).waitFor();
  await expect
    .poll(() => page.getByRole('status').allTextContents())
    .toContain('Checked: Healthy. Everything works.');
});

test('says what a check costs of the sign-in budget', async () => {
  const { page } = await showMailboxPage(MAILBOX_STATES['administrator-needed']);
  await page.getByRole('button', { name: 'Check now: signs in; 2 of 4 refusals left' }).waitFor();
  await page.getByRole('region', { name: 'Sign-ins' }).getByText('2 of 4 refusals used').waitFor();
  const spent = await showMailboxPage(MAILBOX_STATES['password-refused']);
  await spent.page.getByText('“Check now” still signs in, at most once a minute, and counts.').waitFor();
});

test('says why a check did not come about', async () => {
  const { page } = await showMailboxPage(healthy, {
    api: {
      checkMailboxes: async () => {
        throw new StorageProblem('disk-full', 'The disk is full.');
      },
    },
  });
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByRole('alert').getByText('The disk is full.').waitFor();
});

test('pauses and resumes without a question', async () => {
  const { page, calls } = await showMailboxPage(healthy);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect.poll(() => calls.find(({ method }) => method === 'setPaused')?.args).toEqual([address, true]);
  const again = await showMailboxPage(paused);
  await again.page.getByRole('region', { name: 'Diagnosis' }).getByRole('button', { name: 'Resume' }).click();
  await expect
    .poll(() => again.calls.find(({ method }) => method === 'setPaused')?.args)
    .toEqual([address, false]);
});

test('opens the settings of the mailbox, and reads it again after them', async () => {
  const { page, calls } = await showMailboxPage(healthy);
  const timesRead = () => calls.filter(({ method }) => method === 'showMailbox').length;
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('dialog').waitFor();
  const before = timesRead();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(timesRead).toBeGreaterThan(before);
});

test('asks before it removes for good, says what goes, and lets it be', async () => {
  const { page, calls } = await showMailboxPage(healthy);
  await page.getByRole('button', { name: 'Remove' }).click();
  const dialog = page.getByRole('alertdialog', { name: `Remove ${address}?` });
  await dialog.getByText('its password in this computer’s keychain').waitFor();
  await dialog.getByText('its history, incidents and counts').waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Remove');
  expect(calls.some(({ method }) => method === 'removeMailbox')).toBe(false);
});

test('removes, and goes back to the other mailboxes', async () => {
  const { page, calls } = await showMailboxPage(healthy);
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove for good' }).click();
  await expect.poll(() => page.url()).toMatch(/#\/$/);
  expect(calls.find(({ method }) => method === 'removeMailbox')?.args).toEqual([address]);
});

test('says what the keychain did not give up', async () => {
  const { page } = await showMailboxPage(healthy, {
    api: {
      removeMailbox: async () => ({
        kind: 'removed',
        permission: null,
        leftover: {
          title: 'The keychain kept the password',
          sentence: 'It is locked, so its entry could not be deleted.',
          steps: [{ text: 'Unlock the keychain and delete the entry there.', url: null }],
        },
      }),
    },
  });
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove for good' }).click();
  const dialog = page.getByRole('alertdialog', { name: `${address} is removed` });
  await dialog.getByText('The keychain kept the password').waitFor();
  await dialog.getByText('Unlock the keychain').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => page.url()).toMatch(/#\/$/);
});

describe('a mailbox that is signed in to', () => {
  const LINK = 'https://account.live.com/consent/Manage';
  const removed = (permission: PermissionAfter, leftover: Obstacle | null = null): Partial<Api> => ({
    removeMailbox: async () => ({ kind: 'removed', leftover, permission }),
  });
  const STAYS: PermissionAfter = { state: 'for-the-user', name: 'Microsoft', link: LINK };

  test('says before it is removed that Google’s permission ends on other computers too', async () => {
    const { page } = await showMailboxPage({ ...signedIn, provider: 'gmail' });
    await page.getByRole('button', { name: 'Remove' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('other computers that watch this account have to sign in again').waitFor();
    expect(await dialog.textContent()).not.toMatch(/only|Nothing changes/);
    await takePicture(page, 'mailbox-remove-google');
    expect(await checkAccessibility(page)).toEqual([]);
  });

  test('says afterwards, quietly, what is left to take back at the provider', async () => {
    const { page } = await showMailboxPage(signedIn, { api: removed(STAYS) });
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('alertdialog').getByText('stays until you take it back').waitFor();
    await page.getByRole('button', { name: 'Remove for good' }).click();
    await expect.poll(() => page.url()).toMatch(/#\/$/);
    const notice = page.locator('.banner').filter({ hasText: `${address} is removed.` });
    expect(await notice.getByRole('link').getAttribute('href')).toBe(LINK);
    await takePicture(page, 'mailbox-removed');
    expect(await checkAccessibility(page)).toEqual([]);
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await notice.waitFor({ state: 'detached' });
  });

  test('says that the provider has taken it back, which leaves nothing to do', async () => {
    const { page } = await showMailboxPage(signedIn, {
      api: removed({ state: 'taken-back', name: 'Google', link: 'https://myaccount.google.com/connections' }),
    });
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove for good' }).click();
    await expect.poll(() => page.url()).toMatch(/#\/$/);
    const notice = page.locator('.banner').filter({ hasText: 'Google has taken the permission back' });
    await notice.waitFor();
    expect(await notice.getByRole('link').count()).toBe(0);
  });

  test('says both where the keychain kept it, too', async () => {
    const leftover = { title: 'The keychain kept the sign-in', sentence: 'It is locked.', steps: [] };
    const { page } = await showMailboxPage(signedIn, { api: removed(STAYS, leftover) });
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove for good' }).click();
    await page.getByRole('alertdialog').getByText('The keychain kept the sign-in').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.locator('.banner').getByRole('link').waitFor();
  });
});

test('sends a test only once it said what that does, and follows it to its answer', async () => {
  let answer: (result: SendTestResult) => void = () => undefined;
  const { page, calls } = await showMailboxPage(healthy, {
    api: {
      testSending: (_, hooks) => {
        hooks?.onStage?.('sending');
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    },
  });
  await page.getByRole('button', { name: 'Send test' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send a test message' });
  await dialog.getByText('counts as one against the cap and the plan').waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
  expect(calls.some(({ method }) => method === 'testSending')).toBe(false);
  await dialog.getByRole('button', { name: 'Send one message' }).click();
  await dialog.getByText('Sending one message…').waitFor();
  answer({ kind: 'arrived', address, reply: '250 2.0.0 OK', folder: 'INBOX', delayMs: 2_300 });
  await dialog.getByText('It arrived after 2.3 s').waitFor();
  await dialog.getByText('Server’s words').click();
  await dialog.getByText('250 2.0.0 OK').waitFor();
  expect(await checkAccessibility(page)).toEqual([]);
});

test('stops a test when asked, and shows what came of it by then', async () => {
  const { page } = await showMailboxPage(healthy, {
    api: {
      testSending: (_, hooks) =>
        new Promise((resolve) => {
          hooks?.cancelled?.addEventListener('abort', () =>
            resolve({ kind: 'not-seen', address, reply: '250 OK', summary: 'The looking was stopped.' }),
          );
        }),
    },
  });
  await page.getByRole('button', { name: 'Send test' }).click();
  await page.getByRole('button', { name: 'Send one message' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('The looking was stopped.').waitFor();
});

test('ends a test whose dialog is closed', async () => {
  let wasCancelled = false;
  const { page } = await showMailboxPage(healthy, {
    api: {
      testSending: (_, hooks) =>
        new Promise((resolve) => {
          hooks?.cancelled?.addEventListener('abort', () => {
            wasCancelled = true;
            resolve({ kind: 'missing', address });
          });
        }),
    },
  });
  await page.getByRole('button', { name: 'Send test' }).click();
  await page.getByRole('button', { name: 'Send one message' }).click();
  await page.getByText('Signing in…').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => wasCancelled).toBe(true);
});

test('gives the steps where a test was refused', async () => {
  const { page } = await showMailboxPage(healthy, {
    api: {
      testSending: async () => ({
        kind: 'refused',
        address,
        cause: 'send-quota-exceeded',
        transient: false,
        title: 'The sending cap is reached',
        summary: 'The server takes no more for today.',
        advice: [{ text: 'Wait until tomorrow, then send less.', url: null }],
        stage: 'data',
        reply: '550 5.7.708 Service unavailable',
      }),
    },
  });
  await page.getByRole('button', { name: 'Send test' }).click();
  await page.getByRole('button', { name: 'Send one message' }).click();
  await page.getByText('The sending cap is reached').waitFor();
  await page.getByText('Wait until tomorrow, then send less.').waitFor();
});
