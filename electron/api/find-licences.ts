import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The list of what is shipped that the build makes: `out/licences.json`, beside this program or above; else `null`. */
export function findLicences(from: string): string | null {
  const file = join(from, 'out', 'licences.json');
  if (existsSync(file)) return file;
  return dirname(from) === from ? null : findLicences(dirname(from));
}
