import { readCsvRows, writeCsvRows } from './csv.ts';

/** A file of some of the rows of another. */
export interface RowsAgain {
  readonly text: string;
  /** The line in the first file, by the line in this one. */
  readonly lines: ReadonlyMap<number, number>;
}

/** The rows that begin on those lines, as a file of their own; `null` for an export, which has no lines. */
export function rowsAgain(text: string, wanted: ReadonlySet<number>): RowsAgain | null {
  const document = text.replace(/^\uFEFF/, '');
  if (document.trimStart().startsWith('{')) return null;
  const { columns, data } = readCsvRows(document);
  const rows = data.filter(({ line }) => wanted.has(line));
  const again = writeCsvRows({ columns, data: rows });
  const lines = readCsvRows(again).data.map(({ line }, index) => [line, rows[index]?.line ?? line] as const);
  return { text: again, lines: new Map(lines) };
}
