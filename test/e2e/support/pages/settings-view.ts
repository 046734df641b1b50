import type { Page } from 'playwright-core';

/** The settings, each saved as it is changed. */
export function settingsViewOf(page: Page) {
  const field = (name: string) => page.getByRole('textbox', { name });
  return {
    open: () => page.getByRole('link', { name: 'Settings', exact: true }).click(),
    field,
    set: async (name: string, value: string) => {
      await field(name).fill(value);
      await field(name).press('Enter');
    },
    resetOf: (name: string) => page.getByRole('button', { name: `Put ${name} back` }),
    startAtLogin: page.getByRole('switch', { name: 'Start at login' }),
  };
}
