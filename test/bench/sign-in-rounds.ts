import type { Ground } from './ground.ts';
import { startWorker, type Worker } from './worker.ts';
import type { Spent } from './workers/serve.ts';
import type { Slice } from './workers/slice.ts';

/** The same work done bare and in full, one right after the other. */
export interface Pair {
  readonly bare: Spent;
  readonly full: Spent;
}

/** What was measured in turn. */
export interface SignInRounds {
  /** Each a slice of the mailboxes. */
  readonly slices: readonly Pair[];
  /** Mailboxes in a slice. */
  readonly sliceSize: number;
  /** Each all the mailboxes. */
  readonly rounds: readonly Pair[];
}

const SLICES = 12;
const SLICE_SIZE = 250;
const ROUNDS = 2;

/**
 * Signs in bare and checks fully in short turns, so that what else the machine does meets both alike; then all mailboxes
 * at a go. Two long-lived processes, as the product is one: in a first round, which does not count, the servers make
 * the mailboxes and both processes load and compile their code.
 */
export async function runSignInRounds({
  server,
  dataFolder,
  secrets,
  mailboxes,
}: Ground): Promise<SignInRounds> {
  const bare = await startWorker('bare-sign-ins', {
    imap: server.servers.imap.tls,
    smtp: server.servers.smtp.starttls,
    caFile: server.caFile,
    users: server.users(),
  });
  const full = await startWorker('full-checks', { dataFolder, secrets });
  try {
    const all = { from: 0, to: mailboxes.length };
    await measurePair(bare, full, all);
    const slices: Pair[] = [];
    for (let turn = 0; turn < SLICES; turn += 1) {
      const from = (turn * SLICE_SIZE) % mailboxes.length;
      slices.push(await measurePair(bare, full, { from, to: from + SLICE_SIZE }));
    }
    const rounds: Pair[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measurePair(bare, full, all));
    return { slices, sliceSize: SLICE_SIZE, rounds };
  } finally {
    await Promise.all([bare.stop(), full.stop()]);
  }
}

async function measurePair(bare: Worker<Slice>, full: Worker<Slice>, slice: Slice): Promise<Pair> {
  return { bare: await bare.measure(slice), full: await full.measure(slice) };
}
