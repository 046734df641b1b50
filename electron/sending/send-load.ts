import type { Provider } from '../provider/provider.ts';
import { localDayOf } from './local-day.ts';
import { sendCapOf } from './send-cap.ts';
import type { SendFigures } from './send-figures.ts';
import type { SendLimits } from './send-limits.ts';
import type { SendLoad } from './send-standing.ts';
import type { SentCursor } from './sent-cursor.ts';
import { planForDay, warmUpFirstDay } from './warm-up-plan.ts';

/** What is known of one mailbox's sending. */
export interface SendFacts {
  readonly provider: Provider;
  /** When the mailbox was bound: ISO 8601, UTC. */
  readonly createdAt: string;
  readonly figures: SendFigures;
  readonly limits: SendLimits;
  readonly cursor: Pick<SentCursor, 'oldestAt'> | null;
  readonly now: Date;
}

/** Puts what was sent beside what it is held against today. */
export function sendLoadOf({ provider, createdAt, figures, limits, cursor, now }: SendFacts): SendLoad {
  const cap = sendCapOf(provider, limits);
  const firstDay = warmUpFirstDay(limits, { createdAt, oldestAt: cursor?.oldestAt ?? null });
  return { figures, cap, plan: planForDay({ cap, firstDay, today: localDayOf(now.getTime()) }) };
}
