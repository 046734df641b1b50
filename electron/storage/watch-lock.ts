import { join } from 'node:path';
import { ensurePrivateFile } from './data-folder.ts';
import { tryToHold } from './database.ts';

/** One process watches a data folder: two would check everything twice and tell it twice. `null` where another one does. */
export function reserveWatch(folder: string): (() => void) | null {
  const lockFile = join(folder, 'mailvitals.watching');
  ensurePrivateFile(lockFile);
  return tryToHold(lockFile);
}
