import type { TrayFace } from './tray-face.ts';

/** The colour of the panel that the icon lies on. */
export type PanelTheme = 'light' | 'dark';

/** The file of a face, by the names that the build gives them. macOS colours a template itself and shows the count as text. */
export function trayIconFile(
  { tone, count }: Pick<TrayFace, 'tone' | 'count'>,
  theme: PanelTheme,
  platform: NodeJS.Platform,
): string {
  if (platform === 'darwin') return `${tone}Template.png`;
  const number = count > 9 ? 'more' : count;
  // Windows takes the picture that fits its screen out of an .ico; of a PNG it would scale the smallest.
  return `${tone}-${number}-${theme}.${platform === 'win32' ? 'ico' : 'png'}`;
}

/**
 * What the panel looks like, as far as it can be told. The bar of GNOME is dark in its light style too; other Linux
 * panels mostly follow the colours of programs.
 */
export function panelTheme(
  isDark: boolean,
  { platform, desktop }: { platform: NodeJS.Platform; desktop: string | undefined },
): PanelTheme {
  const isGnome = platform === 'linux' && /\b(gnome|unity|pantheon)\b/i.test(desktop ?? '');
  return isDark || isGnome ? 'dark' : 'light';
}
