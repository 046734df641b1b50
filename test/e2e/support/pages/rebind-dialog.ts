import type { Page } from 'playwright-core';

/** The form that gives a mailbox a new password. */
export function rebindDialogOf(page: Page, address: string) {
  const dialog = page.getByRole('dialog', { name: `Re-bind ${address}` });
  return {
    dialog,
    secret: dialog.getByRole('textbox', { name: /^2 · Paste/ }),
    verify: () => dialog.getByRole('button', { name: 'Verify and replace' }).click(),
    refusal: dialog.getByText('The old one is kept. What you pasted is still here.'),
    accepted: page.getByRole('heading', { name: `${address} works again` }),
    done: () => page.getByRole('button', { name: 'Done' }).click(),
  };
}
