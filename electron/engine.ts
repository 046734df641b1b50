import { resolve } from 'node:path';
import envPaths from 'env-paths';
import packageJson from '../package.json' with { type: 'json' };
import { createAlerting } from './alerting/alerting.ts';
import type { ApiParts, DemoControls, MonitorListener } from './api/api-parts.ts';
import type { Api } from './api/contract.ts';
import { findLicences } from './api/find-licences.ts';
import { createApi } from './api/handlers.ts';
import { providerOf } from './api/provider-of.ts';
import type { CredentialStore } from './credentials/credential-store.ts';
import { rememberAnswers } from './history/keychain-state.ts';
import { type Memory, openMemory } from './history/memory.ts';
import { type Checker, createChecker } from './monitor/checker.ts';
import { SYSTEM_CLOCK } from './monitor/clock.ts';
import { type Lanes, openLanes } from './monitor/lanes.ts';
import { createMonitor, type Monitor } from './monitor/monitor.ts';
import { type Network, type NetworkState, watchNetwork } from './monitor/network.ts';
import { reachServer } from './monitor/reach-server.ts';
import { openSentinels } from './monitor/sentinels.ts';
import { type IdentityProviders, openOAuth } from './oauth/oauth-parts.ts';
import { systemDns } from './provider/dns.ts';
import { ALL_MIGRATIONS } from './storage/migrations/all-migrations.ts';
import { openDatabase } from './storage/open-database.ts';
import { reserveWatch } from './storage/watch-lock.ts';

/** The part that every entry shares: the command line, the desktop app, the browser host. */
export interface Engine {
  readonly api: Api;
  /** What the user should know of how it opened, e.g. that a damaged file was set aside; `null` where all was well. */
  readonly notice: string | null;
  /** Of the pages at which a sign-in begins, e.g. `https://login.microsoftonline.com`; a link may lead there. */
  readonly signInOrigins: readonly string[];
  /** The computer woke up: a watch that is under way looks anew, once the network has had a moment. */
  readonly noteResume: () => void;
  /** What the operating system says of the network. “Online” is looked into before it is believed. Never rejects. */
  readonly hearNetwork: (state: NetworkState) => Promise<void>;
  readonly close: () => void;
}

export interface EngineOptions {
  /** Where the database lies; see {@link defaultDataFolder}. */
  readonly dataFolder: string;
  readonly credentials: CredentialStore;
  /** What a window may do to the simulated providers; absent where this is no demo. */
  readonly demo?: DemoControls | null;
  /** Where servers are looked up; absent: in the system's DNS and on the web. */
  readonly directory?: Pick<ApiParts, 'dns' | 'fetch'>;
  /** Where sign-ins are asked for; absent: at Microsoft and Google. Plain http is spoken on this computer alone. */
  readonly identityProviders?: IdentityProviders;
}

/** Builds the objects and connects them. Throws `StorageProblem` where the data folder cannot be used. */
export function openEngine({
  dataFolder,
  credentials: keychain,
  demo = null,
  directory,
  identityProviders,
}: EngineOptions): Engine {
  const { database, setAside } = openDatabase(dataFolder, { migrations: ALL_MIGRATIONS, now: new Date() });
  const { now } = SYSTEM_CLOCK;
  const memory = openMemory(database);
  const credentials = rememberAnswers(keychain, memory.keychain);
  const oauth = openOAuth({
    credentials,
    settings: memory.settings,
    database,
    dataFolder,
    environment: process.env,
    ...(identityProviders && { providers: identityProviders }),
  });
  const lanes = openLanes(() => {
    const { concurrency, concurrencyPerProvider } = memory.settings.read();
    return { total: concurrency, perProvider: concurrencyPerProvider };
  });
  const network = watchNetwork({ now, mailboxes: memory.mailboxes.list, reach: reachServer });
  const isOffline = network.blames;
  const checker = createChecker({ memory, credentials, oauth, now, lanes, providerOf, isOffline });
  const shared = { memory, credentials, oauth, lanes, network, checker };
  // One at a time: the watch is reserved before its monitor is made.
  let monitor: Monitor | null = null;
  const api = createApi({
    ...shared,
    ...(directory ?? { dns: systemDns(), fetch }),
    now,
    createMonitor: (listener) => {
      monitor = monitorWith(listener, shared);
      return monitor;
    },
    reserveWatch: () => reserveWatch(dataFolder),
    resolvePath: (path) => resolve(path),
    program: {
      version: packageJson.version,
      versions: process.versions,
      dataFolder,
      licencesFile: findLicences(import.meta.dirname),
    },
    demo,
  });
  return {
    api,
    notice: setAside?.sentence ?? null,
    signInOrigins: Object.values(oauth.providers).map(({ signInOrigin }) => signInOrigin),
    noteResume: () => monitor?.noteResume(),
    // A server that does not answer is what the network is watched for, and no trouble of its own.
    hearNetwork: (state) => network.hearSystem(state === 'online').catch(() => undefined),
    close: () => database.close(),
  };
}

interface Shared extends Pick<ApiParts, 'credentials' | 'oauth'> {
  readonly memory: Memory;
  readonly lanes: Lanes;
  readonly network: Network;
  readonly checker: Checker;
}

function monitorWith(
  listener: MonitorListener,
  { memory, credentials, oauth, lanes, network, checker }: Shared,
): Monitor {
  const sentinels = openSentinels({
    memory,
    credentials,
    oauth,
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
