import Papa from 'papaparse';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { formatServerUrl } from '../mailbox/server-address.ts';
import { readSignIn } from './sign-in-column.ts';

/** Columns of the CSV form, in order; all but the address may be empty. */
export const COLUMNS = [
  'address',
  'password',
  'provider',
  'username',
  'imap',
  'smtp',
  'ca',
  'tags',
  'signin',
] as const;

const FORMAT = 'mailvitals-mailboxes';
/** Raised when the JSON form changes; older forms stay readable. */
const VERSION = 1;

/** One mailbox of a document, not yet checked: `fields` is for `parseMailbox`. */
export interface DocumentRow {
  /** Line of the file, the header being 1; in a JSON document the number of the mailbox, the first being 1. */
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** `null` where the row has none. */
  readonly password: string | null;
  /** How the mailbox signs in, where the row says that it is by no password; else `null`. */
  readonly signIn: 'provider' | null;
  /** What is wrong with the row's form, in a sentence; `null` where nothing is. */
  readonly problem: string | null;
}

export type ReadDocument =
  | { readonly ok: true; readonly rows: readonly DocumentRow[] }
  | { readonly ok: false; readonly problem: string };

/** Reads a CSV file or an exported JSON document. No sentence repeats what the file says: it holds passwords. */
export function readMailboxDocument(text: string): ReadDocument {
  const document = text.replace(/^\uFEFF/, '');
  if (document.trim() === '') {
    return { ok: false, problem: 'The file is empty.' };
  }
  return document.trimStart().startsWith('{') ? readJson(document) : readCsv(document);
}

function readCsv(text: string): ReadDocument {
  const delimiter = delimiterOf(text);
  const transformHeader = (name: string) => name.trim().toLowerCase();
  const names = (Papa.parse<string[]>(text, { delimiter, preview: 1 }).data[0] ?? []).map(transformHeader);
  if (!names.includes('address')) {
    return {
      ok: false,
      problem: `The first line must name the columns, and one of them must be “address”: ${COLUMNS.join(',')}`,
    };
  }
  const named = names.filter((name) => name !== '');
  if (new Set(named).size < named.length) {
    // The library would rename the second one, and say so on the console.
    return { ok: false, problem: 'The first line names a column twice.' };
  }
  const { data, errors } = Papa.parse<Record<string, string | string[]>>(text, {
    header: true,
    delimiter,
    transformHeader,
  });
  const unclosed = errors.find(({ type }) => type === 'Quotes');
  if (unclosed !== undefined) {
    return {
      ok: false,
      problem: `Line ${(unclosed.row ?? 0) + 1} has a quotation mark that is not closed or not doubled.`,
    };
  }
  let nextLine = 2;
  const rows = data.map((row): DocumentRow => {
    const { password: cell, signin, __parsed_extra: surplus, ...fields } = row;
    const line = nextLine;
    nextLine += 1 + lineBreaksIn(row);
    const hasSurplus = Array.isArray(surplus) && surplus.some((cell) => cell.trim() !== '');
    const password = typeof cell === 'string' && cell.trim() !== '' ? cell : null;
    const signIn = readSignIn(signin, password !== null);
    return {
      line,
      fields,
      password,
      signIn: signIn.value,
      problem: hasSurplus
        ? 'The row has more cells than there are columns. A comma in a password needs quotation marks around it.'
        : signIn.problem,
    };
  });
  return {
    ok: true,
    rows: rows.filter(
      ({ fields, password, signIn, problem }) =>
        password !== null || signIn !== null || problem !== null || hasText(fields),
    ),
  };
}

/** Only the header can tell: in the rows, passwords and tags may hold any of them. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1);
  return [',', ';', '\t'].find((delimiter) => header.includes(delimiter)) ?? ',';
}

/** A cell in quotation marks may run over several lines. */
function lineBreaksIn(row: Readonly<Record<string, string | string[]>>): number {
  return (
    Object.values(row)
      .flat()
      .join('')
      .match(/\r\n|\r|\n/g)?.length ?? 0
  );
}

function hasText(fields: DocumentRow['fields']): boolean {
  return Object.values(fields).some((cell) => typeof cell === 'string' && cell.trim() !== '');
}

function readJson(text: string): ReadDocument {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'The file begins as JSON but is not whole. Export it again.' };
  }
  if (!isRecord(document) || document.format !== FORMAT || !Array.isArray(document.mailboxes)) {
    return { ok: false, problem: 'The file is JSON, but not an export of Mailvitals.' };
  }
  if (typeof document.version !== 'number' || document.version > VERSION) {
    return {
      ok: false,
      problem: 'The file was written by a newer Mailvitals. Update this one and try again.',
    };
  }
  const rows = document.mailboxes.map((mailbox: unknown, index): DocumentRow => {
    const { signIn: given, ...fields } = isRecord(mailbox) ? mailbox : {};
    const signIn = readSignIn(given, false);
    return {
      line: index + 1,
      fields,
      password: null,
      signIn: signIn.value,
      problem: signIn.problem,
    };
  });
  return { ok: true, rows };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All settings and tags of the mailboxes, and no secret; {@link readMailboxDocument} reads both forms back. */
export function writeMailboxDocument(
  mailboxes: readonly Mailbox[],
  format: 'json' | 'csv',
  now: Date,
): string {
  const rows = mailboxes.map((mailbox) => ({
    address: mailbox.address,
    provider: mailbox.providerId,
    username: mailbox.username,
    imap: mailbox.imap === null ? 'off' : formatServerUrl('imap', mailbox.imap),
    smtp: mailbox.smtp === null ? 'off' : formatServerUrl('smtp', mailbox.smtp),
    ...(mailbox.caFile !== null && { ca: mailbox.caFile }),
    tags: mailbox.tags,
    ...(mailbox.signInMethod === 'oauth2' && { signIn: 'provider' }),
  }));
  if (format === 'json') {
    const document = { format: FORMAT, version: VERSION, exportedAt: now.toISOString(), mailboxes: rows };
    return `${JSON.stringify(document, null, 2)}\n`;
  }
  const cells = rows.map(({ signIn = '', ...row }) => ({
    ...row,
    password: '',
    tags: row.tags.join(';'),
    signin: signIn,
  }));
  return `${Papa.unparse(cells, { columns: [...COLUMNS], newline: '\n' })}\n`;
}
