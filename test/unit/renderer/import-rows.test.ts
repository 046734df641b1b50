import { describe, expect, test } from 'vitest';
import { readMailboxDocument } from '../../../electron/binding/mailbox-document.ts';
import { readFileText } from '../../../renderer/import/read-file.ts';
import { readPreview } from '../../../renderer/import/read-preview.ts';
import { rowsAgain } from '../../../renderer/import/rows-again.ts';

const TRICKY = [
  'address,password,tags\r\n',
  '"one@example.com","a,b ""c""\nd",x;y\r\n',
  '\r\n',
  'two@example.com,,\r\n',
  'three@example.com,p;q,\r\n',
].join('');

describe('the preview of a file', () => {
  test('sees the rows and lines that the program will see', () => {
    const preview = readPreview(TRICKY);
    const document = readMailboxDocument(TRICKY);
    if (preview.kind !== 'rows' || !document.ok) throw new Error('Both must read it');
    expect(preview.rows.map(({ line, address, hasPassword }) => [line, address, hasPassword])).toEqual(
      document.rows.map(({ line, fields, password }) => [line, fields.address, password !== null]),
    );
  });

  test('has no password in it', () => {
    expect(JSON.stringify(readPreview(TRICKY))).not.toContain('a,b');
  });
});

describe('rows to be tried again', () => {
  test('are those of the wanted lines, whole, and their lines are known', () => {
    const again = rowsAgain(TRICKY, new Set([2, 6]));
    if (again === null) throw new Error('A CSV file has lines');
    const document = readMailboxDocument(again.text);
    if (!document.ok) throw new Error(document.problem);
    expect(document.rows.map(({ fields, password }) => [fields.address, password])).toEqual([
      ['one@example.com', 'a,b "c"\nd'],
      ['three@example.com', 'p;q'],
    ]);
    expect(document.rows.map(({ line }) => again.lines.get(line))).toEqual([2, 6]);
  });

  test('cannot be told in an export', () => {
    expect(rowsAgain('{"mailboxes":[]}', new Set([1]))).toBeNull();
  });
});

describe('the text of a file', () => {
  const textOf = async (...bytes: readonly number[]) => {
    const read = await readFileText(new Blob([new Uint8Array(bytes)]));
    return read.ok ? read.text : read.sentence;
  };

  test('is read as spreadsheets write it', async () => {
    expect(await textOf(0xc3, 0xa9)).toBe('é');
    expect(await textOf(0xff, 0xfe, 0xe9, 0x00)).toBe('é');
    expect(await textOf(0xfe, 0xff, 0x00, 0xe9)).toBe('é');
    expect(await textOf(0x41, 0xe9)).toBe('Aé');
  });

  test('is not read where there is too much of it', async () => {
    const read = await readFileText(new Blob([new Uint8Array(5_000_001)]));
    expect(read.ok).toBe(false);
  });
});

describe('a file of an export', () => {
  test('may say that a mailbox signs in, and that is no unknown column', () => {
    const preview = readPreview('address,signin\nyou@outlook.com,provider\nme@example.com,\n');
    if (preview.kind !== 'rows') throw new Error(preview.sentence);
    expect(preview.unknownColumns).toEqual([]);
    expect(preview.rows.map(({ signsIn }) => signsIn)).toEqual([true, false]);
    const whole = readPreview(
      JSON.stringify({ mailboxes: [{ address: 'you@outlook.com', signIn: 'provider' }] }),
    );
    expect(whole).toMatchObject({ rows: [{ signsIn: true, hasPassword: false }] });
  });
});
