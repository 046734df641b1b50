import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a second process says to the first. */
export interface SecondInstance {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly data: unknown;
}

/**
 * One process at a time for a folder of user data, by a file with its process id. A process that comes second leaves its
 * words in a folder that the first one watches: as in Electron, the answer is there at once.
 */
export function requestLock(
  userData: string,
  words: SecondInstance,
  onSecond: (second: SecondInstance) => void,
): boolean {
  const lock = join(userData, 'stand-in-lock');
  const letters = join(userData, 'stand-in-letters');
  mkdirSync(letters, { recursive: true });
  if (isHeldByAnother(lock)) {
    const letter = join(letters, `${process.pid}.letter`);
    writeFileSync(`${letter}.part`, JSON.stringify(words));
    renameSync(`${letter}.part`, letter);
    return false;
  }
  writeFileSync(lock, String(process.pid));
  process.on('exit', () => rmSync(lock, { force: true }));
  const collect = () => {
    for (const name of readdirSync(letters).filter((file) => file.endsWith('.letter'))) {
      const second = JSON.parse(readFileSync(join(letters, name), 'utf8')) as SecondInstance;
      rmSync(join(letters, name));
      onSecond(second);
    }
  };
  watch(letters, collect).unref();
  return true;
}

/** `false` where its holder is gone, which is what a crash leaves. */
function isHeldByAnother(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    process.kill(holder, 0);
    return holder !== process.pid;
  } catch {
    return false;
  }
}
