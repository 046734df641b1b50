import { join } from 'node:path';
import {
  Menu,
  type MenuItemConstructorOptions,
  type NativeImage,
  nativeImage,
  nativeTheme,
  Tray,
} from 'electron';
import type { Snapshot } from '../../api/contract.ts';
import { trayFace } from './tray-face.ts';
import { panelTheme, trayIconFile } from './tray-icon-file.ts';
import { type TrayAction, type TrayLine, trayMenu } from './tray-menu.ts';

/** The icon in the system's tray. */
export interface TrayIcon {
  readonly show: (snapshot: Snapshot) => void;
  /** Makes the icon anew: a tray host that came late does not find the old one. */
  readonly renew: () => void;
  readonly remove: () => void;
}

/** macOS keeps the icon's place in the bar by it; on Windows it would tie the icon to the path of the program. */
const PLACE_ON_MAC = '5d0f3c39-6a5e-4d12-9a0b-7f6f0f6d8a11';

const REDRAW_EVERY_MS = 60_000;

/** Once the app is ready. `iconFolder` holds the icons by name. */
export function openTray(iconFolder: string, perform: (action: TrayAction) => void): TrayIcon {
  const images = new Map<string, NativeImage>();
  let snapshot: Snapshot | null = null;
  // Held here: an icon whose object is collected vanishes.
  let tray: Tray | null = null;
  let shown: Shown = NOTHING;

  const image = (file: string): NativeImage => {
    const loaded = images.get(file) ?? nativeImage.createFromPath(join(iconFolder, file));
    images.set(file, loaded);
    return loaded;
  };
  const draw = () => {
    const now = new Date();
    const face = trayFace(snapshot, now);
    const icon = trayIconFile(face, panelTheme(isPanelDark(), surroundings()), process.platform);
    const lines = trayMenu(snapshot, now);
    const next: Shown = { icon, tooltip: face.tooltip, title: face.title, menu: JSON.stringify(lines) };
    tray ??= create(image(icon), () => perform({ kind: 'show', hash: null }));
    // Some panels write a picture to disk for every icon they are given, and rebuild the menu for every tooltip.
    if (next.icon !== shown.icon) tray.setImage(image(icon));
    if (next.tooltip !== shown.tooltip) tray.setToolTip(next.tooltip);
    if (next.title !== shown.title && process.platform === 'darwin') tray.setTitle(next.title);
    if (next.menu !== shown.menu)
      tray.setContextMenu(Menu.buildFromTemplate(lines.map((line) => item(line, perform))));
    shown = next;
  };
  const redraw = () => tray !== null && draw();
  nativeTheme.on('updated', redraw);
  // A snooze ends, and a day, without anything else that changes.
  setInterval(redraw, REDRAW_EVERY_MS).unref();
  const remove = () => {
    tray?.destroy();
    tray = null;
    shown = NOTHING;
  };
  return {
    show: (now) => {
      snapshot = now;
      if (tray !== null) draw();
    },
    renew: () => {
      remove();
      draw();
    },
    remove,
  };
}

/** What the tray was given last. */
interface Shown {
  readonly icon: string;
  readonly tooltip: string;
  readonly title: string;
  readonly menu: string;
}

const NOTHING: Shown = { icon: '', tooltip: '', title: '', menu: '' };

function create(icon: NativeImage, onClick: () => void): Tray {
  const tray = process.platform === 'darwin' ? new Tray(icon, PLACE_ON_MAC) : new Tray(icon);
  // On macOS the click opens the menu.
  if (process.platform !== 'darwin') tray.on('click', onClick);
  return tray;
}

const isPanelDark = () =>
  process.platform === 'win32'
    ? nativeTheme.shouldUseDarkColorsForSystemIntegratedUI
    : nativeTheme.shouldUseDarkColors;

const surroundings = () => ({ platform: process.platform, desktop: process.env.XDG_CURRENT_DESKTOP });

function item(line: TrayLine, perform: (action: TrayAction) => void): MenuItemConstructorOptions {
  switch (line.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'text':
      return { label: plain(line.label), enabled: false };
    case 'action':
      return { label: plain(line.label), click: () => perform(line.action) };
    case 'submenu':
      return { label: plain(line.label), submenu: line.lines.map((inner) => item(inner, perform)) };
  }
}

/** A single `&` would underline the next letter instead of being shown. */
const plain = (label: string) => label.replaceAll('&', '&&');
