import { type Account, arrivalFolder, findAccount, sentFolder } from './account.ts';
import type { Personality } from './personality.ts';
import { fileMessage, type NewMessage } from './stored-mailbox.ts';

/** What came in over SMTP. */
export interface Submission {
  /** Signed in as. */
  readonly account: Account;
  readonly from: string;
  readonly recipients: readonly string[];
  /** The message as sent, header and body. */
  readonly text: string;
}

const DAY_MS = 24 * 3_600_000;

/** Whether the account has used its sending cap of the last 24 hours up. */
export function isCapReached(account: Account, nowMs: number): boolean {
  if (account.sendCap === null) return false;
  return account.submissions.filter((at) => at > nowMs - DAY_MS).length >= account.sendCap;
}

/** Files a copy where the provider does so and delivers to the recipients who have an account here. */
export function acceptSubmission(
  submission: Submission,
  personality: Personality,
  accounts: readonly Account[],
): void {
  const { account, recipients } = submission;
  account.submissions = [...account.submissions, Date.now()];
  const message = readMessage(submission, personality);
  const sent = sentFolder(account);
  if (personality.filesSentCopy && sent !== undefined) fileMessage(sent, message);
  for (const recipient of recipients) {
    const receiver = findAccount(accounts, recipient);
    const folder = receiver === undefined ? undefined : arrivalFolder(receiver);
    if (folder !== undefined) fileMessage(folder, { ...message, bcc: [] });
  }
}

function readMessage({ text, from, recipients }: Submission, personality: Personality): NewMessage {
  const fields = headerFields(text);
  const listed = (name: string) => {
    const value = (fields.get(name) ?? '').toLowerCase();
    return recipients.filter((recipient) => value.includes(recipient.toLowerCase()));
  };
  const to = listed('to');
  const cc = listed('cc').filter((recipient) => !to.includes(recipient));
  const messageId = fields.get('message-id') ?? '';
  const date = new Date(fields.get('date') ?? '');
  const known = new Set(['from', 'to', 'cc', 'bcc', 'subject', 'date', 'message-id']);
  return {
    ...(!Number.isNaN(date.getTime()) && { date }),
    messageId: personality.rewriteMessageId?.(messageId) ?? messageId,
    subject: fields.get('subject') ?? '',
    from,
    to,
    cc,
    bcc: recipients.filter((recipient) => !to.includes(recipient) && !cc.includes(recipient)),
    headers: Object.fromEntries([...fields].filter(([name]) => !known.has(name))),
  };
}

/** Header fields by lower-case name, unfolded (RFC 5322 section 2.2.3). */
function headerFields(text: string): ReadonlyMap<string, string> {
  const header = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const lines = header.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/);
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 0 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
}
