import type { Mailbox } from '../mailbox/mailbox.ts';
import type { CheckedMailbox } from '../monitor/check-mailbox.ts';
import type { ApiParts } from './api-parts.ts';
import type { MailboxReport } from './contract.ts';
import { providerOf } from './provider-of.ts';
import { reportOf, signInsOf } from './report.ts';
import { readSendsOf, sendReportOf } from './send-report.ts';

/** A check that was just done, with what it left behind: what was counted, and what the servers rejected. */
export function freshReport(
  asked: Mailbox,
  { record, diagnosis }: Pick<CheckedMailbox, 'record' | 'diagnosis'>,
  { memory, now }: Pick<ApiParts, 'memory' | 'now'>,
  knowledge = readSendsOf(asked, memory, now()),
): MailboxReport {
  // It may have been bound anew while the check waited, which then was one of what it is now.
  const mailbox = memory.mailboxes.find(asked.id) ?? asked;
  const { address, id } = mailbox;
  const sends = sendReportOf(mailbox, knowledge, now());
  const provider = providerOf(mailbox);
  return reportOf({ address, id, provider, sends, ...signInsOf(mailbox, memory) }, record, diagnosis);
}
