import type { Page } from 'playwright-core';

/** The form that gives a mailbox a new password. */
export function rebindDialogOf(page: Page, address: string) {
  const dialog = page.getByRole('dialog', { name: `Re-bind ${address}` });
  return {
    dialog,
    secret: dialog.getByRole('textbox', { name: /^2 · Paste/ }),
    verify: () => dialog.getByRole('button', { name: 'Verify and replace' }).click(),
    signIn: (name: string) => dialog.getByRole('button', { name: `Sign in with ${name}` }).click(),
    /** Leads to the provider's page, while that is waited for. */
    signInPage: dialog.getByRole('link', { name: 'Open the page', exact: true }),
    refusal: dialog.getByText('The old one is kept. What you pasted is still here.'),
    accepted: page.getByRole('heading', { name: `${address} works again` }),
    done: () => page.getByRole('button', { name: 'Done' }).click(),
  };
}
