import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryToHold } from '../storage/database.ts';

/** A folder that lives as long as the demo. */
export interface TemporaryFolder {
  readonly path: string;
  /** Removes it with all that is in it. */
  readonly remove: () => void;
}

const PREFIX = 'mailvitals-demo-';
const LOCK_NAME = 'demo.running';

/** A demo that starts at this moment has its folder, and not yet the lock in it. */
const YOUNG_MS = 60_000;

/** Makes a folder for this user alone under `parent`, and removes those that demos before it had to leave behind. */
export function makeTemporaryFolder(parent: string = tmpdir()): TemporaryFolder {
  removeLeftovers(parent);
  const path = mkdtempSync(join(parent, PREFIX));
  const release = tryToHold(join(path, LOCK_NAME));
  return {
    path,
    remove: () => {
      release?.();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** The lock of a demo ends with its process, however that ended; what is not locked is nobody's any more. */
function removeLeftovers(parent: string): void {
  for (const entry of readdirSync(parent, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name.startsWith(PREFIX)) removeIfLeft(join(parent, entry.name));
  }
}

/** Another user's folder cannot be opened, and one that was removed meanwhile is gone: neither keeps a demo from starting. */
function removeIfLeft(path: string): void {
  try {
    if (Date.now() - statSync(path).mtimeMs < YOUNG_MS) return;
    const release = tryToHold(join(path, LOCK_NAME));
    if (release === null) return;
    release();
    rmSync(path, { recursive: true, force: true });
  } catch {
    // It stays, and is tried again by the next demo.
  }
}
