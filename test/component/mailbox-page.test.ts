import { expect, test } from 'vitest';
import type { MailboxDetails } from '../../electron/api/contract.ts';
import { StorageProblem } from '../../electron/storage/storage-problem.ts';
import { MAILBOX_STATES } from '../support/mailbox-states.ts';
import { minutesAgo, sampleSnapshot, sampleSummary } from '../support/sample-snapshot.ts';
import { showMailboxPage } from '../support/show-mailbox.ts';
import { showWindow } from '../support/show-window.ts';
import { takePicture } from '../support/take-picture.ts';

const refused = MAILBOX_STATES['password-refused'];
const HASH = '#/mailbox/you%40outlook.com';

test('says the cause first, then what it means, the steps and their links', async () => {
  const { page } = await showMailboxPage(refused);
  const card = page.getByRole('region', { name: 'Diagnosis' });
  expect(await card.getByRole('heading').textContent()).toBe('The app password no longer works');
  expect(await card.getByRole('listitem').count()).toBe(3);
  const link = card.getByRole('link', { name: 'account.live.com/proofs/AppPassword' });
  expect(await link.getAttribute('href')).toBe('https://account.live.com/proofs/AppPassword');
  expect(await link.getAttribute('target')).toBe('_blank');
});

test('leads to re-binding where a new password mends it', async () => {
  const { page } = await showMailboxPage(refused);
  await page.getByRole('button', { name: 'Re-bind' }).click();
  await expect.poll(() => page.url()).toMatch(/#\/rebind\/you%40outlook\.com$/);
});

test('shows on each protocol how far the check came, and the server’s words behind one press', async () => {
  const { page, calls } = await showMailboxPage(refused);
  const smtp = page.getByRole('region', { name: 'SMTP: sign-in refused' });
  expect(await smtp.getByRole('listitem').count()).toBe(5);
  const words = smtp.getByText('535 5.7.3 Authentication unsuccessful');
  expect(await words.isVisible()).toBe(false);
  await smtp.getByText('Server’s words').click();
  expect(await words.isVisible()).toBe(true);
  await smtp.getByRole('button', { name: 'Copy what the SMTP server said' }).click();
  await smtp.getByText('Copied').waitFor();
  expect(calls.find(({ method }) => method === 'copyText')?.args).toEqual([
    '535 5.7.3 Authentication unsuccessful [EXAMPLE.EURPRD.PROD.OUTLOOK.COM]',
  ]);
});

test('keeps the steps and the server’s words of a refusal that later checks did not try again', async () => {
  const { page } = await showMailboxPage(MAILBOX_STATES['password-not-tried-again']);
  const card = page.getByRole('region', { name: 'Diagnosis' });
  expect(await card.getByRole('heading').textContent()).toBe('The app password no longer works');
  expect(await card.getByRole('listitem').count()).toBe(3);
  await card.getByText(/^Found .*did not sign in\.$/).waitFor();
  const words = card.getByText('535 5.7.3 Authentication unsuccessful');
  expect(await words.isVisible()).toBe(false);
  await card.getByText(/^SMTP server’s words, as of .*\d\d:\d\d$/).click();
  expect(await words.isVisible()).toBe(true);
  await page
    .getByRole('region', { name: 'Sign-ins' })
    .getByText(/Last refused .*\d\d:\d\d\./)
    .waitFor();
});

test('says why no sign-in was tried, and that the certificate ends soon', async () => {
  const locked = await showMailboxPage(MAILBOX_STATES['keychain-locked']);
  await locked.page.getByRole('heading', { name: 'The keyring is locked' }).waitFor();
  await locked.page.getByText('Then choose “Check all” in Mailvitals.').waitFor();
  const imap = locked.page.getByRole('region', { name: 'IMAP: no sign-in tried' });
  await imap.getByText('keychain did not hand out the password').waitFor();
  await takePicture(locked.page, 'mailbox-locked');
  const expiring = await showMailboxPage(MAILBOX_STATES['certificate-expiring']);
  await expiring.page.getByRole('region', { name: 'IMAP: works' }).getByText('expires in 9 days').waitFor();
});

test('reads again when the summary says something new, and shows the old until then', async () => {
  const answers: ((details: MailboxDetails) => void)[] = [];
  const { healthy } = MAILBOX_STATES;
  const summary = sampleSummary(healthy.address);
  const snapshot = sampleSnapshot({ mailboxes: [summary], alerts: [] });
  const { page, tell, calls } = await showWindow({
    snapshot,
    hash: HASH,
    api: { showMailbox: () => new Promise((resolve) => answers.push(resolve)) },
  });
  await page.getByText('Loading…').waitFor();
  await expect.poll(() => answers.length).toBeGreaterThan(0);
  for (const answer of answers.splice(0)) answer(healthy);
  await page.getByRole('region', { name: 'IMAP: works' }).waitFor();
  const asked = () => calls.filter(({ method }) => method === 'showMailbox').length;
  const before = asked();

  await tell({
    kind: 'snapshot',
    snapshot: { ...snapshot, mailboxes: [{ ...summary, isBeingChecked: true }] },
  });
  await page.getByRole('button', { name: 'Checking…' }).waitFor();
  expect(asked(), 'being checked is no news').toBe(before);

  await tell({
    kind: 'snapshot',
    snapshot: { ...snapshot, mailboxes: [{ ...summary, status: 'action-needed', checkedAt: minutesAgo(0) }] },
  });
  await expect.poll(asked).toBe(before + 1);
  await page.getByText('Needs you since').waitFor();
  expect(await page.getByRole('region', { name: 'IMAP: works' }).isVisible()).toBe(true);
  for (const answer of answers.splice(0)) answer(refused);
  await page.getByRole('region', { name: 'IMAP: sign-in refused' }).waitFor();
});

test('has its own words for a mailbox that is not there, and the way back', async () => {
  const { page } = await showWindow({ snapshot: sampleSnapshot(), hash: '#/mailbox/nobody%40example.com' });
  await page.getByRole('heading', { name: 'nobody@example.com is not watched here' }).waitFor();
  await page.getByRole('button', { name: 'All mailboxes' }).click();
  await page.getByRole('grid', { name: 'Mailboxes' }).waitFor();
});

test('says when it could not be read, and tries again when asked', async () => {
  let isBroken = true;
  const { page } = await showWindow({
    snapshot: sampleSnapshot({ mailboxes: [refused], alerts: [] }),
    hash: HASH,
    api: {
      showMailbox: async () => {
        if (isBroken) throw new StorageProblem('busy', 'The database is busy.');
        return refused;
      },
    },
  });
  await page.getByRole('heading', { name: 'The mailbox could not be read' }).waitFor();
  await page.getByText('The database is busy.').waitFor();
  isBroken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 1, name: 'you@outlook.com' }).waitFor();
});

