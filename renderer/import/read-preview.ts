import { readCsvRows } from './csv.ts';

/** One mailbox of a file, without its password. */
export interface PreviewRow {
  /** Line of the file, the header being line 1; in an export, the number of the mailbox. */
  readonly line: number;
  readonly address: string;
  readonly provider: string;
  readonly tags: string;
  readonly hasPassword: boolean;
  /** Whether it is signed in to at its provider’s own page, and waits for that. */
  readonly signsIn: boolean;
}

/** What a file seems to hold; the program has the last word. */
export type Preview =
  | {
      readonly kind: 'rows';
      readonly rows: readonly PreviewRow[];
      readonly columns: readonly string[];
      /** Those that mean nothing to the program. */
      readonly unknownColumns: readonly string[];
    }
  | { readonly kind: 'problem'; readonly sentence: string };

/** Those to fill in. */
export const COLUMNS = ['address', 'password', 'provider', 'username', 'imap', 'smtp', 'ca', 'tags'] as const;

/** What an export says besides: how a mailbox signs in that has no password. */
const KNOWN_COLUMNS: readonly string[] = [...COLUMNS, 'signin'];

/** Reads a CSV file or an export enough to say what is in it. */
export function readPreview(text: string): Preview {
  const document = text.replace(/^\uFEFF/, '');
  if (document.trim() === '') return { kind: 'problem', sentence: 'The file is empty.' };
  return document.trimStart().startsWith('{') ? readExport(document) : readCsv(document);
}

function readCsv(text: string): Preview {
  const { data, columns } = readCsvRows(text);
  if (!columns.includes('address')) {
    return {
      kind: 'problem',
      sentence: `The first line must name the columns, and one of them must be “address”. The columns are ${COLUMNS.join(', ')}.`,
    };
  }
  const rows = data.map(({ line, cells }) => ({
    line,
    address: (cells.address ?? '').trim(),
    provider: (cells.provider ?? '').trim(),
    tags: (cells.tags ?? '').trim(),
    hasPassword: (cells.password ?? '').trim() !== '',
    signsIn: isProvider(cells.signin ?? ''),
  }));
  if (rows.length === 0) return { kind: 'problem', sentence: 'The file names its columns, but no mailbox.' };
  const named = columns.filter((column) => column !== '');
  const unknownColumns = named.filter((column) => !KNOWN_COLUMNS.includes(column));
  return { kind: 'rows', rows, columns: named, unknownColumns };
}

function readExport(text: string): Preview {
  const mailboxes = mailboxesOf(text);
  if (mailboxes === null) {
    return {
      kind: 'problem',
      sentence: 'The file begins like an export of Mailvitals, but it is not a whole one.',
    };
  }
  const rows = mailboxes.map((mailbox, index) => ({
    line: index + 1,
    address: textOf(mailbox, 'address'),
    provider: textOf(mailbox, 'provider'),
    tags: '',
    hasPassword: false,
    signsIn: isProvider(textOf(mailbox, 'signIn')),
  }));
  return { kind: 'rows', rows, columns: [], unknownColumns: [] };
}

function mailboxesOf(text: string): readonly unknown[] | null {
  try {
    const { mailboxes } = JSON.parse(text) as { readonly mailboxes?: unknown };
    return Array.isArray(mailboxes) && mailboxes.length > 0 ? mailboxes : null;
  } catch {
    return null;
  }
}

function isProvider(text: string): boolean {
  return text.trim().toLowerCase() === 'provider';
}

function textOf(mailbox: unknown, field: string): string {
  if (typeof mailbox !== 'object' || mailbox === null || !(field in mailbox)) return '';
  return String((mailbox as Readonly<Record<string, unknown>>)[field]);
}
