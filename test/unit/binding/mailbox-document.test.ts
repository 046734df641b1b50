import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMailboxDocument, writeMailboxDocument } from '../../../electron/binding/mailbox-document.ts';
import { parseMailbox } from '../../../electron/mailbox/parse-mailbox.ts';
import { PROVIDERS } from '../../../electron/provider/presets.ts';
import { sampleMailbox } from '../../support/sample-mailbox.ts';

const NOW = new Date('2026-11-20T20:00:00Z');
/** Stands where a password might, so that no sentence may hold it. */
const SECRET = 'Zq8hunter2';

function rowsOf(text: string) {
  const document = readMailboxDocument(text);
  if (!document.ok) throw new Error(document.problem);
  return document.rows;
}

function problemOf(text: string): string | null {
  const document = readMailboxDocument(text);
  return document.ok
    ? (document.rows.find(({ problem }) => problem !== null)?.problem ?? null)
    : document.problem;
}

const firstOf = (text: string) => rowsOf(text)[0];

describe('reads CSV', () => {
  const CELLS = {
    line: 2,
    fields: { address: 'you@example.com', tags: 'a' },
    password: 'p,"w',
    signIn: null,
    problem: null,
  };

  test.each([
    ['with commas', 'address,password,tags\nyou@example.com,"p,""w",a\n'],
    ['with a byte order mark', '\uFEFFaddress,password,tags\nyou@example.com,"p,""w",a\n'],
    ['with CRLF', 'address,password,tags\r\nyou@example.com,"p,""w",a\r\n'],
    ['with semicolons', 'address;password;tags\nyou@example.com;"p,""w";a\n'],
    ['with tabs', 'address\tpassword\ttags\nyou@example.com\t"p,""w"\ta\n'],
    ['with spaces and capitals in the header', ' Address , PASSWORD,Tags\nyou@example.com,"p,""w",a\n'],
    ['without a line break at the end', 'address,password,tags\nyou@example.com,"p,""w",a'],
    ['in another order', 'tags,password,address\na,"p,""w",you@example.com\n'],
    ['with a comma at the end of each line', 'address,password,tags\nyou@example.com,"p,""w",a,\n'],
  ])('%s', (_, text) => {
    expect(rowsOf(text)).toEqual([CELLS]);
  });

  test('of addresses alone', () => {
    expect(rowsOf('address\none@example.com\ntwo@example.com\n').map(({ fields }) => fields.address)).toEqual(
      ['one@example.com', 'two@example.com'],
    );
  });

  test('with tags that are split by semicolons', () => {
    expect(firstOf('address,tags\nyou@example.com,a;b;c\n')?.fields.tags).toBe('a;b;c');
  });

  test.each(['provider', ' Provider '])('with a sign-in at the provider’s page: “%s”', (cell) => {
    expect(firstOf(`address,signin\nyou@example.com,${cell}\n`)).toEqual({
      line: 2,
      fields: { address: 'you@example.com' },
      password: null,
      signIn: 'provider',
      problem: null,
    });
  });

  test('and takes an empty sign-in for none', () => {
    expect(firstOf('address,signin\nyou@example.com, \n')).toMatchObject({ signIn: null, problem: null });
  });

  test('and takes a password as it stands, spaces too', () => {
    expect(firstOf('address,password\nyou@example.com, abcd efgh \n')?.password).toBe(' abcd efgh ');
  });

  test('and takes a blank password for none', () => {
    expect(firstOf('address,password\nyou@example.com,  \n')?.password).toBeNull();
  });

  test('and skips empty lines, but counts them', () => {
    const rows = rowsOf('address,password\n\none@example.com,\n,,\n\ntwo@example.com,x\n\n');
    expect(rows.map(({ line, fields }) => [line, fields.address])).toEqual([
      [3, 'one@example.com'],
      [6, 'two@example.com'],
    ]);
  });

  test('and counts the lines within a quoted cell', () => {
    const rows = rowsOf('address,tags\r\none@example.com,"a\r\nb"\r\ntwo@example.com,c\r\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  test('of 500 rows', () => {
    const lines = Array.from({ length: 500 }, (_, index) => `you${index}@example.com,secret-${index}`);
    const rows = rowsOf(`address,password\n${lines.join('\n')}\n`);
    expect(rows).toHaveLength(500);
    expect(rows.at(-1)).toMatchObject({ line: 501, password: 'secret-499' });
  });
});

describe('refuses, in a sentence that repeats nothing of the file,', () => {
  test.each([
    ['an empty file', '', /empty/],
    ['a file of blanks', '\uFEFF \r\n ', /empty/],
    ['a file without a header', `you@example.com,${SECRET}\n`, /first line must name the columns/],
    ['a column named twice', `address,tags,Tags\nyou@example.com,${SECRET},b\n`, /names a column twice/],
    ['a header without addresses', `password,tags\n${SECRET},a\n`, /first line must name the columns/],
    [
      'quotes that are not closed',
      `address,password\nyou@example.com,"${SECRET}\n`,
      /^Line 2 .*quotation mark/,
    ],
    [
      'quotes that are not doubled',
      `address,password\none@example.com,x\nyou@example.com,"a"${SECRET}"\n`,
      /^Line 3 .*quotation mark/,
    ],
    [
      'more cells than columns',
      `address,password\nyou@example.com,a,${SECRET}\n`,
      /more cells than there are columns/,
    ],
    [
      'a row with both a password and a sign-in',
      `address,password,signin\nyou@example.com,${SECRET},provider\n`,
      /Leave one of the two out/,
    ],
    ['a sign-in of another kind', `address,signin\nyou@example.com,${SECRET}\n`, /takes “provider”/],
    [
      'an export with a sign-in of another kind',
      `{"format":"mailvitals-mailboxes","version":1,"mailboxes":[{"address":"a","signIn":["${SECRET}"]}]}`,
      /takes “provider”/,
    ],
    ['JSON that is cut off', `{"format":"mailvitals-mailboxes","${SECRET}`, /not whole/],
    ['JSON of something else', `{"accounts":["${SECRET}"]}`, /not an export/],
    [
      'an export without mailboxes',
      `{"format":"mailvitals-mailboxes","version":1,"${SECRET}":[]}`,
      /not an export/,
    ],
    [
      'an export of a newer version',
      `{"format":"mailvitals-mailboxes","version":2,"mailboxes":["${SECRET}"]}`,
      /newer Mailvitals/,
    ],
  ])('%s', (_, text, sentence) => {
    expect(problemOf(text)).toMatch(sentence);
    expect(problemOf(text)).not.toContain(SECRET);
  });

  test('whatever the file holds', () => {
    const cell = fc.constantFrom(SECRET, `"${SECRET}`, `${SECRET}"`, `{${SECRET}`, '', ',', ';', '\n');
    const header = fc.constantFrom('address,password\n', 'address;tags\n', 'address\n', `${SECRET}\n`, '');
    fc.assert(
      fc.property(header, fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }), (first, lines) => {
        const text = first + lines.map((cells) => cells.join(',')).join('\n');
        const document = readMailboxDocument(text);
        const problems = document.ok ? document.rows.map(({ problem }) => problem) : [document.problem];
        expect(problems.join(' ')).not.toContain(SECRET);
      }),
    );
  });
});

