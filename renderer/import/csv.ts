import Papa from 'papaparse';

interface CsvRow {
  /** Line of the file that it begins on, the header being line 1. */
  readonly line: number;
  /** By column. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface CsvRows {
  /** In the order of the file, in small letters. */
  readonly columns: readonly string[];
  /** Those with anything in them. */
  readonly data: readonly CsvRow[];
}

/** Reads a table as spreadsheets write it. */
export function readCsvRows(text: string): CsvRows {
  const [header = ''] = text.split(/[\r\n]/, 1);
  // Only the header can tell: in the rows, passwords and tags may hold any of them.
  const delimiter = [',', ';', '\t'].find((each) => header.includes(each)) ?? ',';
  const [names = [], ...lines] = Papa.parse<readonly string[]>(text, { delimiter }).data;
  const columns = names.map((name) => name.trim().toLowerCase());
  let next = 2;
  const data = lines.flatMap((row) => {
    const line = next;
    // A cell in quotation marks may run over several lines.
    next += 1 + (row.join('').match(/\r\n|\r|\n/g)?.length ?? 0);
    const cells = Object.fromEntries(columns.map((column, index) => [column, row[index] ?? '']));
    return row.some((cell) => cell.trim() !== '') ? [{ line, cells }] : [];
  });
  return { columns, data };
}

/** Writes what `readCsvRows` reads back. */
export function writeCsvRows({ columns, data }: CsvRows): string {
  return Papa.unparse(
    { fields: [...columns], data: data.map(({ cells }) => columns.map((column) => cells[column] ?? '')) },
    { newline: '\n' },
  );
}
