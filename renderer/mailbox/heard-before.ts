import type { MailboxReport, ProtocolReport } from '../../electron/api/contract.ts';
import { momentText } from '../words/time-words.ts';

/** What an earlier check heard of a trouble that still stands. */
export interface HeardBefore {
  /** Since when it stands, and what the last check found instead. */
  readonly note: string;
  /** In the servers’ own words. */
  readonly replies: readonly ServerWordsHeard[];
}

export interface ServerWordsHeard {
  /** Who said it: `IMAP` or `SMTP`. */
  readonly name: string;
  /** `IMAP server’s words, as of 09:42`. */
  readonly label: string;
  readonly reply: string;
}

/** `null` where the last check found the trouble itself and shows its words. `now` in milliseconds since 1970. */
export function heardBefore(
  { checkedAt, imap, smtp }: MailboxReport,
  lastReport: MailboxReport | null,
  now: number,
): HeardBefore | null {
  if (lastReport === null || lastReport.checkedAt === checkedAt) return null;
  const moment = momentText(checkedAt, now);
  return {
    note: `Found ${moment}. It stands until a check finds it mended; the last one, ${momentText(lastReport.checkedAt, now)}, ${lastWords(lastReport)}.`,
    replies: [imap, smtp].flatMap((report) => wordsOf(report, moment)),
  };
}

function lastWords({ imap, smtp }: MailboxReport): string {
  const isWithheld = [imap, smtp].some((report) => (report?.withheld ?? null) !== null);
  return isWithheld ? 'did not sign in' : 'did not get as far';
}

function wordsOf(report: ProtocolReport | null, moment: string): readonly ServerWordsHeard[] {
  if (report === null || report.reply === null) return [];
  const name = report.protocol.toUpperCase();
  return [{ name, label: `${name} server’s words, as of ${moment}`, reply: report.reply }];
}
