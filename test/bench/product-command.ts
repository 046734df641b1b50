import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The bundle that users run as `mailvitals`. */
export const COMMAND = `${ROOT}out/main/mailvitals.js`;

/** Brings the bundle up to date, as each start from the repository does. */
export async function bundleCommand(): Promise<void> {
  await promisify(execFile)(process.execPath, ['build/prepare.mjs'], { cwd: ROOT });
}

/** The options of Node that the command asks for in its first line (`#!/usr/bin/env -S node …`). */
export async function nodeOptionsOfCommand(): Promise<readonly string[]> {
  const [firstLine = ''] = (await readFile(COMMAND, 'utf8')).split('\n', 1);
  const [, options = ''] = /^#!.*\bnode\b(.*)$/.exec(firstLine) ?? [];
  return options.split(/\s+/).filter((option) => option !== '');
}
