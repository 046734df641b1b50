import type { MenuItemConstructorOptions } from 'electron';

/** What the menu does that Electron has no role for. */
export interface AppMenuActions {
  readonly show: (hash: string) => void;
  readonly quit: () => void;
}

/** macOS shows it in its bar; elsewhere it lies hidden behind Alt, and is there for its keys. */
export function appMenu(
  { show, quit }: AppMenuActions,
  { platform, isPackaged }: { readonly platform: NodeJS.Platform; readonly isPackaged: boolean },
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const about: MenuItemConstructorOptions = { label: 'About Mailvitals', click: () => show('#/about') };
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CmdOrCtrl+,',
    click: () => show('#/settings'),
  };
  const end: MenuItemConstructorOptions = {
    label: 'Quit Mailvitals',
    accelerator: 'CmdOrCtrl+Q',
    click: quit,
  };
  const hiding: MenuItemConstructorOptions[] = [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }];
  return [
    {
      label: 'Mailvitals',
      submenu: isMac
        ? [
            about,
            { type: 'separator' },
            settings,
            { type: 'separator' },
            ...hiding,
            { type: 'separator' },
            end,
          ]
        : [settings, about, { type: 'separator' }, { role: 'close' }, end],
    },
    {
      label: 'Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        ...(isPackaged ? [] : ([{ role: 'reload' }, { role: 'toggleDevTools' }] as const)),
      ],
    },
    ...(isMac ? ([{ role: 'windowMenu' }] as const) : []),
  ];
}
