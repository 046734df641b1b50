import type { Page } from 'playwright-core';

/** The list of mailboxes. */
export function overviewOf(page: Page) {
  const row = (address: string) => page.getByRole('row', { name: address });
  return {
    firstRun: page.getByRole('heading', { name: 'Watch your first mailbox' }),
    row,
    headline: (words: string | RegExp) => page.getByRole('heading', { level: 1, name: words }),
    /** Waits until the mailbox is as `status` says. */
    seen: (address: string, status: 'Healthy' | 'Needs you') =>
      page.getByRole('row', { name: `${status}: ${address}` }).waitFor({ timeout: 20_000 }),
    /** Waits until the mailbox is no longer as `status` says. */
    left: (address: string, status: 'Healthy' | 'Needs you') =>
      page
        .getByRole('row', { name: `${status}: ${address}` })
        .waitFor({ state: 'detached', timeout: 20_000 }),
    open: () => page.getByRole('link', { name: 'Mailboxes', exact: true }).click(),
    add: () => page.getByRole('button', { name: 'Add mailbox' }).click(),
    checkAll: () => page.getByRole('banner').getByRole('button', { name: 'Check all' }).click(),
    rebind: (address: string) => page.getByRole('button', { name: `Re-bind ${address}` }).click(),
    signIn: (address: string) => page.getByRole('button', { name: `Sign in to ${address}` }).click(),
    trouble: (title: string | RegExp) => page.getByRole('region', { name: title }),
  };
}
