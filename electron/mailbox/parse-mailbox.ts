import { closestName } from './closest-name.ts';
import { isUnprintable, parseAddress } from './mail-address.ts';
import { type Protocol, parseServerUrl, type ServerAddress } from './server-address.ts';

/** What someone wants watched, before a provider was found and before any secret was tried. */
export interface MailboxRequest {
  readonly address: string;
  /** `null`: to be found from the address. */
  readonly providerId: string | null;
  /** `null`: as the provider expects, usually the address. */
  readonly username: string | null;
  /** `null`: not to be watched; `discover`: to be found. */
  readonly imap: ServerAddress | null | 'discover';
  /** `null`: not to be watched; `discover`: to be found. */
  readonly smtp: ServerAddress | null | 'discover';
  /** Absolute path; whether it can be read is for the caller to see. */
  readonly caFile: string | null;
  readonly tags: readonly string[];
}

/**
 * What is wrong with one field. Of what was entered, the sentence repeats nothing but server URLs without a user name:
 * any other text may be a password in the wrong place.
 */
export interface FieldProblem {
  /** A column of the CSV file, a field of the form, or `input` for the whole. */
  readonly field: string;
  readonly sentence: string;
}

export type ParsedMailbox =
  | { readonly ok: true; readonly request: MailboxRequest }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

interface Surroundings {
  /** Ids of the provider presets. */
  readonly providerIds: readonly string[];
  /** Makes a path absolute, from the folder that the user wrote it for. */
  readonly resolvePath: (path: string) => string;
}

/** The columns of the CSV file; `password` and `signin` may be there and are never looked at. */
const COLUMNS = ['address', 'password', 'provider', 'username', 'imap', 'smtp', 'ca', 'tags', 'signin'];

/** Longer ones are not repeated in a sentence, in characters. */
const LONGEST_COLUMN_NAME = 40;

const SWITCHED_OFF = ['off', 'none', 'no', 'false'];

/**
 * The one way from unknown input (command line, CSV row, form) to a mailbox. All problems are reported at once. Only
 * `address` is required; fields that are missing, `null` or blank mean “find it out”. `imap` and `smtp` are server
 * URLs, or `false` or `off` to leave the protocol out; `tags` is a list or a text split by “;”.
 */
export function parseMailbox(input: unknown, surroundings: Surroundings): ParsedMailbox {
  if (!isRecord(input)) {
    return { ok: false, problems: [{ field: 'input', sentence: 'A mailbox is a set of named fields.' }] };
  }
  const problems: FieldProblem[] = [];
  const report = (field: string, sentence: string) => {
    problems.push({ field, sentence });
  };
  reportUnknownColumns(input, report);
  const request: MailboxRequest = {
    address: readAddress(input.address, report),
    providerId: readProvider(input.provider, surroundings.providerIds, report),
    username: readText('username', 'user name', input.username, report),
    imap: readServer('imap', input.imap, report),
    smtp: readServer('smtp', input.smtp, report),
    caFile: readCaFile(input.ca, surroundings.resolvePath, report),
    tags: readTags(input.tags, report),
  };
  if (request.imap === null && request.smtp === null) {
    report(
      'imap',
      'IMAP and SMTP are both switched off, so there is nothing to watch. Leave at least one on.',
    );
  }
  return problems.length === 0 ? { ok: true, request } : { ok: false, problems };
}

type Report = (field: string, sentence: string) => void;

function isRecord(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

function reportUnknownColumns(input: Readonly<Record<string, unknown>>, report: Report): void {
  const unknown = Object.entries(input).filter(
    // A comma at the end of each line, as spreadsheets write it, makes a column without a name.
    ([name, value]) => !COLUMNS.includes(name) && !(name === '' && value === ''),
  );
  if (unknown.length > 0 && !('address' in input)) {
    // The first line of such a file is likely a mailbox with its password: it must not be repeated.
    report(
      'input',
      `The columns have no names that we know. The first line must name them: ${COLUMNS.join(',')}.`,
    );
    return;
  }
  for (const [name] of unknown) {
    const field = isUnprintable(name) || name.length > LONGEST_COLUMN_NAME ? '…' : name;
    const meant = closestName(name, COLUMNS);
    const hint = meant === null ? `The columns are ${COLUMNS.join(', ')}.` : `Did you mean “${meant}”?`;
    report(field, `“${field}” is not a column we know. ${hint}`);
  }
}

function readAddress(value: unknown, report: Report): string {
  if (value !== undefined && value !== null && typeof value !== 'string') {
    report('address', 'The address must be text.');
    return '';
  }
  const parsed = parseAddress(value ?? '');
  if (parsed.ok) return parsed.address;
  report('address', parsed.problem);
  return '';
}

/** Longest text a field may hold, in characters; nothing real comes near it. */
const LONGEST_TEXT = 1_000;

function readText(field: string, called: string, value: unknown, report: Report): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') {
    report(field, `The ${called} must be text.`);
    return null;
  }
  const text = value.trim();
  if (isUnprintable(text)) {
    report(field, `The ${called} contains an invisible character or a line break. Type it again by hand.`);
    return null;
  }
  if (text.length > LONGEST_TEXT) {
    report(field, `The ${called} is longer than ${LONGEST_TEXT} characters.`);
    return null;
  }
  return text === '' ? null : text;
}

function readProvider(value: unknown, providerIds: readonly string[], report: Report): string | null {
  const text = readText('provider', 'provider', value, report);
  if (text === null) return null;
  const known = providerIds.find((id) => id === text.toLowerCase());
  if (known !== undefined) return known;
  const meant = closestName(text, providerIds);
  const hint =
    meant === null
      ? '“mailvitals providers” lists them; leave it empty to have it found.'
      : `Did you mean “${meant}”?`;
  report('provider', `This is not the id of a provider we know. ${hint}`);
  return null;
}

function readServer(protocol: Protocol, value: unknown, report: Report): ServerAddress | null | 'discover' {
  if (value === false) return null;
  const name = `${protocol.toUpperCase()} server`;
  const text = readText(protocol, name, value, report);
  if (text === null) return 'discover';
  if (SWITCHED_OFF.includes(text.toLowerCase())) return null;
  // These two could hold a password, and the sentences of parseServerUrl quote what they were given.
  if (!text.includes('://')) {
    report(protocol, `The ${name} must be a URL such as ${protocol}s://${protocol}.example.com, or “off”.`);
    return 'discover';
  }
  if (text.includes('@')) {
    report(protocol, `The ${name} must not hold a user name or password: leave out the part before “@”.`);
    return 'discover';
  }
  const parsed = parseServerUrl(protocol, text);
  if (parsed.ok) return parsed.server;
  report(protocol, parsed.problem);
  return 'discover';
}

function readCaFile(value: unknown, resolvePath: (path: string) => string, report: Report): string | null {
  const text = readText('ca', 'path of the CA file', value, report);
  return text === null ? null : resolvePath(text);
}

function readTags(value: unknown, report: Report): readonly string[] {
  const given: unknown = typeof value === 'string' ? value.split(';') : (value ?? []);
  if (!Array.isArray(given)) {
    report('tags', 'Tags are words split by “;”.');
    return [];
  }
  const tags = new Map<string, string>();
  for (const item of given) {
    const tag = readText('tags', 'tag', item, report);
    if (tag === null) continue;
    if (tag.includes(';')) report('tags', 'A tag cannot contain “;”, which splits tags.');
    if (!tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()];
}
