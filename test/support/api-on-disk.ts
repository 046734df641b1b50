import { resolve } from 'node:path';
import type { Api } from '../../electron/api/contract.ts';
import { createApi } from '../../electron/api/handlers.ts';
import { providerOf } from '../../electron/api/provider-of.ts';
import type { CredentialStore } from '../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import { createChecker } from '../../electron/monitor/checker.ts';
import { DEFAULT_LANES, openLanes } from '../../electron/monitor/lanes.ts';
import { watchNetwork } from '../../electron/monitor/network.ts';
import type { DnsLookup } from '../../electron/provider/dns.ts';
import type { Database } from '../../electron/storage/database.ts';
import { dnsWith } from '../unit/provider/dns-answers.ts';
import type { provideDataFolders } from './data-folder.ts';
import { offlineOAuth } from './offline-oauth.ts';

/** The api over a database of its own, and what lies below it. */
export interface ApiOnDisk {
  readonly api: Api;
  readonly memory: Memory;
  readonly database: Database;
}

/** Opens one in a new folder. Nothing of it leaves this machine: DNS knows no name, and nothing can be fetched. */
export function openApi(
  { newFolder, open }: ReturnType<typeof provideDataFolders>,
  {
    credentials = createMemoryStore(),
    dns = dnsWith(),
    now = () => new Date('2026-11-20T20:00:00Z'),
  }: {
    readonly credentials?: CredentialStore;
    readonly dns?: DnsLookup;
    readonly now?: () => Date;
  } = {},
): ApiOnDisk {
  const dataFolder = newFolder();
  const { database } = open(dataFolder);
  const memory = openMemory(database);
  const oauth = offlineOAuth(dataFolder, credentials, memory.settings, database);
  const lanes = openLanes(() => DEFAULT_LANES);
  const api = createApi({
    memory,
    credentials,
    oauth,
    dns,
    fetch: () => Promise.reject(new Error('Nothing is to be fetched')),
    now,
    lanes,
    checker: createChecker({ memory, credentials, oauth, now, lanes, providerOf }),
    network: watchNetwork({ now, mailboxes: memory.mailboxes.list, reach: async () => false }),
    createMonitor: () => {
      throw new Error('Nothing is to be watched');
    },
    reserveWatch: () => null,
    resolvePath: (path) => resolve('/home/you', path),
    program: { version: '0.0.0', versions: {}, dataFolder: '/home/you/.mailvitals', licencesFile: null },
    demo: null,
  });
  return { api, memory, database };
}
