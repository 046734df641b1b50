import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportRow } from '../../../electron/api/contract.ts';
import { addImportCommand } from '../../../electron/cli/commands/import.ts';
import { fakeWindowApi } from '../../support/fake-window-api.ts';
import { runCommand } from '../../support/run-command.ts';
import { EMPTY_SNAPSHOT } from '../../support/sample-snapshot.ts';
import { createTempFolder, type TempFolder } from '../../support/temp-folder.ts';

let folder: TempFolder;
beforeEach(async () => {
  folder = await createTempFolder('import');
});
afterEach(() => folder.remove());

const added: ImportRow = {
  line: 2,
  address: 'you@example.com',
  verdict: 'added',
  summary: 'Works',
  cause: null,
  waitsForSecret: false,
};

async function importing(...rows: readonly ImportRow[]) {
  const file = join(folder.path, 'mailboxes.csv');
  await writeFile(file, 'address\nyou@example.com\n');
  const api = {
    ...fakeWindowApi(() => EMPTY_SNAPSHOT),
    importMailboxes: async () => ({ rows, problem: null }),
  };
  return runCommand([addImportCommand], api, ['import', file]);
}

const WAITS = { ...added, line: 3, waitsForSecret: true };

test.each([
  ['password', 'waits for one, or for a sign-in: mailvitals rebind <address> [--oauth]'],
  [
    'sign-in',
    'A mailbox that signs in at its provider’s page waits for that: mailvitals rebind <address> --oauth',
  ],
] as const)(
  'who imported mailboxes that wait for a %s is told the command that gives it to them',
  async (waitsFor, words) => {
    const { said, code } = await importing(added, { ...WAITS, waitsFor }, { ...WAITS, waitsFor, line: 4 });
    expect(code).toBe(0);
    expect(said).toContain('3 of 3 added.');
    expect(said.split(words)).toHaveLength(2);
    expect(said.match(/mailvitals rebind/g)).toHaveLength(1);
  },
);

test('nobody else is told of it', async () => {
  expect((await importing(added)).said).not.toContain('rebind');
});

test('a file that cannot be read is told in the form of an import, so that --json has its document', async () => {
  const api = fakeWindowApi(() => EMPTY_SNAPSHOT);
  const { code, said, documents } = await runCommand([addImportCommand], api, ['import', folder.path]);
  expect(code).toBe(64);
  expect(said).toContain('could not be read');
  expect(documents).toEqual([{ rows: [], problem: said }]);
});
