import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';

/** Where Electron's own installer looks first. */
const SOURCE = 'https://github.com/electron/electron/releases/';
/** A network that works says something within this time; one that swallows everything must not keep us. */
const KNOCK_MS = 6_000;
/** 100 MB at 3 Mbit/s. */
const FETCH_MS = 300_000;

/** Programs by platform, as Electron's package names them. */
const PROGRAMS = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** Electron's program and its folder where it lies in the clone or at ELECTRON_OVERRIDE_DIST_PATH; else `null`. */
export function findRuntime(root) {
  const own = join(root, 'node_modules', 'electron', 'dist');
  const folder = resolve(process.env.ELECTRON_OVERRIDE_DIST_PATH || own);
  const program = join(folder, PROGRAMS[process.platform] ?? 'electron');
  // A runtime that a newer clone has outgrown is fetched anew; whoever names a folder knows what is in it.
  const isOutgrown = folder === own && versionIn(join(own, 'version')) !== wantedVersion(root);
  return existsSync(program) && !isOutgrown ? { program, folder } : null;
}

/** Fetches it with Electron's own installer. Gives what {@link findRuntime} gives, or `obstacle`: why not, in a sentence. */
export async function fetchRuntime(root, say) {
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    return {
      obstacle: `There is no Electron in ${process.env.ELECTRON_OVERRIDE_DIST_PATH} (ELECTRON_OVERRIDE_DIST_PATH).`,
    };
  }
  if (!existsSync(installer)) return { obstacle: 'Electron is not installed (npm ci installs it).' };
  if (!(await answers())) {
    return {
      obstacle: 'Electron’s runtime is not here yet and cannot be fetched: its server is out of reach.',
    };
  }
  say('Fetching Electron’s runtime (about 100 MB, once; Ctrl-C gives up) …');
  const isDone = await install(installer);
  const runtime = isDone ? findRuntime(root) : null;
  return runtime ?? { obstacle: 'Electron’s runtime could not be fetched.' };
}

/** Whether the server of the runtime says anything at all. Behind a proxy only Electron's installer knows the way. */
async function answers() {
  if (process.env.ELECTRON_GET_USE_PROXY) return true;
  const source = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || SOURCE;
  try {
    await fetch(source, { method: 'HEAD', signal: AbortSignal.timeout(KNOCK_MS), redirect: 'manual' });
    return true;
  } catch {
    return false;
  }
}

/** Runs the installer to its end, within the limit. Its stack trace would tell a user nothing. */
function install(installer) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], {
      cwd: dirname(installer),
      stdio: ['ignore', 'ignore', 'ignore'],
      timeout: FETCH_MS,
      killSignal: 'SIGKILL',
    });
    const giveUp = () => child.kill('SIGKILL');
    process.once('SIGINT', giveUp);
    child.once('error', () => resolve(false));
    child.once('close', (code) => {
      process.off('SIGINT', giveUp);
      resolve(code === 0);
    });
  });
}

function versionIn(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null;
}

function wantedVersion(root) {
  return JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')).version;
}
