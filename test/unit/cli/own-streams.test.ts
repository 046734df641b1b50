import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../support/ask-terminal.ts', import.meta.url));

interface Said {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
}

/** Runs the script with `input` on its standard input, which is a pipe like its outputs. */
function run(mode: string, input: string | Buffer = ''): Promise<Said> {
  const child = spawn(process.execPath, [SCRIPT, mode]);
  const { promise, resolve, reject } = Promise.withResolvers<Said>();
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  // The script may leave before it has read all.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  child.on('error', reject);
  child.on('close', (code) => resolve({ out, err, code }));
  return promise;
}

const secretOf = async (input: string | Buffer) => JSON.parse((await run('secret', input)).out);

describe('a password on standard input', () => {
  test.each([
    ['as it is', 'a b§授', 'a b§授'],
    ['without the line break of Unix', 'hunter2\n', 'hunter2'],
    ['without the line break of Windows', 'hunter2\r\n', 'hunter2'],
    ['without a byte order mark', '\uFEFFhunter2\n', 'hunter2'],
    ['with blanks at both ends', ' hunter2 \n', ' hunter2 '],
  ])('is taken %s', async (_, input, secret) => {
    expect(await secretOf(input)).toEqual({ kind: 'given', secret });
  });

  test.each([
    ['nothing', '', /Standard input was empty/],
    ['a blank line', ' \n', /Standard input was empty/],
    ['two lines', 'one\ntwo\n', /more than one line/],
    ['a zero byte', 'one\0two', /more than one line/],
    ['a file of 50 MB', Buffer.alloc(50_000_000, 'x'), /more than one line/],
  ])('is not %s', async (_, input, sentence) => {
    const answer = await secretOf(input);
    expect(answer).toMatchObject({ kind: 'unusable', sentence: expect.stringMatching(sentence) });
  });

  test('is not waited for where there is no terminal to ask at', async () => {
    const { out } = await run('question', 'hunter2\n');
    expect(JSON.parse(out)).toMatchObject({
      kind: 'unusable',
      sentence: expect.stringContaining('--password-stdin'),
    });
  });
});

test('a password that is still being piped in is not waited for once somebody had enough', async () => {
  const child = spawn(process.execPath, [SCRIPT, 'left']);
  child.stdin.on('error', () => undefined);
  child.stdin.write('hun');
  expect(JSON.parse(await text(child.stdout))).toEqual({ kind: 'cancelled' });
});

describe('the terminal', () => {
  test('prints words without colours to a pipe, and no JSON', async () => {
    expect(await run('words')).toEqual({ out: 'for people\n', err: 'beside\n', code: 0 });
  });

  test('prints one JSON document and nothing else', async () => {
    const { out, err } = await run('json');
    expect(JSON.parse(out)).toEqual({ columns: 100, isInteractive: false });
    expect(err).toBe('beside\n');
  });
});
