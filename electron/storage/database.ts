import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { asStorageProblem, isCorruption, StorageProblem } from './storage-problem.ts';

/** What a column holds or a named parameter (`:name`) is given. */
export type Value = string | number | bigint | null | Uint8Array;

/**
 * Values for the `:name` placeholders of a statement. Values never become part of the SQL text. Node binds every number
 * as REAL: an INTEGER column takes it back to a whole number, but a division in SQL would keep the fraction.
 */
export type Parameters = Readonly<Record<string, Value>>;

export type Row = Readonly<Record<string, Value>>;

/**
 * The app's memory. Every method throws {@link import('./storage-problem.ts').StorageProblem} where the file or the
 * disk fails. When `run` or `transaction` has returned, the write survives a kill of the process and, unless it was said to
 * be dispensable, a power cut.
 */
export interface Database {
  /** Executes one statement and says how many rows it changed. */
  run(sql: string, parameters?: Parameters): number;
  get(sql: string, parameters?: Parameters): Row | undefined;
  all(sql: string, parameters?: Parameters): readonly Row[];
  /**
   * All of `work` or nothing. The write lock is taken at the start, so that what was read stays true until the commit,
   * across processes too. Inside another transaction, `work` becomes part of that one. `work` must not be async.
   */
  transaction<T>(work: () => T, durability?: Durability): T;
  close(): void;
}

/** What a write is worth. */
export interface Durability {
  /** `false` spares the wait for the disk: a power cut may take it, and nothing else with it. `true` where absent. */
  readonly survivesPowerCut: boolean;
}

/** A database together with what only `storage/` may do to it. */
export interface Connection {
  readonly database: Database;
  /** Executes several statements that take no parameters. */
  runScript(sql: string): void;
}

/** How long one process waits for another's write to end. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * FULL syncs the log at each commit; NORMAL survives a kill but not a power cut, which takes the last commits and leaves the
 * rest whole (https://sqlite.org/pragma.html#pragma_synchronous). Measured on one virtual disk: 0.2 ms a commit against 0.01.
 * Checkpoints come every 16 MB of log instead of 4: the same few pages change with every check, and are then written once.
 * cell_size_check notices a damaged page when it is read instead of acting on it (https://sqlite.org/pragma.html).
 */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA cell_size_check = ON;
  PRAGMA journal_size_limit = 16777216;
  PRAGMA wal_autocheckpoint = 4000;
`;

/**
 * Opens the SQLite file, which must exist (an empty one is a new database). `onCorruption` is called whenever a
 * statement, now or later, finds the file damaged.
 */
export function connect(file: string, onCorruption: () => void): Connection {
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const problem = asStorageProblem(error, file);
      if (isCorruption(problem)) onCorruption();
      throw problem;
    }
  };
  const sqlite = guard(() => new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, defensive: true }));
  try {
    guard(() => sqlite.exec(SETTINGS));
  } catch (problem) {
    sqlite.close();
    throw problem;
  }
  return { database: databaseOver(sqlite, guard), runScript: (sql) => guard(() => sqlite.exec(sql)) };
}

function databaseOver(sqlite: DatabaseSync, guard: <T>(work: () => T) => T): Database {
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const statement = statements.get(sql) ?? sqlite.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    run: (sql, parameters = {}) => guard(() => Number(prepare(sql).run(parameters).changes)),
    get: (sql, parameters = {}) => guard(() => prepare(sql).get(parameters)),
    all: (sql, parameters = {}) => guard(() => prepare(sql).all(parameters)),
    transaction(work, { survivesPowerCut } = { survivesPowerCut: true }) {
      if (sqlite.isTransaction) return work();
      if (!survivesPowerCut) sqlite.exec('PRAGMA synchronous = NORMAL');
      try {
        guard(() => sqlite.exec('BEGIN IMMEDIATE'));
        const result = work();
        guard(() => sqlite.exec('COMMIT'));
        return result;
      } catch (error) {
        // A full disk makes SQLite roll back by itself (https://sqlite.org/lang_transaction.html).
        if (sqlite.isTransaction) sqlite.exec('ROLLBACK');
        throw error;
      } finally {
        if (!survivesPowerCut) sqlite.exec('PRAGMA synchronous = FULL');
      }
    },
    close: () => guard(() => sqlite.close()),
  };
}

/** How long one process waits for another that is creating, mending or migrating the file. */
const EXCLUSIVE_TIMEOUT_MS = 30_000;

/**
 * Lets one process at a time do `work`. SQLite's own lock on an empty file serves as the mutex, because the operating
 * system releases it when the holder is killed; a lock file made with `O_EXCL` would stay for ever.
 */
export function exclusively<T>(lockFile: string, work: () => T): T {
  const lock = new DatabaseSync(lockFile, { timeout: EXCLUSIVE_TIMEOUT_MS });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return work();
  } catch (error) {
    throw asStorageProblem(error, lockFile);
  } finally {
    lock.close();
  }
}

/** Holds a lock file until released or the process ends, however it ends; `null` where another process holds it. */
export function tryToHold(lockFile: string): (() => void) | null {
  const lock = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return () => lock.close();
  } catch (error) {
    lock.close();
    const problem = asStorageProblem(error, lockFile);
    if (problem instanceof StorageProblem && problem.kind === 'busy') return null;
    throw problem;
  }
}
