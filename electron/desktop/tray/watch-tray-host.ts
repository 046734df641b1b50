import { execFile, spawn } from 'node:child_process';
import { askTrayHost, type RunCommand, type TrayHost, WATCH_COMMAND } from './tray-host.ts';

const LIMIT_MS = 2_000;

/** What comes with a start of the desktop comes in bursts. */
const SETTLE_MS = 300;

/** What was not told is found by asking; the listener is begun anew each time, for it may have ended with its bus. */
const ASK_EVERY_MS = 600_000;

/**
 * Tells whether there is a tray host, at once and whenever that changes, until `ended`. Without the tool that listens it
 * is asked now and then.
 */
export function watchTrayHost(
  onChange: (host: TrayHost) => void,
  ended: AbortSignal,
  run: RunCommand = runCommand,
): void {
  let known: TrayHost | null = null;
  let asked = 0;
  const look = async () => {
    asked += 1;
    const mine = asked;
    const host = await askTrayHost(run);
    // A later look has seen more.
    if (ended.aborted || mine !== asked || host === known) return;
    known = host;
    onChange(host);
  };
  let settling: NodeJS.Timeout | undefined;
  const lookSoon = () => {
    clearTimeout(settling);
    settling = setTimeout(look, SETTLE_MS);
  };
  let stopListening = listen(lookSoon);
  const asking = setInterval(() => {
    stopListening();
    stopListening = listen(lookSoon);
    look();
  }, ASK_EVERY_MS);
  ended.addEventListener('abort', () => {
    clearTimeout(settling);
    clearInterval(asking);
    stopListening();
  });
  look();
}

/** Calls back whenever the watcher says or does something. Returns the end. */
function listen(onNews: () => void): () => void {
  const [command, args] = WATCH_COMMAND;
  const listener = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  listener.stdout.on('data', onNews);
  listener.on('error', () => undefined);
  return () => void listener.kill();
}

const runCommand: RunCommand = (command, args) => {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const options = { timeout: LIMIT_MS, killSignal: 'SIGKILL', env: { ...process.env, LC_ALL: 'C' } } as const;
  execFile(command, args, options, (error, stdout) => resolve(error === null ? stdout : null));
  return promise;
};
