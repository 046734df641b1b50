import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { COMMAND } from '../support/run-mailvitals.ts';
import { createTempFolder, type TempFolder } from '../support/temp-folder.ts';

let folder: TempFolder;
beforeEach(async () => {
  folder = await createTempFolder('demo-signals');
});
afterEach(() => folder.remove());

test.each(['SIGTERM', 'SIGINT'] as const)(
  'a demo that is ended by %s leaves no file behind',
  async (signal) => {
    const child = spawn(process.execPath, [COMMAND, 'demo', '--json'], {
      env: { ...process.env, TMPDIR: folder.path, MAILVITALS_HOME: folder.path },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const exited = once(child, 'exit');
      await once(child.stdout, 'data');
      expect(readdirSync(folder.path)).toEqual([expect.stringMatching(/^mailvitals-demo-/)]);
      child.kill(signal);
      expect(await exited).toEqual([0, null]);
      expect(readdirSync(folder.path)).toEqual([]);
    } finally {
      child.kill('SIGKILL');
    }
  },
  60_000,
);
