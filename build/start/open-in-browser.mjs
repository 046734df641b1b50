import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** How long the page that leads on is needed. */
const KEPT_MS = 60_000;

/**
 * Opens the link in the user's browser where there is one to be seen; never fails for the want of it, since the link is
 * printed anyway. The link holds a token and a command line can be read by everybody on this computer: so the browser is
 * given a file that only this user can read, and that leads on. It lies beside what is built, because browsers in a sandbox
 * of their own see no temporary files.
 */
export function openInBrowser(link, folder) {
  const opener = openerOf(process.platform);
  if (opener === null || process.env.BROWSER === 'none') return;
  const page = join(folder, 'open-window.html');
  const remove = () => rmSync(page, { force: true });
  try {
    mkdirSync(folder, { recursive: true });
    remove();
    writeFileSync(page, `<!doctype html><meta http-equiv="refresh" content="0;url=${link}">`, {
      mode: 0o600,
    });
  } catch {
    return;
  }
  process.once('exit', remove);
  setTimeout(remove, KEPT_MS).unref();
  const [program, ...args] = opener;
  const child = spawn(program, [...args, pathToFileURL(page).href], { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}

/** What opens a page in the browser of the user's choice; `null` where nobody would see it. */
function openerOf(platform) {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open'] : null;
}
