import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The Debian package of each tool that tests run. */
const PACKAGES = {
  dovecot: 'dovecot-imapd',
  doveadm: 'dovecot-imapd',
  postconf: 'postfix',
  'gnome-keyring-daemon': 'gnome-keyring',
  'dbus-daemon': 'dbus',
  gdbus: 'libglib2.0-bin',
  chromium: 'chromium',
} as const;

/** A program that a test cannot do without. */
export type Tool = keyof typeof PACKAGES;

/** Servers live where an ordinary user's search path does not look. */
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'];

/** Throws one line with the command that installs what is missing: a test is never passed by leaving it out. */
export function requireTools(tools: readonly Tool[]): void {
  const missing = tools.filter((tool) => !isInstalled(tool)).map((tool) => PACKAGES[tool]);
  if (missing.length === 0) return;
  throw new Error(`Tools are missing: apt-get install --yes ${[...new Set(missing)].sort().join(' ')}`);
}

function isInstalled(tool: Tool): boolean {
  return FOLDERS.some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
