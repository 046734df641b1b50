import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { asStorageProblem } from './storage-problem.ts';

/** A damaged file that was kept, and the sentence that tells the user so. */
export interface SetAside {
  readonly path: string;
  readonly sentence: string;
}

/** Renames the damaged file with its log and index, so that nothing is deleted and a new file can take its place. */
export function setAside(folder: string, fileName: string, now: Date): SetAside {
  const path = freePath(folder, now);
  // The file goes first: if we are killed in between, SQLite deletes a log that stands beside an empty new file,
  // while a file without its log would look whole and lack its last writes.
  for (const suffix of ['', '-wal', '-shm']) {
    const from = join(folder, fileName + suffix);
    if (existsSync(from)) rename(from, path + suffix);
  }
  return {
    path,
    sentence: `The data file was damaged. It is kept as ${path}, and Mailvitals has begun a new one: add your mailboxes again, or import them from an export.`,
  };
}

function rename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    throw asStorageProblem(error, from);
  }
}

function freePath(folder: string, now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  for (let attempt = 1; ; attempt += 1) {
    const path = join(folder, `mailvitals.damaged-${stamp}${attempt === 1 ? '' : `-${attempt}`}.sqlite`);
    if (!existsSync(path)) return path;
  }
}
