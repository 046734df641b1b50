import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { waitUntil } from '../support/wait-until.ts';

const SCRIPTS = fileURLToPath(new URL('../../build', import.meta.url));
const NO_DISPLAY = { DISPLAY: '', WAYLAND_DISPLAY: '' };

let folder: TempFolder;
let running: ChildProcess | null;
beforeEach(async () => {
  folder = await createTempFolder('start');
  running = null;
  // A clone as `npm start` finds it, with a command in the place of the built one that says how it was called.
  cpSync(join(SCRIPTS, 'start.mjs'), join(folder.path, 'build', 'start.mjs'));
  cpSync(join(SCRIPTS, 'start'), join(folder.path, 'build', 'start'), { recursive: true });
  mkdirSync(join(folder.path, 'out', 'main'), { recursive: true });
  writeFileSync(
    join(folder.path, 'out', 'main', 'mailvitals.js'),
    `console.log('command ' + process.argv.slice(2).join(' '));
     console.log('http://127.0.0.1:4321/enter?token=abc');
     process.once('SIGTERM', () => { console.log('ended well'); process.exit(0); });
     setInterval(() => {}, 1000);`,
  );
});
afterEach(async () => {
  endAll(running);
  await folder.remove();
});

/** Ends what is left of a start, the command that it runs too. */
function endAll(child: ChildProcess | null): void {
  if (child?.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // All of it has ended by itself.
  }
}

/** Runs it and gathers what it prints; `ended` gives the exit code. */
function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const clean = { ...process.env, ...NO_DISPLAY, ELECTRON_OVERRIDE_DIST_PATH: '', ...env };
  const child = spawn(process.execPath, [join(folder.path, 'build', 'start.mjs'), ...args], {
    env: clean,
    // The scripts of `npm start` run in a clone, wherever npm was called.
    cwd: folder.path,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, which can be ended whole.
    detached: true,
  });
  running = child;
  const printed = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    printed.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    printed.err += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const serves = () => waitUntil(() => printed.out.includes('token=abc'), { what: 'the link' });
  return { printed, ended, serves, stop: () => child.kill('SIGTERM') };
}

/** A program at a place, which says how it was called and ends with that code. */
function program(path: string, code: number): void {
  const note = join(folder.path, 'called');
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@" > '${note}'\nexit ${code}\n`);
  chmodSync(path, 0o755);
}

const called = () => {
  const note = join(folder.path, 'called');
  return existsSync(note) ? readFileSync(note, 'utf8').trim().split('\n') : null;
};

/** Linux as somebody has it who sits before it; the tests may run as root, which Electron does not. */
const AS_USER = `data:text/javascript,${encodeURIComponent('process.getuid = () => 1000;')}`;
const DESKTOP = { DISPLAY: ':7', BROWSER: 'none', NODE_OPTIONS: `--import ${AS_USER}` };

describe('npm start -- --web', () => {
  test('serves the window in the browser, prints the link, and ends with it', async () => {
    const { printed, serves, stop, ended } = start(['--web', '--port', '4321']);
    await serves();
    expect(printed.out).toContain('command serve --port 4321\n');
    expect(printed.err).toBe('');
    stop();
    expect(await ended).toBe(0);
    expect(printed.out).toContain('ended well');
  });

  test('opens the user’s browser where there is a display, without showing the token on a command line', async () => {
    const bin = join(folder.path, 'bin');
    mkdirSync(bin);
    program(join(bin, 'xdg-open'), 0);
    const path = `${bin}:${process.env.PATH}`;
    const { serves, stop, ended } = start(['--web', '--demo'], { DISPLAY: ':7', PATH: path });
    await serves();
    const [page = ''] = (await waitUntil(called, { what: 'the browser' })) ?? [];
    expect(page).toMatch(/^file:\/\/.*\/out\/open-window\.html$/);
    const file = fileURLToPath(page);
    expect(readFileSync(file, 'utf8')).toContain('url=http://127.0.0.1:4321/enter?token=abc');
    stop();
    expect(await ended).toBe(0);
    expect(existsSync(file)).toBe(false);
  });

  test('goes on where there is no browser', async () => {
    const { serves, stop, ended } = start(['--web'], { DISPLAY: ':7', PATH: folder.path });
    await serves();
    stop();
    expect(await ended).toBe(0);
  });
});

