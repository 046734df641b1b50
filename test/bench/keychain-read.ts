import { startKeyring } from '../support/keyring.ts';
import { type Figure, middleOf } from './figure.ts';
import { startWorker } from './worker.ts';
import type { Spent } from './workers/serve.ts';

const READS = 50;
const ROUNDS = 3;

/** In the form of Google's app passwords. */
const SECRET = 'abcd efgh ijkl mnop';

/** What a check costs more than the full checks above, which have their secrets in memory: one read from gnome-keyring. */
export async function measureKeychain(): Promise<readonly Figure[]> {
  const keyring = await startKeyring();
  try {
    const worker = await startWorker('keychain-reads', { secretId: 'bench', secret: SECRET }, keyring.env);
    const rounds: Spent[] = [];
    await worker.measure({ count: 1 });
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await worker.measure({ count: READS }));
    await worker.stop();
    return [
      middleOf({
        id: 'keychain-cpu',
        what: 'CPU of one read from gnome-keyring',
        unit: 'ms',
        runs: rounds.map(({ cpuMs }) => cpuMs / READS),
      }),
      middleOf({
        id: 'keychain-wait',
        what: 'one read from gnome-keyring, until it answers',
        unit: 'ms',
        runs: rounds.map(({ wallMs }) => wallMs / READS),
      }),
    ];
  } finally {
    await keyring.stop();
  }
}