describe('an export is read back', () => {
  const host = fc.stringMatching(/^[a-z]{1,8}\.example\.com$/);
  const server = fc.option(
    fc.record({
      host,
      port: fc.integer({ min: 1, max: 65_535 }),
      security: fc.constantFrom('tls' as const, 'starttls' as const),
    }),
  );
  const words = fc
    .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 })
    .map((text) => text.trim())
    .filter((text) => text !== '' && !text.includes(';'));
  const mailbox = fc
    .record({
      providerId: fc.constantFrom(...PROVIDERS.map(({ id }) => id)),
      username: words,
      imap: server,
      smtp: server,
      caFile: fc.option(words.map((name) => `/home/you/${name}`)),
      tags: fc.uniqueArray(words, { maxLength: 4, selector: (tag) => tag.toLowerCase() }),
      paused: fc.boolean(),
      signInMethod: fc.constantFrom('password' as const, 'oauth2' as const),
    })
    .filter(({ imap, smtp }) => imap !== null || smtp !== null)
    .map((changes) => sampleMailbox(1, changes));

  test.each(['json', 'csv'] as const)('from %s with the same settings, and holds no secret id', (format) => {
    fc.assert(
      fc.property(mailbox, (original) => {
        const text = writeMailboxDocument([original], format, NOW);
        expect(text).not.toContain(original.secretId);
        const [row] = rowsOf(text);
        const signIn = original.signInMethod === 'oauth2' ? 'provider' : null;
        expect(row).toMatchObject({ password: null, signIn, problem: null });
        const parsed = parseMailbox(row?.fields, {
          providerIds: PROVIDERS.map(({ id }) => id),
          resolvePath: (path) => path,
        });
        const { address, providerId, username, imap, smtp, caFile, tags } = original;
        expect(parsed).toEqual({
          ok: true,
          request: { address, providerId, username, imap, smtp, caFile, tags },
        });
      }),
      { numRuns: 300 },
    );
  });

  test('from the forms of earlier versions, which say nothing of sign-ins', () => {
    const csv = 'address,password,provider,username,imap,smtp,ca,tags\nyou@example.com,,gmail,,,off,,\n';
    const json =
      '{"format":"mailvitals-mailboxes","version":1,"mailboxes":[{"address":"you@example.com","tags":[]}]}';
    for (const text of [csv, json]) expect(firstOf(text)).toMatchObject({ signIn: null, problem: null });
  });

  test('and says nothing of sign-ins where there is a password', () => {
    expect(writeMailboxDocument([sampleMailbox(1)], 'json', NOW)).not.toContain('signIn');
  });

  test.each(['json', 'csv'] as const)('from %s where there are none', (format) => {
    expect(rowsOf(writeMailboxDocument([], format, NOW))).toEqual([]);
  });

  test('and says what it is and when it was written', () => {
    expect(JSON.parse(writeMailboxDocument([], 'json', NOW))).toEqual({
      format: 'mailvitals-mailboxes',
      version: 1,
      exportedAt: NOW.toISOString(),
      mailboxes: [],
    });
  });
});
