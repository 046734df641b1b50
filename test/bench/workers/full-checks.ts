// The product as the window and the command line drive it: engine, api, database on disk. Only the keychain is left
// out, because it costs every app the same and is measured by itself.
import { createMemoryStore } from '../../../electron/credentials/memory-store.ts';
import { openEngine } from '../../../electron/engine.ts';
import { serve } from './serve.ts';
import type { Slice } from './slice.ts';

/** Where the mailboxes are. */
export interface CheckJob {
  /** Its database holds the mailboxes. */
  readonly dataFolder: string;
  /** Password by secret id. */
  readonly secrets: Readonly<Record<string, string>>;
}

await serve(async ({ dataFolder, secrets }: CheckJob) => {
  const { api } = openEngine({ dataFolder, credentials: createMemoryStore(secrets) });
  const all = (await api.listMailboxes()).map(({ address }) => address);
  return async ({ from, to }: Slice) => {
    const addresses = all.slice(from, to);
    const { reports } = await api.checkMailboxes({ addresses, askedByUser: false });
    const unwell = reports.find(({ status }) => status !== 'healthy');
    if (reports.length !== addresses.length || unwell !== undefined) {
      throw new Error(`${reports.length} of ${addresses.length} were checked; ${unwell?.summary}`);
    }
  };
});
