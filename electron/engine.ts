import { resolve } from 'node:path';
import envPaths from 'env-paths';
import type { Api } from './api/contract.ts';
import { createApi } from './api/handlers.ts';
import type { CredentialStore } from './credentials/credential-store.ts';
import { openMemory } from './history/memory.ts';
import { DEFAULT_LANES, openLanes } from './monitor/lanes.ts';
import { systemDns } from './provider/dns.ts';
import { ALL_MIGRATIONS } from './storage/migrations/all-migrations.ts';
import { openDatabase } from './storage/open-database.ts';

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
  const api = createApi({
    memory: openMemory(database),
    credentials,
    dns: systemDns(),
    fetch,
    now: () => new Date(),
    lanes: openLanes(DEFAULT_LANES),
    resolvePath: (path) => resolve(path),
  });
  return { api, notice: setAside?.sentence ?? null, close: () => database.close() };
}

/** The operating system's folder for data of this user's programs. */
export function defaultDataFolder(): string {
  return envPaths('Mailvitals', { suffix: '' }).data;
}
