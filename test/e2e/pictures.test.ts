import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ground, prepareGround } from './support/ground.ts';
import type { DesktopApp } from './support/host.ts';
import { DESKTOP_HOSTS } from './support/hosts.ts';
import { overviewOf } from './support/pages/overview.ts';

/** Every view of the demo, pictured in light and dark into out/screenshots. */

const FOLDER = fileURLToPath(new URL('../../out/screenshots/', import.meta.url));
const BROKEN = 'bookings@gmail.example';
const REFUSED = 'orders@outlook.example';
const VIEWS = {
  overview: '#/',
  mailbox: '#/mailbox/hello%40gmail.example',
  'mailbox-broken': `#/mailbox/${encodeURIComponent(BROKEN)}`,
  add: '#/add',
  rebind: `#/rebind/${encodeURIComponent(BROKEN)}`,
  'mailbox-refused': `#/mailbox/${encodeURIComponent(REFUSED)}`,
  'sign-in': `#/rebind/${encodeURIComponent(REFUSED)}`,
  import: '#/import',
  activity: '#/activity',
  settings: '#/settings',
  about: '#/about',
} as const;

describe.each(DESKTOP_HOSTS)('the demo on %s', (_, { open }) => {
  describe.each(['light', 'dark'] as const)('in %s', (theme) => {
    let ground: Ground;
    let app: DesktopApp;

    beforeAll(async () => {
      mkdirSync(FOLDER, { recursive: true });
      ground = await prepareGround();
      app = await open(ground, { isDemo: true, isDark: theme === 'dark' });
      const page = await app.page();
      await page.setViewportSize({ width: 1280, height: 800 });
      await overviewOf(page).seen(BROKEN, 'Needs you');
    });
    afterAll(async () => {
      await app?.close();
      await ground?.remove();
    });

    it.each(Object.entries(VIEWS))('shows %s', async (name, hash) => {
      const page = await app.page();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await page.evaluate(`location.hash = '${hash}'`);
      await page.getByRole('heading', { level: 1 }).or(page.getByRole('dialog')).first().waitFor();
      // Figures and charts are asked for once the view is there.
      await page.waitForTimeout(400);
      await page.screenshot({ path: `${FOLDER}app-${name}-${theme}.png` });
      expect(await page.evaluate(`matchMedia('(prefers-color-scheme: ${theme})').matches`)).toBe(true);
      expect(faults).toEqual([]);
    });
  });
});
