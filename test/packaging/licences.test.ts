import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './root.ts';

/** Licences that let an app under MIT ship the code, given that their texts come along. */
const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  // As permissive as MIT, in plainer words.
  'BlueOak-1.0.0',
  // argparse: the terms of Python itself, permissive.
  'Python-2.0',
]);

interface Component {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

const components: readonly Component[] = JSON.parse(await readFile(join(ROOT, 'out/licences.json'), 'utf8'));

describe('the licences of what is shipped', () => {
  it('names everything once, with version and licence', () => {
    const keys = components.map(({ name, version }) => `${name}@${version}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(components.filter(({ name, version, licence }) => !name || !version || !licence)).toEqual([]);
  });

  it('lists what is bundled, what is packed, and Electron with what is inside it', () => {
    const names = components.map(({ name }) => name);
    const expected = [
      'react',
      'react-dom',
      'react-aria-components',
      'uplot',
      'valibot',
      'imapflow',
      '@github/keytar',
    ];
    expect(names).toEqual(expect.arrayContaining([...expected, 'pino', 'electron', 'Chromium', 'Node.js']));
    expect(names.filter((name) => ['vitest', 'typescript', 'electron-builder'].includes(name))).toEqual([]);
  });

  it('are all ones that an app under MIT may ship', () => {
    expect(
      components.filter(({ licence }) => !choicesOf(licence).some((choice) => ALLOWED.has(choice))),
    ).toEqual([]);
  });

  it('have their full texts in one file', async () => {
    const text = await readFile(join(ROOT, 'out/THIRD-PARTY-LICENSES.txt'), 'utf8');
    const chapters = text.split(/^={80}$/m).slice(1);
    const bodies = new Map(
      chapters.flatMap((chapter, index) =>
        index % 2 === 0 ? [[chapter.trim(), chapters[index + 1] ?? '']] : [],
      ),
    );
    const without = components.filter(
      ({ name, version, licence }) =>
        (bodies.get(`${name} ${version} (${licence})`)?.trim().length ?? 0) < 60,
    );
    expect(without).toEqual([]);
  });
});

/** Of `(MIT OR EUPL-1.1+)` one may choose. */
function choicesOf(licence: string): readonly string[] {
  return licence.replace(/[()]/g, '').split(' OR ');
}
