import type { Page } from 'playwright-core';

/** The view that adds many mailboxes from a file. */
export function importViewOf(page: Page) {
  return {
    open: () => page.evaluate("location.hash = '#/import'"),
    choose: async (name: string, csv: string) => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose a file' }).click();
      await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });
    },
    start: () => page.getByRole('button', { name: /^Verify and add/ }).click(),
    result: (address: string) => page.getByRole('row', { name: address }),
    done: () => page.getByRole('button', { name: 'Show the mailboxes' }).click(),
  };
}
