import { fileInSent } from '../support/file-in-sent.ts';
import { type Figure, highestOf, middleOf } from './figure.ts';
import type { Ground } from './ground.ts';
import { spreadChecks } from './spread-checks.ts';
import { startWorker, type Worker } from './worker.ts';
import type { Guarded, SentinelWork } from './workers/sentinels.ts';

/** So long that no check comes in between. */
const INTERVAL_MINUTES = 240;
const SENTINELS = 500;
/** They load the code and fill the caches, which is not to count for each connection. */
const FIRST_SENTINELS = 20;
const SETTLE_SECONDS = 5;
export const IDLE_SECONDS = 35;
const SAMPLES = 5;
const BUDGET_MS = 5_000;

type SentinelWorker = Worker<SentinelWork, Guarded>;

/** What open connections cost while nothing happens, and how soon they tell what does. */
export async function measureSentinels(ground: Ground): Promise<readonly Figure[]> {
  const { dataFolder, secrets } = ground;
  spreadChecks(dataFolder, { overMs: 0, now: new Date() });
  const worker = await startWorker('sentinels', { dataFolder, secrets, intervalMinutes: INTERVAL_MINUTES });
  try {
    await worker.measure({ kind: 'open', mailboxes: FIRST_SENTINELS });
    const few = await worker.measure({ kind: 'idle', seconds: SETTLE_SECONDS });
    const opening = await worker.measure({ kind: 'open', mailboxes: SENTINELS });
    await worker.measure({ kind: 'idle', seconds: SETTLE_SECONDS });
    const idle = await worker.measure({ kind: 'idle', seconds: IDLE_SECONDS });
    if (idle.result.checks > 0) throw new Error(`${idle.result.checks} checks came in between`);
    const addedMb = idle.result.memoryMb - few.result.memoryMb;
    const sends = await sample(ground, 0, (address) => timeOfSend(ground, worker, address));
    const busy = await worker.measure({ kind: 'check-all' });
    const cuts = await sample(ground, SAMPLES, (address) => timeOfCut(ground, worker, address));
    return [
      middleOf({
        id: 'sentinel-memory',
        what: `${SENTINELS} sentinels, memory of each`,
        unit: 'KB',
        runs: [(addedMb * 1024) / (SENTINELS - FIRST_SENTINELS)],
      }),
      middleOf({
        id: 'sentinel-memory-all',
        what: 'memory of the process with them',
        unit: 'MB',
        runs: [idle.result.memoryMb],
      }),
      highestOf({
        id: 'sentinel-peak-memory',
        what: 'peak, as all mailboxes are checked besides',
        unit: 'MB',
        runs: [busy.peakMb],
      }),
      middleOf({
        id: 'sentinel-cpu',
        what: 'CPU of all while nothing happens',
        unit: '% of a core',
        runs: [(idle.cpuMs / idle.wallMs) * 100],
      }),
      middleOf({
        id: 'sentinel-open-cpu',
        what: 'CPU to open one',
        unit: 'ms',
        runs: [opening.cpuMs / (SENTINELS - FIRST_SENTINELS)],
      }),
      ...latencyFigures('sentinel-cut', 'A cut session, until its status change', cuts),
      ...latencyFigures('sentinel-send', 'A message filed in Sent, until it is counted', sends),
    ];
  } finally {
    await worker.stop();
  }
}

function latencyFigures(id: string, what: string, runs: readonly number[]): readonly Figure[] {
  return [
    highestOf({ id, what: `${what}, worst`, unit: 'ms', runs, budget: { atMost: BUDGET_MS } }),
    middleOf({ id: `${id}-middle`, what: 'middle', unit: 'ms', runs }),
  ];
}

/** Each with another mailbox: the first by address are the ones that have a sentinel. */
async function sample(
  { mailboxes }: Ground,
  from: number,
  measure: (address: string) => Promise<number>,
): Promise<readonly number[]> {
  const addresses = mailboxes.map(({ address }) => address).toSorted();
  const times: number[] = [];
  for (const address of addresses.slice(from, from + SAMPLES)) times.push(await measure(address));
  return times;
}

/** From when the mail program that files it begins to sign in. */
async function timeOfSend({ server }: Ground, worker: SentinelWorker, address: string): Promise<number> {
  const since = new Date().toISOString();
  const password = server.users()[address] ?? '';
  const [told] = await Promise.all([
    worker.measure({ kind: 'hear', event: 'send', address, since }),
    fileInSent(server, { user: address, password, messageId: `<bench-${address}>` }),
  ]);
  return timeUntil(told.result, since);
}

/** As after a change of password: from when the server is told to cut, to the first word that something is wrong. */
async function timeOfCut({ server }: Ground, worker: SentinelWorker, address: string): Promise<number> {
  const password = server.users()[address] ?? '';
  await server.setPassword(address, `${password}-changed`);
  const since = new Date().toISOString();
  const [told] = await Promise.all([
    worker.measure({ kind: 'hear', event: 'status', address, since }),
    server.kick(address),
  ]);
  await server.setPassword(address, password);
  return timeUntil(told.result, since);
}

function timeUntil({ toldAt }: Guarded, since: string): number {
  return Date.parse(toldAt ?? '') - Date.parse(since);
}