describe('npm start', () => {
  test('says that there is no display, and serves the window', async () => {
    const { printed, serves, stop, ended } = start(['--demo']);
    await serves();
    expect(printed.err).toMatch(/^There is no display here .* Here is the same window in the browser:\n$/);
    expect(printed.out).toContain('command demo\n');
    stop();
    expect(await ended).toBe(0);
  });

  test('does not run Electron as root, and never without its sandbox', async () => {
    const asRoot = `data:text/javascript,${encodeURIComponent('process.getuid = () => 0;')}`;
    program(join(folder.path, 'electron'), 0);
    const { printed, serves } = start([], {
      ...DESKTOP,
      NODE_OPTIONS: `--import ${asRoot}`,
      ELECTRON_OVERRIDE_DIST_PATH: folder.path,
    });
    await serves();
    expect(printed.err).toContain('does not run as root');
    expect(called()).toBeNull();
  });

  test('runs the desktop app on the runtime that is there', async () => {
    program(join(folder.path, 'electron'), 0);
    const { ended } = start(['--demo'], { ...DESKTOP, ELECTRON_OVERRIDE_DIST_PATH: folder.path });
    expect(await ended).toBe(0);
    expect(called()).toEqual([`${folder.path}/`, '--demo']);
  });

  test('serves the window where Electron does not come up', async () => {
    program(join(folder.path, 'electron'), 127);
    const { printed, serves } = start([], { ...DESKTOP, ELECTRON_OVERRIDE_DIST_PATH: folder.path });
    await serves();
    expect(printed.err).toContain('Electron did not start');
  });

  test('serves the window at once where the runtime can be had nowhere', async () => {
    mkdirSync(join(folder.path, 'node_modules', 'electron'), { recursive: true });
    writeFileSync(join(folder.path, 'node_modules', 'electron', 'package.json'), '{"version":"1.2.3"}');
    writeFileSync(
      join(folder.path, 'node_modules', 'electron', 'install.js'),
      'setInterval(() => {}, 1000);',
    );
    const { printed, serves } = start([], { ...DESKTOP, ELECTRON_MIRROR: 'http://127.0.0.1:9/' });
    await serves();
    expect(printed.err).toContain('cannot be fetched: its server is out of reach.');
    expect(printed.err).not.toContain('Fetching');
  });

  test('fetches the runtime with Electron’s installer, and says so', async () => {
    const electron = join(folder.path, 'node_modules', 'electron');
    mkdirSync(electron, { recursive: true });
    writeFileSync(join(electron, 'package.json'), '{"version":"1.2.3"}');
    program(join(folder.path, 'played'), 0);
    writeFileSync(
      join(electron, 'install.js'),
      `const fs = require('node:fs');
       fs.mkdirSync(__dirname + '/dist');
       fs.writeFileSync(__dirname + '/dist/version', '1.2.3');
       fs.copyFileSync('${join(folder.path, 'played')}', __dirname + '/dist/electron');`,
    );
    const { printed, ended } = start([], { ...DESKTOP, ELECTRON_GET_USE_PROXY: '1' });
    expect(await ended).toBe(0);
    expect(printed.err).toBe('Fetching Electron’s runtime (about 100 MB, once; Ctrl-C gives up) …\n');
    expect(called()).toEqual([`${folder.path}/`]);
  });

  test('tells what it takes, and refuses what it does not know', async () => {
    const help = start(['--help']);
    expect(await help.ended).toBe(0);
    for (const option of ['--web', '--demo', '--port']) expect(help.printed.out).toContain(option);
    const wrong = start(['--nope']);
    expect(await wrong.ended).toBe(64);
    expect(wrong.printed.err).toContain('“--nope” is not known here.');
  });
});
