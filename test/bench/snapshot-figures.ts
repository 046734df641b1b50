import { type Figure, middleOf } from './figure.ts';
import type { Ground } from './ground.ts';
import { startWorker } from './worker.ts';

const CALLS = 20;

/** What a front end waits for before it can show anything. */
export async function measureSnapshot({ dataFolder, mailboxes }: Ground): Promise<readonly Figure[]> {
  const worker = await startWorker('snapshots', { dataFolder, mailboxes: mailboxes.length });
  const call = async () => (await worker.measure(null)).wallMs;
  try {
    const first = await call();
    const runs: number[] = [];
    for (let number = 0; number < CALLS; number += 1) runs.push(await call());
    return [
      middleOf({
        id: 'snapshot',
        what: 'snapshot(), with history and 600 sends a mailbox',
        unit: 'ms',
        runs,
        budget: { atMost: 50 },
      }),
      middleOf({ id: 'snapshot-first', what: 'the first call of a process', unit: 'ms', runs: [first] }),
    ];
  } finally {
    await worker.stop();
  }
}
