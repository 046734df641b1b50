import { ImapSessionError } from '../probe/imap-session-error.ts';
import type { ImapSession } from '../probe/mail-session.ts';
import type { ProbeFailure } from '../probe/probe-result.ts';
import type { Provider } from '../provider/provider.ts';
import { openSentFolder, type SentStart } from './open-sent-folder.ts';
import { readSentWindow } from './read-sent-window.ts';
import type { Send } from './send.ts';
import type { SendLedger } from './send-ledger.ts';
import type { SentCursor } from './sent-cursor.ts';
import { FIRST_WINDOW, isPastHorizon, nextWindow } from './uid-window.ts';

/** Whose Sent folder is read, and how much of it now. */
export interface ReadSentOptions {
  readonly ledger: Pick<SendLedger, 'cursor' | 'record'>;
  readonly mailboxId: string;
  readonly provider: Pick<Provider, 'sentFolder'>;
  readonly now: Date;
  /** Leaves the folder examined even where nothing is new, for `ImapSession.waitForChange`; one STATUS is all else. */
  readonly keepsOpen?: boolean;
  /** Ends the reading after the window under way. */
  readonly signal?: AbortSignal;
  /** No window is begun after so many milliseconds. */
  readonly budgetMs?: number;
  /** How much of the first 30 days has been read, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** What became of it. What was read is recorded already; `isComplete` is `false` where more is left for next time. */
export type SentReading =
  | {
      readonly kind: 'read';
      readonly newMessages: number;
      readonly isComplete: boolean;
      /** Nothing was recorded: it is left to the caller to say `SendLedger.lookedAt`, with what else it has to write. */
      readonly isUnchanged: boolean;
    }
  | { readonly kind: 'no-folder' }
  | { readonly kind: 'failed'; readonly failure: ProbeFailure };

const BACKFILL_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Reads what has come to the Sent folder since it was last read, and of a folder that is new, the last 30 days from the
 * newest message downward. Each window is recorded together with the cursor, so that whoever is cut off in between loses
 * nothing and repeats nothing. Where nothing changed, one STATUS is all. Throws `StorageProblem` alone.
 */
export async function readSent(session: ImapSession, options: ReadSentOptions): Promise<SentReading> {
  try {
    const reading = await openSentFolder(session, options);
    return reading === null ? { kind: 'no-folder' } : await readOn(session, reading, options);
  } catch (error) {
    if (error instanceof ImapSessionError) {
      return { kind: 'failed', failure: error.failure };
    }
    throw error;
  }
}

async function readOn(
  session: ImapSession,
  { cursor: start, uidNext, isKnown }: SentStart,
  { ledger, mailboxId, now, signal, budgetMs = Number.POSITIVE_INFINITY, onProgress }: ReadSentOptions,
): Promise<SentReading> {
  const endsAt = performance.now() + budgetMs;
  const since = new Date(now.getTime() - BACKFILL_DAYS * DAY_MS);
  const mayGoOn = () => signal?.aborted !== true && performance.now() < endsAt;
  let cursor: SentCursor = { ...start, readAt: now.toISOString() };
  let newMessages = 0;
  let isRecorded = false;
  const record = (sends: readonly Send[], changes: Partial<SentCursor>) => {
    cursor = { ...cursor, ...changes };
    newMessages += ledger.record(mailboxId, sends, cursor);
    isRecorded = true;
  };

  async function readNew(before: number): Promise<boolean> {
    for (let size = FIRST_WINDOW; cursor.uidNext < before; ) {
      if (!mayGoOn()) {
        return false;
      }
      const to = Math.min(cursor.uidNext + size, before) - 1;
      const window = await readSentWindow(session, { from: cursor.uidNext, to, since });
      if (window.isWhole) {
        record(window.sends, { uidNext: to + 1 });
      }
      size = nextWindow(size, window.dates.length);
    }
    return true;
  }

  async function backfill(): Promise<boolean> {
    for (let size = FIRST_WINDOW; cursor.backfillBelow !== null; ) {
      if (!mayGoOn()) {
        return false;
      }
      const from = Math.max(1, cursor.backfillBelow - size);
      const window = await readSentWindow(session, { from, to: cursor.backfillBelow - 1, since });
      if (window.isWhole) {
        const isDone = from === 1 || isPastHorizon(window.dates, since);
        record(window.sends, {
          backfillBelow: isDone ? null : from,
          backfilledTo: earliest(cursor.backfilledTo, window, since),
        });
        onProgress?.(isDone ? 1 : shareOf(cursor.backfilledTo, { now, since }));
      }
      size = nextWindow(size, window.dates.length);
    }
    return true;
  }

  let isComplete = await readNew(uidNext);
  if (isComplete && cursor.backfillBelow !== null) {
    isComplete = (await backfill()) && (await readWhatCameMeanwhile());
  }
  if (!isRecorded && !isKnown) {
    record([], {});
  }
  return { kind: 'read', newMessages, isComplete, isUnchanged: !isRecorded };

  async function readWhatCameMeanwhile(): Promise<boolean> {
    const state = await session.examine(cursor.path);
    return state.uidValidity !== cursor.uidValidity || readNew(state.uidNext);
  }
}

function earliest(
  before: string | null,
  { dates }: { readonly dates: readonly string[] },
  since: Date,
): string | null {
  const within = dates.filter((at) => Date.parse(at) >= since.getTime());
  const reached = within.length < dates.length ? [since.toISOString()] : [];
  const [first] = [...within, ...reached, ...(before === null ? [] : [before])].sort();
  return first ?? null;
}

function shareOf(
  reached: string | null,
  { now, since }: { readonly now: Date; readonly since: Date },
): number {
  const whole = now.getTime() - since.getTime();
  const share = reached === null ? 0 : (now.getTime() - Date.parse(reached)) / whole;
  return Math.min(1, Math.max(0, share));
}
