/** The answer under way, as oidc-provider hands it over. */
interface Page {
  type: string;
  body: unknown;
}

/**
 * The provider's pages for a browser: plain, for its own would fetch a font from elsewhere. Success and the two forms
 * of the device sign-in are told apart by their titles.
 */
export const IDENTITY_PAGES = {
  device: {
    userCodeInputSource: (page: Page, form: string, _: unknown, error?: Error) =>
      show(page, 'Enter the code', [
        error === undefined ? '' : `<p>${error.name}</p>`,
        form,
        '<button type="submit" form="op.deviceInputForm">Continue</button>',
      ]),
    userCodeConfirmSource: (page: Page, form: string) =>
      show(page, 'Is this your device?', [
        form,
        '<button type="submit" form="op.deviceConfirmForm">Continue</button>',
      ]),
    successSource: (page: Page) => show(page, 'Success', ['<p>The device is signed in.</p>']),
  },
  renderError: (page: Page, { error, error_description }: Readonly<Record<string, string>>) =>
    show(page, 'Error', [`<p>${error}</p>`, `<p>${error_description}</p>`]),
} as const;

function show(page: Page, title: string, parts: readonly string[]): void {
  page.type = 'html';
  page.body = `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${parts.join('')}</html>`;
}
