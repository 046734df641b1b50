// Makes a fresh clone ready: installs packages, builds the bundle and, with --tests, installs the servers that the
// tests start. It runs on whatever Node the machine has, before any package is there: plain JavaScript, no imports
// from npm.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const forTests = process.argv.includes('--tests');

/** What the tests start or load, as Debian and Ubuntu call it. */
const DEBIAN_PACKAGES = [
  'dovecot-imapd',
  'postfix',
  'gnome-keyring',
  'dbus',
  'libglib2.0-bin',
  'libsecret-1-0',
  'curl',
  'chromium',
];

const FOR_ALL = ['package.json', 'electron.vite.config.ts'];

/** What a build makes, and from what. Icons are left as they are where their drawing did not change, however old. */
const BUILT = [
  ['out/main/mailvitals.js', 'electron', 'build/icons', ...FOR_ALL],
  ['out/preload/preload.cjs', 'electron/api', 'electron/desktop', ...FOR_ALL],
  ['out/renderer/index.html', 'electron/api', 'renderer', ...FOR_ALL],
  ['out/icons/app.png'],
];

if (isOlder('node_modules/.package-lock.json', 'package-lock.json')) {
  run('Installing packages (about a minute, once)', 'npm', ['ci', '--no-audit', '--no-fund']);
}
if (forTests) {
  installServers();
} else if (BUILT.some(([made, ...sources]) => isOlder(made, ...sources))) {
  run('Building', 'npm', ['run', '-s', 'build']);
}

/** Whether `made` is missing or older than anything it is made from. */
function isOlder(made, ...sources) {
  const path = join(root, made);
  return !existsSync(path) || sources.some((source) => newest(join(root, source)) > statSync(path).mtimeMs);
}

function newest(path) {
  const stat = statSync(path);
  return stat.isDirectory()
    ? Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
    : stat.mtimeMs;
}

function installServers() {
  const missing = DEBIAN_PACKAGES.filter((name) => !isInstalled(name));
  if (missing.length === 0) {
    return;
  }
  const names = missing.join(' ');
  if (process.getuid?.() !== 0) {
    fail(
      `The tests start real mail servers, a real keychain and a real browser. As root: apt-get install -y ${names}`,
    );
  }
  // RUNLEVEL=1 keeps Debian from starting the services it installs: the tests run their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  run('Reading the package lists', 'apt-get', ['update', '-qq'], env);
  run(`Installing ${names}`, 'apt-get', ['install', '-y', '-qq', ...missing], env);
}

/** Other systems than Debian have no dpkg; there each test names the tool that it lacks. */
function isInstalled(name) {
  const { stdout, error } = spawnSync('dpkg', ['-s', name], { encoding: 'utf8' });
  return error !== undefined || stdout.includes('Status: install ok installed');
}

function run(purpose, command, args, env = process.env) {
  process.stderr.write(`${purpose} …\n`);
  // What the tools print goes to standard error: standard output belongs to the command that was asked for.
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    fail(
      `${command} ${args.join(' ')} did not succeed${error ? `: ${error.message}` : ''}. Its own words stand above.`,
    );
  }
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
