import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './root.ts';

/** Beside the build under test, where the packages are found. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(ROOT, 'out', 'told-'));
  execFileSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'),
      ...['build', '--logLevel', 'error', '--outDir', folder],
    ],
    {
      cwd: ROOT,
      // Vitest sets it to `test`, with which React would be another build than the one that is shipped.
      env: { ...process.env, NODE_ENV: 'production', MAIN_VITE_MICROSOFT_CLIENT_ID: 'told-to-the-build' },
    },
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where the client id of a provider comes from, as the command of a build says. */
function clientIdFrom(mainFolder: string, provider: string): string | null {
  const { MAILVITALS_MICROSOFT_CLIENT_ID: _, ...env } = process.env;
  const output = execFileSync(
    process.execPath,
    [
      join(mainFolder, 'mailvitals.js'),
      ...['providers', provider, '--json', '--data-dir', join(folder, 'data')],
    ],
    { env, encoding: 'utf8' },
  );
  const { signIn } = JSON.parse(output) as { signIn: { clientIdFrom: string | null } };
  return signIn.clientIdFrom;
}

describe('the client id of a build', () => {
  it('is the one that it was told', () => {
    expect(clientIdFrom(join(folder, 'main'), 'outlook')).toBe('build');
  });

  it('is missing where it was told none', () => {
    expect(clientIdFrom(join(ROOT, 'out/main'), 'outlook')).toBeNull();
  });
});
