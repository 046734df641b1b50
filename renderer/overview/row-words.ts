import type { AlertReport, MailboxSummary } from '../../electron/api/contract.ts';
import { type ConditionWords, conditionWords } from '../status/condition-words.ts';

/**
 * How a mailbox is, in its row: the cause first; after it what the alert about this mailbox alone has to say, which
 * begins with the cause itself. `now` in milliseconds since 1970.
 */
export function rowWords(mailbox: MailboxSummary, alert: AlertReport | null, now: number): ConditionWords {
  const words = conditionWords(mailbox, now);
  if (alert === null || alert.kind === 'send-limit' || words.lead !== mailbox.summary) return words;
  const cause = `${mailbox.summary}.`;
  if (alert.body.trim() === cause) return words;
  return {
    lead: words.lead,
    rest: alert.body.startsWith(cause) ? alert.body.slice(cause.length).trim() : alert.body,
  };
}
