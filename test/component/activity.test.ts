import { expect, test } from 'vitest';
import type { ActivityEntry } from '../../electron/api/contract.ts';
import { eventually } from '../support/eventually.ts';
import type { ShowWindowOptions } from '../support/open-window.ts';
import { sampleActivity, sampleEntries } from '../support/sample-activity.ts';
import { minutesAgo, sampleSnapshot } from '../support/sample-snapshot.ts';
import { showWindow } from '../support/show-window.ts';

const showActivity = (options: Partial<ShowWindowOptions> = {}) =>
  showWindow({ snapshot: sampleSnapshot(), hash: '#/activity', ...options });

test('tells what happened, day by day', async () => {
  const { page } = await showActivity();
  const all = page.getByRole('main');
  await all.getByText('works again after 25 min').waitFor();
  await all.getByText('Notification: 2 Microsoft 365 mailboxes can no longer send').waitFor();
  const days = await page.getByRole('heading', { level: 2 }).allTextContents();
  expect(days.length).toBeGreaterThanOrEqual(2);
  expect(await page.getByRole('listitem').count()).toBe(5);
});

test('says to a screen reader what the shapes say', async () => {
  const { page } = await showActivity();
  await page.getByRole('listitem').first().waitFor();
  const words = await page.getByRole('listitem').allTextContents();
  expect(words[0]).toContain('You were told: ');
  expect(words[1]).toContain('Stopped working: ');
  expect(words[2]).toContain('Works again: ');
});

test('leads to the mailbox', async () => {
  const { page } = await showActivity();
  await page.getByRole('link', { name: 'you@outlook.com' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'you@outlook.com' }).waitFor();
});

test('keeps to one mailbox, which stands in the address', async () => {
  const { page } = await showActivity();
  await page.getByRole('combobox', { name: 'Mailbox' }).selectOption('news@fabrikam.example');
  await eventually(() => page.getByRole('listitem').count()).toBe(2);
  expect(new URL(page.url()).hash).toBe('#/activity/news%40fabrikam.example');
});

test('reads what happened earlier on request, and nothing twice', async () => {
  const entries = Array.from(
    { length: 130 },
    (_, index): ActivityEntry => ({
      id: `opened:${index}`,
      at: minutesAgo(index * 7),
      kind: 'opened',
      addresses: ['you@outlook.com'],
      cause: 'timeout',
      summary: `The server does not answer (${index})`,
      durationMs: null,
    }),
  );
  const { page } = await showActivity({
    api: { listActivity: async (asked) => sampleActivity(asked, entries) },
  });
  await eventually(() => page.getByRole('listitem').count()).toBe(100);
  await page.getByRole('button', { name: 'Show earlier' }).click();
  await eventually(() => page.getByRole('listitem').count()).toBe(130);
  expect(await page.getByRole('button', { name: 'Show earlier' }).count()).toBe(0);
});

test('shows a new incident as it happens, above what was read before', async () => {
  const entries = [...sampleEntries()];
  const { page, tell } = await showActivity({
    api: { listActivity: async (asked) => sampleActivity(asked, entries) },
  });
  await eventually(() => page.getByRole('listitem').count()).toBe(5);
  entries.unshift({
    id: 'opened:9',
    at: minutesAgo(0),
    kind: 'opened',
    addresses: ['you@icloud.com'],
    cause: 'timeout',
    summary: 'The server does not answer',
    durationMs: null,
  });
  const { mailboxes, ...snapshot } = sampleSnapshot();
  await tell({
    kind: 'snapshot',
    snapshot: {
      ...snapshot,
      mailboxes: mailboxes.map((mailbox) =>
        mailbox.address === 'you@icloud.com'
          ? { ...mailbox, status: 'unreachable', since: minutesAgo(0) }
          : mailbox,
      ),
    },
  });
  await eventually(() => page.getByRole('listitem').first().textContent()).toContain('you@icloud.com');
  expect(await page.getByRole('listitem').count()).toBe(6);
});

test('says that nothing has happened, and why nothing could be read', async () => {
  const empty = await showActivity({
    api: { listActivity: async () => ({ entries: [], nextBefore: null }) },
  });
  await empty.page.getByText(/Nothing has happened yet/).waitFor();
  const broken = await showActivity({
    api: {
      listActivity: async () => {
        throw new Error('The disk is gone');
      },
    },
  });
  await broken.page
    .getByRole('main')
    .getByText(/Mailvitals/)
    .last()
    .waitFor();
  expect(await broken.page.getByText('Loading…').count()).toBe(0);
});
