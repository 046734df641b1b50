// `npm start`: the desktop app where this computer can run it, and else the same window in the browser. Plain JavaScript on
// Node alone: it runs before anybody has looked at what is installed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { desktopObstacle } from './start/desktop-obstacle.mjs';
import { fetchRuntime, findRuntime } from './start/electron-runtime.mjs';
import { openInBrowser } from './start/open-in-browser.mjs';

const HELP = `npm start                 the desktop app; where it cannot run here, the same window in the browser
npm start -- --web        the window in the browser
npm start -- --demo       either of them over mailboxes that are played on this computer
npm start -- --port 8080  for the browser: where to serve the window
npm start -- --help       this

The first start fetches Electron’s runtime (about 100 MB, once). BROWSER=none keeps the browser closed.`;

const root = fileURLToPath(new URL('..', import.meta.url));
/** An Electron that ends sooner, and not by itself, did not come up. */
const COMING_UP_MS = 5_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const options = readOptions(process.argv.slice(2));
if (options.kind === 'help') {
  process.stdout.write(`${HELP}\n`);
} else if (options.kind === 'wrong') {
  process.stderr.write(`${options.sentence}\n\n${HELP}\n`);
  process.exitCode = 64;
} else {
  process.exitCode = options.web ? await serve(options) : await showDesktop(options);
}

function readOptions(args) {
  const rest = [...args];
  const options = { kind: 'start', web: false, demo: false, port: null };
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--help' || arg === '-h') return { kind: 'help' };
    if (arg === '--web') options.web = true;
    else if (arg === '--demo') options.demo = true;
    else if (arg === '--port') options.port = rest.shift() ?? '';
    else return { kind: 'wrong', sentence: `“${arg}” is not known here.` };
  }
  return options;
}

/** The desktop app, or the reason why not and the browser. */
async function showDesktop(options) {
  const obstacle = desktopObstacle();
  const runtime = obstacle === null ? (findRuntime(root) ?? (await fetchRuntime(root, say))) : null;
  const sentence = obstacle ?? runtime?.obstacle ?? desktopObstacle(runtime?.folder);
  if (sentence !== null && sentence !== undefined) return serveInstead(sentence, options);
  const startedAt = performance.now();
  const code = await run(runtime.program, [root, ...(options.demo ? ['--demo'] : [])], 'inherit');
  const cameUp = performance.now() - startedAt > COMING_UP_MS;
  return code === 0 || cameUp
    ? (code ?? 1)
    : serveInstead('Electron did not start; its own words stand above.', options);
}

function serveInstead(sentence, options) {
  say(`${sentence} Here is the same window in the browser:`);
  return serve(options);
}

/** The browser host, until Ctrl-C. */
function serve({ demo, port }) {
  const command = join(root, 'out', 'main', 'mailvitals.js');
  const given = [demo ? 'demo' : 'serve', ...(port === null ? [] : ['--port', port])];
  let wasOpened = false;
  return run(process.execPath, [command, ...given], ['inherit', 'pipe', 'inherit'], (text) => {
    process.stdout.write(text);
    const [link] = /http:\/\/\S+/.exec(text) ?? [];
    if (link === undefined || wasOpened) return;
    wasOpened = true;
    openInBrowser(link, join(root, 'out'));
  });
}

/** Runs a program to its end; `null` where it could not be run. What ends us is handed on, and is waited for. */
function run(program, args, stdio, onText) {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio, env });
    const handOn = (signal) => {
      // Ctrl-C reaches everybody at the terminal by itself; a second one would cut the child's own ending short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, handOn);
    const end = (code) => {
      for (const signal of SIGNALS) process.off(signal, handOn);
      resolve(code);
    };
    child.stdout?.setEncoding('utf8').on('data', onText);
    child.once('error', () => end(null));
    // A signal that was handed on is how it was meant to end.
    child.once('close', (code, signal) => end(SIGNALS.includes(signal) ? 0 : (code ?? 1)));
  });
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
