import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { asStorageProblem } from './storage-problem.ts';

/** Makes the folder where it is missing, for this user alone. A folder that exists keeps its rights: it may be shared. */
export function ensureFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asStorageProblem(error, folder);
  }
}

/**
 * Makes the file where it is missing and lets only this user read it; SQLite gives its log and index the same rights.
 * An existing file is never opened here: on POSIX, closing it would drop the locks that SQLite holds on it in this
 * process (https://sqlite.org/howtocorrupt.html section 2.2).
 */
export function ensurePrivateFile(file: string): void {
  try {
    if (!existsSync(file)) writeFileSync(file, '', { flag: 'a', mode: 0o600 });
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  } catch (error) {
    throw asStorageProblem(error, file);
  }
}
