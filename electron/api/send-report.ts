import type { Memory } from '../history/memory.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { NOTHING_SENT, type SendFigures } from '../sending/send-figures.ts';
import type { SendLimits } from '../sending/send-limits.ts';
import { NO_LIMITS } from '../sending/send-limits.ts';
import { sendLoadOf } from '../sending/send-load.ts';
import { sendStanding } from '../sending/send-standing.ts';
import type { SentCursor } from '../sending/sent-cursor.ts';
import type { SendReport } from './contract.ts';
import { providerOf } from './provider-of.ts';

/** What the ledger knows, of one mailbox or of all. */
export interface SendKnowledge {
  readonly cursors: ReadonlyMap<string, SentCursor>;
  readonly figures: ReadonlyMap<string, SendFigures>;
  readonly limits: ReadonlyMap<string, SendLimits>;
}

/** Reads what every mailbox sent. */
export function readAllSends({ sends }: Memory, now: Date): SendKnowledge {
  return { cursors: sends.allCursors(), figures: sends.allFigures(now), limits: sends.allLimits() };
}

/** Reads what one mailbox sent. */
export function readSendsOf({ id }: Pick<Mailbox, 'id'>, { sends }: Memory, now: Date): SendKnowledge {
  const cursor = sends.cursor(id);
  return {
    cursors: new Map(cursor === null ? [] : [[id, cursor]]),
    figures: new Map([[id, sends.figures(id, now)]]),
    limits: new Map([[id, sends.limits(id)]]),
  };
}

/** What a mailbox sent against its limits; `null` where its Sent folder was never read. */
export function sendReportOf(
  mailbox: Pick<Mailbox, 'id' | 'providerId' | 'createdAt'>,
  { cursors, figures, limits }: SendKnowledge,
  now: Date,
): SendReport | null {
  const cursor = cursors.get(mailbox.id);
  if (cursor === undefined) return null;
  const sent = figures.get(mailbox.id) ?? NOTHING_SENT;
  const load = sendLoadOf({
    provider: providerOf(mailbox),
    createdAt: mailbox.createdAt,
    figures: sent,
    limits: limits.get(mailbox.id) ?? NO_LIMITS,
    cursor,
    now,
  });
  const { messages24h, recipients24h, messagesToday, peakPerMinute } = sent;
  return {
    messages24h,
    recipients24h,
    messagesToday,
    peakPerMinute,
    ...sendStanding(load),
    source: 'sent-folder',
    readAt: cursor.readAt,
    isComplete: cursor.backfillBelow === null,
    readBackTo: cursor.backfilledTo,
  };
}
