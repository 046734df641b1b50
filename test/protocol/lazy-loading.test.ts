import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';

const COMMAND = fileURLToPath(new URL('../../electron/mailvitals.ts', import.meta.url));

/** Says on standard error which of our own folders something was loaded from. */
const SPY = `
import { registerHooks } from 'node:module';
const folders = new Set();
registerHooks({
  load(url, context, next) {
    const [, folder] = /\\/electron\\/([a-z]+)\\//.exec(url) ?? [];
    if (folder) folders.add(folder);
    return next(url, context);
  },
});
process.on('exit', () => process.stderr.write('loaded ' + [...folders].sort().join(' ')));
`;

let folder: TempFolder;
beforeEach(async () => {
  folder = await createTempFolder('lazy');
});
afterEach(() => folder.remove());

test('a command that only lists loads nothing of the demo', async () => {
  const spy = join(folder.path, 'spy.mjs');
  writeFileSync(spy, SPY);
  const args = ['--import', spy, COMMAND, '--data-dir', folder.path, 'list'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, expect.stringContaining('loaded ')]);
  const [, folders = ''] = /loaded (.*)/.exec(stderr) ?? [];
  expect(folders.split(' ')).toEqual(expect.arrayContaining(['api', 'cli', 'storage']));
  expect(folders.split(' ')).not.toContain('playground');
  expect(folders.split(' ')).not.toContain('demo');
});
