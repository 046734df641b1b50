/** What is wrong with the place the app keeps its memory in. */
export type StorageProblemKind =
  | 'damaged'
  | 'disk-full'
  | 'disk-failed'
  | 'not-writable'
  | 'not-a-folder'
  | 'newer-version'
  | 'busy'
  | 'unreadable-row';

/** Thrown, not returned: without its memory the app cannot go on. The message is a sentence to show as it is. */
export class StorageProblem extends Error {
  readonly kind: StorageProblemKind;

  constructor(kind: StorageProblemKind, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StorageProblem';
    this.kind = kind;
  }

  /** What to tell the user. */
  get sentence(): string {
    return this.message;
  }
}

/** Whether the database file itself is damaged, so that starting again sets it aside. */
export function isCorruption(error: unknown): boolean {
  return error instanceof StorageProblem && error.kind === 'damaged';
}

/** Primary result codes, https://sqlite.org/rescode.html; all others are bugs of ours and stay as they are. */
const KIND_OF_RESULT_CODE: Readonly<Record<number, StorageProblemKind>> = {
  3: 'not-writable', // SQLITE_PERM
  5: 'busy', // SQLITE_BUSY
  6: 'busy', // SQLITE_LOCKED
  8: 'not-writable', // SQLITE_READONLY
  10: 'disk-failed', // SQLITE_IOERR
  11: 'damaged', // SQLITE_CORRUPT
  13: 'disk-full', // SQLITE_FULL
  14: 'not-writable', // SQLITE_CANTOPEN
  26: 'damaged', // SQLITE_NOTADB
};

const KIND_OF_SYSTEM_CODE: Readonly<Record<string, StorageProblemKind>> = {
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'not-writable',
  EISDIR: 'not-writable',
  EBUSY: 'busy',
  EEXIST: 'not-a-folder',
  ENOTDIR: 'not-a-folder',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EIO: 'disk-failed',
};

/** What SQLite or the file system said about `path`, as a {@link StorageProblem}; anything else comes back unchanged. */
export function asStorageProblem(error: unknown, path: string): unknown {
  const kind = kindOf(error);
  return kind === null ? error : new StorageProblem(kind, sentenceFor(kind, path), { cause: error });
}

function kindOf(error: unknown): StorageProblemKind | null {
  if (!(error instanceof Error) || error instanceof StorageProblem) return null;
  // The low byte of an extended result code is the primary one.
  if ('errcode' in error && typeof error.errcode === 'number') {
    return KIND_OF_RESULT_CODE[error.errcode & 0xff] ?? null;
  }
  return 'code' in error && typeof error.code === 'string' ? (KIND_OF_SYSTEM_CODE[error.code] ?? null) : null;
}

/** The sentence for a problem with the file or folder at `path`. */
export function sentenceFor(kind: StorageProblemKind, path: string): string {
  switch (kind) {
    case 'damaged':
      return `The data file ${path} is damaged. Start Mailvitals again: it keeps the damaged file aside and begins a new one.`;
    case 'disk-full':
      return `There is no room left on the disk that holds ${path}. Nothing recorded earlier is lost; free some space and try again.`;
    case 'disk-failed':
      return `The disk that holds ${path} could not be read or written. Check the disk, its space and its connection, then try again.`;
    case 'not-writable':
      return `${path} cannot be opened for writing. Check who owns it and that it is not read-only, or choose another data folder.`;
    case 'not-a-folder':
      return `The data folder ${path} cannot be used because there is a file where a folder should be. Move that file away or choose another data folder.`;
    case 'newer-version':
      return `The data file ${path} was written by a newer version of Mailvitals. Update the app, or choose another data folder.`;
    case 'busy':
      return `Another program keeps ${path} locked. Wait until it has finished, or close it, and try again.`;
    case 'unreadable-row':
      return `A record in ${path} cannot be read.`;
  }
}
