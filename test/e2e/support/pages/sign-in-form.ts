import type { Page } from 'playwright-core';

/** Signing in at a provider's own page, in whichever form it is. */
export function signInFormOf(page: Page) {
  const form = page.getByRole('dialog');
  const begin = (words: string) => form.getByRole('button', { name: words, exact: true }).click();
  return {
    begin,
    /** Presses the button and waits for what the page that it opens in the browser shows at the end. */
    beginInBrowser: async (words: string): Promise<string> => {
      const [opened] = await Promise.all([page.context().waitForEvent('page'), begin(words)]);
      await opened.getByRole('heading').waitFor();
      const shown = await opened.getByRole('heading').innerText();
      await opened.close();
      return shown;
    },
    steps: form.getByRole('region', { name: /^Registration at / }).getByRole('listitem'),
    clientId: form.getByRole('textbox', { name: 'Microsoft client id' }),
    identities: form.getByRole('definition'),
    story: (title: string | RegExp) => form.getByRole('heading', { name: title }),
    waiting: form.getByRole('heading', { name: 'Finish signing in in your browser' }),
    cancel: () => form.getByRole('button', { name: 'Cancel' }).click(),
  };
}