test('lists incidents with how long they lasted, the others behind one press', async () => {
  const incidents = Array.from({ length: 8 }, (_, index) => ({
    cause: 'timeout' as const,
    summary: 'The server does not answer',
    openedAt: minutesAgo(1440 * (index + 1) + 40),
    closedAt: minutesAgo(1440 * (index + 1)),
  }));
  const { page } = await showMailboxPage({ ...MAILBOX_STATES.healthy, incidents });
  const card = page.getByRole('region', { name: 'Incidents' });
  expect(await card.getByRole('listitem').count()).toBe(5);
  expect(await card.getByRole('listitem').first().textContent()).toMatch(/, for 40 min$/);
  await card.getByRole('button', { name: 'Show all 8' }).click();
  expect(await card.getByRole('listitem').count()).toBe(8);
});

test('takes the focus to its heading, and from there every control is reached by Tab', async () => {
  const { page } = await showMailboxPage(refused);
  const focused = () =>
    page.evaluate(`document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent`);
  expect(await focused()).toBe('you@outlook.com');
  const reached: unknown[] = [];
  for (let press = 0; press < 9; press += 1) {
    await page.keyboard.press('Tab');
    reached.push(await focused());
  }
  expect(reached).toEqual([
    expect.stringMatching(/^Check now: signs in once more/),
    'Pause',
    'Send test',
    'Edit',
    'Remove',
    'account.live.com/proofs/manage/additional',
    'account.live.com/proofs/AppPassword',
    'Re-bind',
    'Server’s words',
  ]);
});

test('says why history and chart are missing, and shows the rest', async () => {
  const fail = async () => {
    throw new StorageProblem('busy', 'The database is busy.');
  };
  const { page } = await showMailboxPage(MAILBOX_STATES.healthy, {
    api: { showHistory: fail, showSends: fail },
  });
  await page.getByRole('region', { name: 'History' }).getByText('The database is busy.').waitFor();
  const sent = page.getByRole('region', { name: 'Sent', exact: true });
  await sent.getByText('The database is busy.').waitFor();
  await sent.getByText('12 of 300 messages').waitFor();
});
