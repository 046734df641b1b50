import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureFolder, ensurePrivateFile } from '../storage/data-folder.ts';
import { tryToHold } from '../storage/database.ts';

/** Lets one refresh at a time happen to a secret, in this process and in every other one of this data folder. */
export interface RefreshLock {
  /** `null` where another process held it all the time. Runs in the order asked within the process. */
  hold<T>(secretId: string, work: () => Promise<T>): Promise<T | null>;
}

export interface RefreshLockOptions {
  /** How long to wait for other processes, in milliseconds. */
  readonly timeoutMs?: number;
}

/** One file a mailbox would fill the folder; with so many, two mailboxes rarely wait for each other. */
const FILES = 128;
const POLL_MS = 40;

/**
 * The lock is one of the operating system’s on a file in the data folder, so that it goes with a process that is killed.
 * `hold` rejects with `StorageProblem` where the folder cannot be used.
 */
export function createRefreshLock(
  dataFolder: string,
  { timeoutMs = 45_000 }: RefreshLockOptions = {},
): RefreshLock {
  const folder = join(dataFolder, 'refreshing');
  const lastTurns = new Map<string, Promise<unknown>>();

  async function holdFile<T>(file: string, work: () => Promise<T>): Promise<T | null> {
    ensureFolder(folder);
    ensurePrivateFile(file);
    const deadline = performance.now() + timeoutMs;
    let release = tryToHold(file);
    while (release === null) {
      if (performance.now() >= deadline) return null;
      await sleep(POLL_MS * (0.5 + Math.random()));
      release = tryToHold(file);
    }
    try {
      return await work();
    } finally {
      release();
    }
  }

  return {
    hold(secretId, work) {
      const file = join(folder, `${numberOf(secretId)}.lock`);
      const turn = (lastTurns.get(file) ?? Promise.resolve()).then(() => holdFile(file, work));
      lastTurns.set(
        file,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}

function numberOf(secretId: string): number {
  return (createHash('sha256').update(secretId).digest()[0] ?? 0) % FILES;
}
