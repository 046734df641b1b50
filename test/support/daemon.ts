import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { isPortFree } from './free-port.ts';
import { waitUntil } from './wait-until.ts';

/** A server that a test started and ends again. */
export interface Daemon {
  readonly pid: number;
  /** What it wrote to its standard output and error so far. */
  output(): string;
  isRunning(): boolean;
  /** Ends it and the processes it started. Its `ports` are free when this resolves. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** How to start one. */
export interface DaemonOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Written to its standard input, which is then closed. */
  readonly input?: string;
  /** TCP ports that it listens on. */
  readonly ports?: readonly number[];
}

/** Starts a server in the foreground, in a process group of its own that does not outlive this process. */
export function startDaemon(command: string, args: readonly string[], options: DaemonOptions = {}): Daemon {
  const child = spawn(command, args, {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.env === undefined ? {} : { env: options.env }),
  });
  let output = '';
  child.on('error', (error) => {
    output += error.message;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  child.stdin.on('error', () => undefined).end(options.input ?? '');
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${command} could not be started.`);
  const watchdog = startWatchdog(pid);
  return {
    pid,
    output: () => output,
    isRunning: () => isRunning(child),
    async stop(signal = 'SIGKILL') {
      watchdog.kill('SIGKILL');
      const ended = isRunning(child) ? once(child, 'exit') : null;
      signalGroup(pid, signal);
      await ended;
      // Its children hold the listening sockets a moment longer.
      for (const port of options.ports ?? []) {
        await waitUntil(() => isPortFree(port), { what: `${command} to leave port ${port}` });
      }
    },
  };
}

/**
 * Ends the group when this process is gone, killed or not: then the pipe that it reads from closes. (The kernel's own
 * parent-death signal does not survive the change of user with which Postfix starts.)
 */
function startWatchdog(groupId: number): ChildProcess {
  return spawn('sh', ['-c', 'read -r _; kill -s KILL -- "-$1"', 'sh', String(groupId)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

/** The group outlives its leader where the leader was the first to go. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
