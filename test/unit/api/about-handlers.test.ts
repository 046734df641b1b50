import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aboutHandlers } from '../../../electron/api/about-handlers.ts';
import type { ProgramFacts } from '../../../electron/api/api-parts.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mailvitals-about-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const aboutWith = (changes: Partial<ProgramFacts>) =>
  aboutHandlers({
    program: { version: '1.2.3', versions: {}, dataFolder: '/data', licencesFile: null, ...changes },
  }).about();

/** `text` as the list that the build makes. */
function listing(text: string): Partial<ProgramFacts> {
  const licencesFile = join(folder, 'licences.json');
  writeFileSync(licencesFile, text);
  return { licencesFile };
}

test('tells what carries the program, in the order to show it, and nothing else of it', async () => {
  const about = await aboutWith({ versions: { v8: '14', openssl: '3.5.0', sqlite: '3.51', node: '24.1.0' } });
  expect(about).toEqual({
    version: '1.2.3',
    runtime: [
      { name: 'Node.js', version: '24.1.0' },
      { name: 'SQLite', version: '3.51' },
      { name: 'OpenSSL', version: '3.5.0' },
    ],
    dataFolder: '/data',
    packages: [],
  });
});

test('within Electron begins with it, and calls the TLS library by its name', async () => {
  const versions = { electron: '45.4.1', chrome: '150.0', node: '24.1.0', sqlite: '3.51', openssl: '0.0.0' };
  expect((await aboutWith({ versions })).runtime.map(({ name }) => name)).toEqual([
    'Electron',
    'Chromium',
    'Node.js',
    'SQLite',
    'BoringSSL',
  ]);
});

test('lists what is shipped by name', async () => {
  const packages = [
    { name: 'nodemailer', version: '10.6.0', licence: 'MIT-0' },
    { name: 'imapflow', version: '2.1.2', licence: 'MIT', homepage: 'https://example.com' },
  ];
  expect((await aboutWith(listing(JSON.stringify(packages)))).packages).toEqual([
    { name: 'imapflow', version: '2.1.2', licence: 'MIT' },
    { name: 'nodemailer', version: '10.6.0', licence: 'MIT-0' },
  ]);
});

test.each(['', '{', '{}', '[{"name":"imapflow"}]'])('of a list that says %j lists nothing', async (text) => {
  expect((await aboutWith(listing(text))).packages).toEqual([]);
});

test('of a list that is gone lists nothing', async () => {
  expect((await aboutWith({ licencesFile: join(folder, 'none.json') })).packages).toEqual([]);
});
