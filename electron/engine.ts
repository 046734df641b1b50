import { resolve } from 'node:path';
import envPaths from 'env-paths';
import { createAlerting } from './alerting/alerting.ts';
import type { ApiParts, MonitorListener } from './api/api-parts.ts';
import type { Api } from './api/contract.ts';
import { createApi } from './api/handlers.ts';
import { providerOf } from './api/provider-of.ts';
import type { CredentialStore } from './credentials/credential-store.ts';
import { type Memory, openMemory } from './history/memory.ts';
import { type Checker, createChecker } from './monitor/checker.ts';
import { SYSTEM_CLOCK } from './monitor/clock.ts';
import { type Lanes, openLanes } from './monitor/lanes.ts';
import { createMonitor, type Monitor } from './monitor/monitor.ts';
import { type Network, watchNetwork } from './monitor/network.ts';
import { reachServer } from './monitor/reach-server.ts';
import { openSentinels } from './monitor/sentinels.ts';
import { systemDns } from './provider/dns.ts';
import { ALL_MIGRATIONS } from './storage/migrations/all-migrations.ts';
import { openDatabase } from './storage/open-database.ts';
import { reserveWatch } from './storage/watch-lock.ts';

/** The part that every entry shares: the command line, the desktop app, the browser host. */
export interface Engine {
  readonly api: Api;
  /** What the user should know of how it opened, e.g. that a damaged file was set aside; `null` where all was well. */
  readonly notice: string | null;
  readonly close: () => void;
}

export interface EngineOptions {
  /** Where the database lies; see {@link defaultDataFolder}. */
  readonly dataFolder: string;
  readonly credentials: CredentialStore;
}

/** Builds the objects and connects them. Throws `StorageProblem` where the data folder cannot be used. */
export function openEngine({ dataFolder, credentials }: EngineOptions): Engine {
  const { database, setAside } = openDatabase(dataFolder, { migrations: ALL_MIGRATIONS, now: new Date() });
  const { now } = SYSTEM_CLOCK;
  const memory = openMemory(database);
  const lanes = openLanes(() => {
    const { concurrency, concurrencyPerProvider } = memory.settings.read();
    return { total: concurrency, perProvider: concurrencyPerProvider };
  });
  const network = watchNetwork({ now, mailboxes: memory.mailboxes.list, reach: reachServer });
  const isOffline = network.blames;
  const checker = createChecker({ memory, credentials, now, lanes, providerOf, isOffline });
  const shared = { memory, credentials, lanes, network, checker };
  const api = createApi({
    ...shared,
    dns: systemDns(),
    fetch,
    now,
    createMonitor: (listener) => monitorWith(listener, shared),
    reserveWatch: () => reserveWatch(dataFolder),
    resolvePath: (path) => resolve(path),
  });
  return { api, notice: setAside?.sentence ?? null, close: () => database.close() };
}

interface Shared extends Pick<ApiParts, 'credentials'> {
  readonly memory: Memory;
  readonly lanes: Lanes;
  readonly network: Network;
  readonly checker: Checker;
}

function monitorWith(
  listener: MonitorListener,
  { memory, credentials, lanes, network, checker }: Shared,
): Monitor {
  const sentinels = openSentinels({
    memory,
    credentials,
    now: SYSTEM_CLOCK.now,
    random: Math.random,
    lanes,
    providerOf,
    isBeingChecked: ({ id }) => checker.isUnderWay(id),
    onCut: ({ id }) => monitor.checkSoon(id),
    onTrouble: listener.onTrouble,
    onSends: (mailbox, newMessages) => monitor.noteSends(mailbox, newMessages),
  });
  const monitor = createMonitor({
    ...listener,
    memory,
    network,
    checker,
    sentinels,
    alerting: createAlerting({ memory, providerOf }),
    clock: SYSTEM_CLOCK,
    random: Math.random,
  });
  return monitor;
}

/** The operating system's folder for data of this user's programs. */
export function defaultDataFolder(): string {
  return envPaths('Mailvitals', { suffix: '' }).data;
}
