// What a front end waits for as it opens: everything at a glance.
import { createMemoryStore } from '../../../electron/credentials/memory-store.ts';
import { openEngine } from '../../../electron/engine.ts';
import { serve } from './serve.ts';

/** Where the mailboxes are, and how many of them there must be. */
export interface SnapshotJob {
  readonly dataFolder: string;
  readonly mailboxes: number;
}

await serve(async ({ dataFolder, mailboxes }: SnapshotJob) => {
  const { api } = openEngine({ dataFolder, credentials: createMemoryStore({}) });
  return async () => {
    const snapshot = await api.snapshot();
    const counted = snapshot.mailboxes.filter(({ sends }) => sends !== null && sends.messages24h > 0);
    if (counted.length !== mailboxes)
      throw new Error(`Of ${counted.length} mailboxes it says what they sent.`);
  };
});
process.exit();
