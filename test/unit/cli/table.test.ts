import { styleText } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutTable, wrapText } from '../../../electron/cli/table.ts';
import { startOf, widthOf } from '../../../electron/cli/text-width.ts';

const red = (text: string) => styleText('red', text, { validateStream: false });

describe('columns that a terminal needs', () => {
  test.each([
    ['', 0],
    ['plain', 5],
    ['é', 1],
    ['e\u0301', 1],
    ['授权码', 6],
    ['（授权码）', 10],
    ['アプリ', 6],
    ['ｱﾌﾟﾘ', 4],
    ['앱', 2],
    ['● ▲ ✓', 5],
    ['✅', 2],
    ['a\u200bb', 2],
    ['𠮷', 2],
  ])('“%s”: %i', (text, columns) => {
    expect(widthOf(text)).toBe(columns);
    expect(widthOf(red(text))).toBe(columns);
  });
});

describe('a table', () => {
  test('puts its columns below each other, with wide characters and colours', () => {
    const rows = [
      ['授权码', 'a'],
      ['abc', 'b'],
      [red('abcdef'), 'c'],
    ];
    expect(layOutTable(rows, 80)).toBe(`授权码  a\nabc     b\n${red('abcdef')}  c`);
  });

  test('leaves no blanks at the end of a line', () => {
    expect(
      layOutTable(
        [
          ['a', ''],
          ['abc', 'd'],
        ],
        80,
      ),
    ).toBe('a\nabc  d');
  });

  test('takes rows of different length', () => {
    expect(layOutTable([['a'], ['abc', 'd', 'e']], 80)).toBe('a\nabc  d  e');
  });

  test('cuts a line that would break, without its colours', () => {
    expect(layOutTable([['ab', red('cdefgh')]], 7)).toBe('ab  cd…');
    expect(layOutTable([['ab', 'cde']], 7)).toBe('ab  cde');
  });

  test('cuts before a wide character rather than through it', () => {
    expect(layOutTable([['授权码授权码']], 6)).toBe('授权…');
  });

  test('is never wider than the terminal', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '权', 'é', '\u0301', '●'), maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 40 }),
        (rows, columns) => {
          for (const line of layOutTable(rows, columns).split('\n')) {
            expect(widthOf(line)).toBeLessThanOrEqual(columns);
          }
        },
      ),
    );
  });

  test('of nothing is nothing', () => {
    expect(layOutTable([], 80)).toBe('');
  });
});

test('the start of a text is as long as fits, and has no colours', () => {
  expect([startOf('授权码', 5), startOf(red('abc'), 2), startOf('abc', 0)]).toEqual(['授权', 'ab', '']);
});

describe('wrapped text', () => {
  test.each([
    ['fits in one line', 'one two', 20, '', 'one two'],
    ['breaks between words', 'one two three', 8, '', 'one two\nthree'],
    ['is indented but for the first line', 'one two three', 10, '  ', 'one two\n  three'],
    ['leaves a long word whole', 'a https://example.com/long b', 10, '', 'a\nhttps://example.com/long\nb'],
    ['takes line breaks for blanks', 'one\ntwo', 20, '', 'one two'],
    ['counts wide characters twice', '授权 授权 ab', 9, '', '授权 授权\nab'],
  ])('%s', (_, text, columns, indent, wrapped) => {
    expect(wrapText(text, columns, indent)).toBe(wrapped);
  });
});
