// Guards one mailbox of a simulated provider, stops, and prints how many connections there were before and after. Whoever
// runs it sees whether anything keeps the process alive.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { createAccount } from '../../electron/demo/account.ts';
import { plain } from '../../electron/demo/personalities/plain.ts';
import { startSimulatedProvider } from '../../electron/demo/simulated-provider.ts';
import { openMemory } from '../../electron/history/memory.ts';
import { DEFAULT_LANES, openLanes } from '../../electron/monitor/lanes.ts';
import { openSentinels } from '../../electron/monitor/sentinels.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import { ALL_MIGRATIONS } from '../../electron/storage/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';
import { sampleMailbox } from './sample-mailbox.ts';
import { waitUntil } from './wait-until.ts';
import { WITHOUT_TOKENS } from './without-tokens.ts';

const ADDRESS = 'you@example.com';
const PASSWORD = 'a-Secret/7713';

const folder = mkdtempSync(join(tmpdir(), 'mailvitals-sentinel-'));
const account = createAccount({ address: ADDRESS, password: PASSWORD }, plain.folders);
const provider = await startSimulatedProvider({ personality: plain, accounts: [account] });
const caFile = join(folder, 'ca.pem');
writeFileSync(caFile, provider.authorityPem);
const { database } = openDatabase(folder, { migrations: ALL_MIGRATIONS, now: new Date() });
const memory = openMemory(database);
const imap = { host: provider.host, port: provider.imap.tls, security: 'tls' } as const;
const mailbox = sampleMailbox(1, { address: ADDRESS, username: ADDRESS, providerId: 'custom', imap, caFile });
memory.mailboxes.insert(mailbox);

const fail = (what: unknown) => {
  throw what;
};
const sentinels = openSentinels({
  memory,
  credentials: createMemoryStore({ [mailbox.secretId]: PASSWORD }),
  oauth: WITHOUT_TOKENS,
  now: () => new Date(),
  random: () => 0.5,
  lanes: openLanes(() => DEFAULT_LANES),
  providerOf: () => custom,
  onCut: fail,
  onSends: fail,
  onTrouble: fail,
});
sentinels.guard([mailbox]);
await waitUntil(() => sentinels.open() === 1, { what: 'the sentinel to open' });
const openBefore = sentinels.open();
await sentinels.stop();
process.stdout.write(JSON.stringify({ openBefore, openAfter: sentinels.open() }));
database.close();
await provider.stop();
rmSync(folder, { recursive: true, force: true });
