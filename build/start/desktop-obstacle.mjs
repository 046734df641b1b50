import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/**
 * Why Electron would not run here, in a sentence; `null` where nothing speaks against it. Its sandbox keeps a page that
 * went wrong away from the rest of the computer: it is never switched off for convenience.
 *
 * @param {string | undefined} runtimeFolder where Electron lies, once that is known
 */
export function desktopObstacle(runtimeFolder) {
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the desktop app cannot be shown.';
  }
  if (process.getuid?.() === 0) {
    return 'The desktop app does not run as root: Electron refuses to, for its sandbox would protect nothing. Start it as an ordinary user.';
  }
  if (runtimeFolder === undefined || hasUserNamespaces() || isSetUid(join(runtimeFolder, 'chrome-sandbox'))) {
    return null;
  }
  const helper = join(runtimeFolder, 'chrome-sandbox');
  return `This system lets no ordinary program build Electron’s sandbox. To allow it: sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'.`;
}

/** Whether a program may shut itself in. A system without the tool that shows it is given the benefit of the doubt. */
function hasUserNamespaces() {
  const { status, error } = spawnSync('unshare', ['-Ur', 'true'], { stdio: 'ignore', timeout: 5_000 });
  return error !== undefined || status === 0;
}

/** Whether the helper is root's and runs as root, as the sandbox wants it. */
function isSetUid(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && stat.uid === 0 && (stat.mode & 0o4000) !== 0;
}
