import type { Mailbox } from '../mailbox/mailbox.ts';
import type { ApiParts } from './api-parts.ts';
import { chosenMailboxes } from './chosen-mailboxes.ts';
import type { Api, MailboxReport } from './contract.ts';
import { freshReport } from './fresh-report.ts';

/** Checking mailboxes on request. */
export function checkHandlers(parts: ApiParts): Pick<Api, 'checkMailboxes' | 'setPaused'> {
  const { memory } = parts;
  return {
    setPaused: async (address, paused) => {
      const mailbox = memory.mailboxes.find(address);
      return mailbox !== null && memory.mailboxes.update(mailbox.id, { paused }) !== null;
    },
    checkMailboxes: async ({ addresses, askedByUser }, hooks) => {
      const { mailboxes, missing } = chosenMailboxes(addresses, memory);
      let done = 0;
      const check = async (mailbox: Mailbox): Promise<MailboxReport> => {
        const report = await checkOne(mailbox, parts, askedByUser, hooks?.cancelled);
        done += 1;
        const { address, status } = report;
        hooks?.onProgress?.({ done, total: mailboxes.length, address, outcome: status });
        return report;
      };
      const reports = await Promise.all(mailboxes.map(check));
      memory.sweep(parts.now());
      return { reports, missing };
    },
  };
}

async function checkOne(
  mailbox: Mailbox,
  parts: ApiParts,
  askedByUser: boolean,
  cancelled: AbortSignal | undefined,
): Promise<MailboxReport> {
  const { record, diagnosis } = await parts.checker.check(mailbox, {
    askedByUser,
    ...(cancelled && { cancelled }),
  });
  return freshReport(mailbox, { record, diagnosis }, parts);
}
