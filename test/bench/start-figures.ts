import { type Figure, middleOf } from './figure.ts';
import type { Ground } from './ground.ts';
import { startWorker } from './worker.ts';

const STARTS = 10;

/**
 * What the main process does before the tray and the window can show anything: it starts, loads the product, opens the
 * database and looks at every mailbox. Electron's own start comes on top and is the same for every app.
 */
export async function measureStart({ dataFolder, mailboxes }: Ground): Promise<readonly Figure[]> {
  const start = async () => {
    const startedAt = performance.now();
    const worker = await startWorker('snapshots', { dataFolder, mailboxes: mailboxes.length });
    try {
      await worker.measure(null);
      return performance.now() - startedAt;
    } finally {
      await worker.stop();
    }
  };
  const runs: number[] = [];
  for (let number = 0; number < STARTS; number += 1) runs.push(await start());
  return [
    middleOf({
      id: 'start',
      what: 'start to the first snapshot',
      unit: 'ms',
      runs,
      budget: { atMost: 300 },
    }),
  ];
}
