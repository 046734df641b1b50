import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { WatchReport } from '../../electron/api/contract.ts';
import { COMMAND, type CommandLine } from './run-mailvitals.ts';
import { type Patience, waitUntil } from './wait-until.ts';

/** A running `mailvitals watch --json`. */
export interface Watching {
  /** Everything told so far. */
  readonly events: readonly WatchReport[];
  /** Lines of standard output that are no JSON; there should be none. */
  readonly garbage: readonly string[];
  /** Everything on standard error so far. */
  readonly said: () => string;
  /** The first event from now on, or already told after `since`, that fits. */
  readonly next: <Event extends WatchReport>(
    fits: (event: WatchReport) => event is Event,
    patience: Patience & { readonly since?: number },
  ) => Promise<Event>;
  /** How many events were told: what comes later is at least this far. */
  readonly mark: () => number;
  /** Resolves with the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Starts the built command and collects what it tells. */
export function startWatching({ dataFolder, env }: CommandLine, options: readonly string[] = []): Watching {
  const child: ChildProcess = spawn(process.execPath, [COMMAND, 'watch', '--json', ...options], {
    env: { ...process.env, ...env, MAILVITALS_HOME: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const events: WatchReport[] = [];
  const garbage: string[] = [];
  let said = '';
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  if (child.stdout !== null) {
    createInterface(child.stdout).on('line', (line) => {
      try {
        events.push(JSON.parse(line) as WatchReport);
      } catch {
        garbage.push(line);
      }
    });
  }
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return {
    events,
    garbage,
    said: () => said,
    mark: () => events.length,
    next: (fits, { since = 0, ...patience }) =>
      waitUntil(() => events.slice(since).find(fits) ?? null, {
        ...patience,
        evidence: () => `${said}\n${events.map((event) => JSON.stringify(event)).join('\n')}`,
      }),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return exited;
    },
  };
}

/** The kinds of alert share one shape, which has all their names. */
type Of<Name> = WatchReport extends infer Event
  ? Event extends WatchReport
    ? Name extends Event['event']
      ? Event
      : never
    : never
  : never;

/** Whether an event has this name and, where given, is about this address. */
export function named<Name extends WatchReport['event']>(name: Name, address?: string) {
  return (event: WatchReport): event is Of<Name> =>
    event.event === name && (address === undefined || !('address' in event) || event.address === address);
}
