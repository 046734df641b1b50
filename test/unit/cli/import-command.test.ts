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

test('who imported mailboxes without passwords is told the command that gives them theirs', async () => {
  const { said, code } = await importing(added, { ...added, line: 3, waitsForSecret: true });
  expect(code).toBe(0);
  expect(said).toContain('2 of 2 added.');
  expect(said).toContain('mailvitals rebind <address>');
});

test('nobody else is told of it', async () => {
  expect((await importing(added)).said).not.toContain('rebind');
});
