import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { appMenu } from '../../../electron/desktop/app-menu.ts';

describe('the menu of the app', () => {
  const labels = (menu: readonly MenuItemConstructorOptions[]) =>
    JSON.stringify(menu, (key, value) => (key === 'click' ? undefined : value));

  test('has the keys that a person expects, and no tools of developers where it is installed', () => {
    const menu = labels(appMenu({ show: () => {}, quit: () => {} }, { platform: 'linux', isPackaged: true }));
    for (const key of ['CmdOrCtrl+,', 'CmdOrCtrl+Q', '"close"', '"paste"', '"zoomIn"'])
      expect(menu).toContain(key);
    expect(menu).not.toMatch(/toggleDevTools|reload/);
  });
  test('carries settings, about and quit to where they belong', () => {
    const done: string[] = [];
    const actions = { show: (hash: string) => done.push(hash), quit: () => done.push('quit') };
    const [first] = appMenu(actions, { platform: 'darwin', isPackaged: false });
    const items = (first?.submenu ?? []) as MenuItemConstructorOptions[];
    for (const item of items) (item.click as (() => void) | undefined)?.();
    expect(done).toEqual(['#/about', '#/settings', 'quit']);
  });
});
