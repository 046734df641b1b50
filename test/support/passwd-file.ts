import { rename, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const SECOND_MS = 1_000;

/** Writes a file of Dovecot's passwd-file driver (scheme PLAIN), first to last complete. */
export async function writePasswdFile(path: string, users: ReadonlyMap<string, string>): Promise<void> {
  const lines = [...users].map(([user, password]) => `${user}:${password.replaceAll(':', '\\:')}\n`);
  const draft = `${path}.new`;
  await writeFile(draft, lines.join(''), { mode: 0o644 });
  await rename(draft, path);
}

/**
 * As {@link writePasswdFile}, and resolves when Dovecot goes by it. Dovecot compares time (in whole seconds) and size of
 * the file, once in each second of the clock at most: a change within the second of a sign-in would go unseen.
 */
export async function replacePasswdFile(path: string, users: ReadonlyMap<string, string>): Promise<void> {
  const before = (await stat(path)).mtimeMs;
  await writePasswdFile(path, users);
  const stamp = Math.floor(before / SECOND_MS) + 1;
  await utimes(path, stamp, stamp);
  await sleep(SECOND_MS - (Date.now() % SECOND_MS) + 5);
}
