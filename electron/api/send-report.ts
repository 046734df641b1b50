import type { Memory } from '../history/memory.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { NOTHING_SENT, type SendFigures } from '../sending/send-figures.ts';
import type { SendLimits } from '../sending/send-limits.ts';
import { NO_LIMITS } from '../sending/send-limits.ts';
import { type LimitFacts, planOf, sendLoadOf } from '../sending/send-load.ts';
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

type SendingMailbox = Pick<Mailbox, 'id' | 'providerId' | 'createdAt'>;

/** What a mailbox sent against its limits; `null` where its Sent folder was never read. */
export function sendReportOf(
  mailbox: SendingMailbox,
  { cursors, figures, limits }: SendKnowledge,
  now: Date,
): SendReport | null {
  const cursor = cursors.get(mailbox.id);
  if (cursor === undefined) return null;
  const sent = figures.get(mailbox.id) ?? NOTHING_SENT;
  const load = sendLoadOf({ ...limitFactsOf(mailbox, { limits }, cursor, now), figures: sent });
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

/** What the plan had for a local day; `null` for all where the Sent folder was never read, so that its age is not known. */
export function planReportOf(
  mailbox: SendingMailbox,
  { cursors, limits }: Pick<SendKnowledge, 'cursors' | 'limits'>,
  now: Date,
): (day: string) => number | null {
  const cursor = cursors.get(mailbox.id);
  return cursor === undefined ? () => null : planOf(limitFactsOf(mailbox, { limits }, cursor, now));
}

function limitFactsOf(
  mailbox: SendingMailbox,
  { limits }: Pick<SendKnowledge, 'limits'>,
  cursor: SentCursor,
  now: Date,
): LimitFacts {
  const { createdAt } = mailbox;
  return {
    provider: providerOf(mailbox),
    createdAt,
    limits: limits.get(mailbox.id) ?? NO_LIMITS,
    cursor,
    now,
  };
}
