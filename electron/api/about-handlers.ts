import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { ApiParts, ProgramFacts } from './api-parts.ts';
import type { About, Api } from './contract.ts';

/** What runs here. */
export function aboutHandlers({ program }: Pick<ApiParts, 'program'>): Pick<Api, 'about'> {
  return {
    about: async () => ({
      version: program.version,
      runtime: runtimeOf(program.versions),
      dataFolder: program.dataFolder,
      packages: await readPackages(program.licencesFile),
    }),
  };
}

/** By the names of `process.versions`, in the order to show them. */
const RUNTIME: readonly (readonly [key: string, name: string])[] = [
  ['electron', 'Electron'],
  ['chrome', 'Chromium'],
  ['node', 'Node.js'],
  ['sqlite', 'SQLite'],
  ['openssl', 'OpenSSL'],
];

function runtimeOf(versions: ProgramFacts['versions']): About['runtime'] {
  return RUNTIME.flatMap(([key, name]) => {
    const version = versions[key];
    if (version === undefined) return [];
    // Electron carries BoringSSL, which has no versions of its own and borrows one of OpenSSL's.
    const isBoring = key === 'openssl' && versions.electron !== undefined;
    return [{ name: isBoring ? 'BoringSSL' : name, version }];
  });
}

const Packages = v.array(v.object({ name: v.string(), version: v.string(), licence: v.string() }));

/** None where the list is missing or no such list, as in a clone that was not built. */
async function readPackages(file: string | null): Promise<About['packages']> {
  if (file === null) return [];
  const text = await readFile(file, 'utf8').catch(() => '[]');
  const packages = v.safeParse(v.pipe(v.string(), v.parseJson(), Packages), text);
  return packages.success ? packages.output.toSorted((one, other) => compare(one.name, other.name)) : [];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
