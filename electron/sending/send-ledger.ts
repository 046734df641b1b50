import { hash } from 'node:crypto';
import * as v from 'valibot';
import type { Database } from '../storage/database.ts';
import { readRow } from '../storage/read-row.ts';
import { countAllSends, countSends } from './count-sends.ts';
import type { Send } from './send.ts';
import type { SendDay } from './send-day.ts';
import { readSendDays } from './send-days.ts';
import type { SendFigures } from './send-figures.ts';
import { readAllLimits, readLimits, writeLimits } from './send-limit-rows.ts';
import type { SendLimits } from './send-limits.ts';
import type { SentCursor } from './sent-cursor.ts';
import { readCursor, readCursors, writeCursor } from './sent-cursor-rows.ts';

/** What every mailbox sent, message by message for a while and by the day for ever. Throws `StorageProblem`. */
export interface SendLedger {
  cursor(mailboxId: string): SentCursor | null;
  /**
   * Stores new sends and the cursor in one transaction, and returns how many of them had not been counted. What was sent
   * before the last sweep counts as counted. Nothing is stored where the mailbox was removed meanwhile.
   */
  record(mailboxId: string, sends: readonly Send[], cursor: SentCursor): number;
  /** Notes that the folder was looked at (ISO 8601, UTC) and nothing had changed. */
  lookedAt(mailboxId: string, at: string): void;
  /** Counts one send that is known otherwise than from the folder; `false` where it was counted already. */
  add(mailboxId: string, send: Send): boolean;
  /** Zeros where nothing was sent. */
  figures(mailboxId: string, now: Date): SendFigures;
  /** By mailbox id; those that sent nothing are missing. */
  allFigures(now: Date): ReadonlyMap<string, SendFigures>;
  /** By mailbox id. */
  allCursors(): ReadonlyMap<string, SentCursor>;
  /** The last `days` local days with today as the last, each there even where nothing was sent. */
  days(mailboxId: string, days: number, now: Date): readonly SendDay[];
  limits(mailboxId: string): SendLimits;
  /** By mailbox id; those without limits of their own are missing. */
  allLimits(): ReadonlyMap<string, SendLimits>;
  setLimits(mailboxId: string, limits: SendLimits): void;
}

/** The {@link SendLedger} over the tables `sends`, `send_days`, `sent_cursors` and `send_limits`. */
export function createSendLedger(database: Database): SendLedger {
  const insert = ({ key, sweptBefore }: Account, send: Send, at: number): number =>
    at < sweptBefore
      ? 0
      : database.run(INSERT, { key, at, identity: shortHash(send.identity), recipients: send.recipients });
  return {
    cursor: (mailboxId) => readCursor(database, mailboxId),
    record: (mailboxId, sends, cursor) =>
      database.transaction(() => {
        const account = accountOf(database, mailboxId);
        if (account === null) return 0;
        writeCursor(database, account.key, cursor);
        const readAt = Date.parse(cursor.readAt);
        return sends.reduce((sum, send) => sum + insert(account, send, plausible(send, readAt)), 0);
      }),
    lookedAt(mailboxId, at) {
      database.run(LOOKED_AT, { mailboxId, at: Date.parse(at) });
    },
    add: (mailboxId, send) =>
      database.transaction(() => {
        const account = accountOf(database, mailboxId);
        return account !== null && insert(account, send, Date.parse(send.at)) === 1;
      }),
    figures: (mailboxId, now) => countSends(database, mailboxId, now),
    allFigures: (now) => countAllSends(database, now),
    allCursors: () => readCursors(database),
    days: (mailboxId, days, now) => readSendDays(database, mailboxId, days, now),
    limits: (mailboxId) => readLimits(database, mailboxId),
    allLimits: () => readAllLimits(database),
    setLimits: (mailboxId, limits) => writeLimits(database, mailboxId, limits),
  };
}

/** Where the sends of a mailbox are kept. */
interface Account {
  readonly key: number;
  /** Milliseconds since 1970: what is older has become daily figures, and would be counted twice. */
  readonly sweptBefore: number;
}

const AccountRow = v.object({ key: v.number(), swept_before: v.number() });

function accountOf(database: Database, mailboxId: string): Account | null {
  const row = database.get(ACCOUNT, { mailboxId });
  if (row === undefined) return null;
  const read = readRow(AccountRow, row, 'The account of what a mailbox sent');
  return { key: read.key, sweptBefore: read.swept_before };
}

const CLOCKS_DIFFER_MS = 86_400_000;

/**
 * A message that stands in the folder has been sent. Where its date is later than any difference of clocks and zones
 * explains, the moment of reading serves; it would else be counted when that day comes, and never be swept.
 */
function plausible(send: Send, readAt: number): number {
  const at = Date.parse(send.at);
  return at > readAt + CLOCKS_DIFFER_MS ? readAt : at;
}

/** 96 bits: of a million messages, two have the same with a chance of 1 in 10^17. */
function shortHash(identity: string): Uint8Array {
  return hash('sha256', identity, 'buffer').subarray(0, 12);
}

const ACCOUNT = `
  SELECT mailboxes.key AS key, ifnull(swept_before, 0) AS swept_before
  FROM mailboxes LEFT JOIN sent_cursors ON sent_cursors.mailbox = mailboxes.key
  WHERE mailboxes.id = :mailboxId`;

/** Of a message seen again the first time stands, whatever a later one says. */
const INSERT = `
  INSERT INTO sends (mailbox, at, identity, recipients) VALUES (:key, :at, :identity, :recipients)
  ON CONFLICT DO NOTHING`;

const LOOKED_AT = `
  UPDATE sent_cursors SET read_at = :at WHERE mailbox = (SELECT key FROM mailboxes WHERE id = :mailboxId)`;
