import type { MailboxSummary } from '../../electron/api/contract.ts';
import { momentText } from '../words/time-words.ts';
import { STATUS_WORDS } from './status-words.ts';

/** How a mailbox is: the cause first and bold, what else is to be said after it, muted. */
export interface ConditionWords {
  /** `null` where there is nothing to notice. */
  readonly lead: string | null;
  readonly rest: string;
}

/** How a mailbox is, in words. `now` in milliseconds since 1970. */
export function conditionWords(
  { status, summary, since, attempt, checkedAt, isBeingChecked }: MailboxSummary,
  now: number,
): ConditionWords {
  const from = since === null ? '' : ` since ${momentText(since, now)}`;
  switch (status) {
    case 'action-needed':
    case 'unreachable':
      return { lead: summary, rest: `${STATUS_WORDS[status]}${from}` };
    case 'warning':
      return { lead: summary, rest: 'It works' };
    case 'pending':
      return {
        lead: attempt === null ? STATUS_WORDS.pending : `Failed ${attempt.failed} of ${attempt.of}`,
        rest: summary,
      };
    case 'unknown':
      if (checkedAt !== null) return { lead: null, rest: summary };
      return { lead: null, rest: isBeingChecked ? 'Being checked for the first time…' : 'Not checked yet' };
    case 'stale':
      return { lead: null, rest: isBeingChecked ? 'Being checked…' : `No fresh proof${from}` };
    case 'offline':
      return { lead: null, rest: 'Waits for this computer’s network' };
    case 'paused':
      return { lead: null, rest: 'Paused by you' };
    case 'healthy':
      return { lead: null, rest: STATUS_WORDS.healthy };
  }
}
