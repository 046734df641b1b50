// `mailvitals watch` without the command line round it: engine, monitor and database as shipped. Only the keychain is left
// out, because a thousand entries would take it minutes to fill.
import type { Api, WatchReport } from '../../../electron/api/contract.ts';
import { createMemoryStore } from '../../../electron/credentials/memory-store.ts';
import { openEngine } from '../../../electron/engine.ts';

/** What is watched. */
export interface WatchJob {
  /** Its database holds the mailboxes. */
  readonly dataFolder: string;
  /** Password by secret id. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly intervalMinutes: number;
}

/** What a stretch of watching brought. */
export interface Tally {
  readonly checks: number;
  /** Checks that found a mailbox other than healthy. */
  readonly failedChecks: number;
  /** How late the most overdue check was, at each beat. */
  readonly lagsMs: readonly number[];
}

/** A watch under way. */
export interface RunningWatch {
  readonly api: Api;
  /** What it did since it was last asked. */
  readonly takeTally: () => Tally;
  /** When it last told such an event of the mailbox: ISO 8601, UTC; `null`: not yet. */
  readonly lastTold: (event: WatchReport['event'], address: string) => string | null;
  readonly stop: () => Promise<void>;
}

/** Starts to watch. What keeps it from its work ends the process. */
export function startWatch({ dataFolder, secrets, intervalMinutes }: WatchJob): RunningWatch {
  const engine = openEngine({ dataFolder, credentials: createMemoryStore(secrets) });
  const stopping = new AbortController();
  const told = new Map<string, string>();
  let tally = { checks: 0, failedChecks: 0, lagsMs: [] as number[] };
  const watching = engine.api.watch({
    cancelled: stopping.signal,
    intervalMinutes,
    onEvent: (event) => {
      if (event.event === 'check') {
        tally.checks += 1;
        if (event.report.status !== 'healthy') tally.failedChecks += 1;
      }
      if ('address' in event) told.set(`${event.event} ${event.address}`, event.at);
    },
    onTrouble: (sentence) => {
      throw new Error(sentence);
    },
    onBeat: (lagMs) => tally.lagsMs.push(lagMs),
  });
  return {
    api: engine.api,
    takeTally() {
      const taken = tally;
      tally = { checks: 0, failedChecks: 0, lagsMs: [] };
      return taken;
    },
    lastTold: (event, address) => told.get(`${event} ${address}`) ?? null,
    async stop() {
      stopping.abort();
      const end = await watching;
      engine.close();
      if (end.kind !== 'stopped') throw new Error(end.sentence);
    },
  };
}
