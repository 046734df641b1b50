import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLog } from '../../../electron/desktop/log/log.ts';
import { createTempFolder, type TempFolder } from '../../support/temp-folder.ts';

let folder: TempFolder;
beforeEach(async () => {
  folder = await createTempFolder('log');
});
afterEach(() => folder.remove());

const SECRET = 'abcd efgh ijkl mnop';
const open = () => openLog(folder.path, { home: '/home/you' });
const written = () =>
  readdirSync(folder.path)
    .map((name) => readFileSync(join(folder.path, name), 'utf8'))
    .join('');

describe('the log', () => {
  test('says when, how bad and what, a line each', () => {
    const log = open();
    log.info('The desktop shows tray icons.');
    log.warn('First line\nsecond line');
    expect(written()).toMatch(
      /^\[\d{4}-\d\d-\d\dT[\d:.]+Z\] \[info\] +The desktop shows tray icons\.\n\[[^\]]+\] \[warn\] +First line \| second line\n$/,
    );
  });
  test('keeps no secret that an error carries, wherever it stands', () => {
    const log = open();
    const thrown = Object.assign(new TypeError(`cannot read "${SECRET}"`), {
      code: SECRET,
      responseText: SECRET,
      cause: new Error(`while trying ${SECRET}`),
    });
    thrown.name = SECRET;
    log.fault('Uncaught', thrown);
    log.fault('Uncaught', SECRET);
    log.fault('Uncaught', { password: SECRET });
    log.fault('Uncaught', new Error(`two lines\n    at ${SECRET}`));
    expect(written()).not.toContain('ijkl');
    expect(written()).toContain('TypeError');
  });
  test('keeps no credential that a sentence shows as one', () => {
    open().warn('The server said: AUTH PLAIN AGFsaWNlAHMzY3JldA== and password=hunter2!');
    expect(written()).not.toMatch(/AGFsaWNl|hunter2/);
  });
  test('says where an error came from', () => {
    open().fault('Watch', Object.assign(new Error('no'), { code: 'ECONNRESET' }));
    expect(written()).toMatch(/\[error\] Watch: Error ECONNRESET at .*log\.test\.ts:\d+/);
  });
  test('shortens addresses and the home folder', () => {
    const log = open();
    log.info('anna.smith+sales@mail.example.com: healthy -> action-needed (bad-credentials)');
    log.warn('/home/you/.local/share/Mailvitals/mailvitals.sqlite cannot be opened for writing.');
    expect(written()).toContain('a…@mail.example.com: healthy -> action-needed');
    expect(written()).not.toMatch(/anna|smith|sales|home/);
    expect(written()).toContain('~/.local/share/Mailvitals');
  });
  test('begins a new file when one is full, and keeps one old file', () => {
    const log = openLog(folder.path, { home: '', largestBytes: 2_000 });
    for (let line = 0; line < 100; line += 1) log.info(`line ${line} ${'-'.repeat(80)}`);
    expect(readdirSync(folder.path).sort()).toEqual(['mailvitals.log', 'mailvitals.old.log']);
    expect(written().length).toBeLessThan(5_000);
    expect(written()).toContain('line 99 ');
  });
  test('of another folder is another log', async () => {
    const other = await createTempFolder('log');
    open().info('here');
    openLog(other.path).info('there');
    expect(written()).toContain('here');
    expect(written()).not.toContain('there');
    await other.remove();
  });
});
