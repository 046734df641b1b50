import type { Page } from 'playwright-core';

/** The demo's stage directions: what its simulated providers are made to do. */
export function demoPanelOf(page: Page) {
  const scene = (address: string) => page.getByRole('region', { name: address });
  return {
    twoStep: (address: string) => scene(address).getByRole('switch', { name: 'Two-step verification' }),
    turnOffTwoStep: (address: string) =>
      scene(address).locator('label', { hasText: 'Two-step verification' }).click(),
    /** Resolves with what the provider's own page shows. */
    newAppPassword: async (address: string) => {
      await scene(address).getByRole('button', { name: 'Make a new app password' }).click();
      return scene(address).getByRole('code').innerText();
    },
  };
}
