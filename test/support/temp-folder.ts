import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that a test owns. */
export interface TempFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Makes an empty folder that servers under other user ids may enter. Its path is short enough for Unix sockets. */
export async function createTempFolder(name: string): Promise<TempFolder> {
  const path = await mkdtemp(join(tmpdir(), `mailvitals-${name}-`));
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}
