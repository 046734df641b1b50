import type { Provider } from '../provider/provider.ts';
import { localDayOf } from './local-day.ts';
import { sendCapOf } from './send-cap.ts';
import type { SendFigures } from './send-figures.ts';
import type { SendLimits } from './send-limits.ts';
import type { SendLoad } from './send-standing.ts';
import type { SentCursor } from './sent-cursor.ts';
import { planForDay, warmUpFirstDay } from './warm-up-plan.ts';

/** What a mailbox is held to, as far as it is known. */
export interface LimitFacts {
  readonly provider: Provider;
  /** When the mailbox was bound: ISO 8601, UTC. */
  readonly createdAt: string;
  readonly limits: SendLimits;
  readonly cursor: Pick<SentCursor, 'oldestAt'> | null;
  readonly now: Date;
}

/** What is known of one mailbox's sending. */
export interface SendFacts extends LimitFacts {
  readonly figures: SendFigures;
}

/** Puts what was sent beside what it is held against today. */
export function sendLoadOf({ figures, ...facts }: SendFacts): SendLoad {
  const cap = sendCapOf(facts.provider, facts.limits);
  return { figures, cap, plan: planOf(facts)(localDayOf(facts.now.getTime())) };
}

/**
 * What the warm-up plan had for a local day (`YYYY-MM-DD`) up to today; `null` where it had no figure, and before its first
 * day. A plan that begins in the future stands at its beginning today already.
 */
export function planOf({
  provider,
  createdAt,
  limits,
  cursor,
  now,
}: LimitFacts): (day: string) => number | null {
  const cap = sendCapOf(provider, limits);
  const firstDay = warmUpFirstDay(limits, { createdAt, oldestAt: cursor?.oldestAt ?? null });
  const today = localDayOf(now.getTime());
  return (day) => {
    const isBeforePlan = firstDay !== null && day < firstDay && day !== today;
    return isBeforePlan ? null : planForDay({ cap, firstDay, today: day });
  };
}
