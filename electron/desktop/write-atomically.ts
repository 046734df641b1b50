import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a small text file, whole or not at all; the folder is made where it is missing. `false` where it could not be. */
export function writeAtomically(file: string, text: string): boolean {
  const half = `${file}.${process.pid}.half`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(half, text, { mode: 0o600 });
    renameSync(half, file);
    return true;
  } catch {
    removeIfThere(half);
    return false;
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Its folder is not there either.
  }
}
