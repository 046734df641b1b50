import type { Mailbox } from '../mailbox/mailbox.ts';
import type { CheckedMailbox } from '../monitor/check-mailbox.ts';
import type { ApiParts } from './api-parts.ts';
import { chosenMailboxes } from './chosen-mailboxes.ts';
import type { Api } from './contract.ts';
import { freshReport } from './fresh-report.ts';
import { readAllSends } from './send-report.ts';

/** Checking mailboxes on request. */
export function checkHandlers(parts: ApiParts): Pick<Api, 'checkMailboxes' | 'setPaused'> {
  const { memory, checker, now } = parts;
  return {
    setPaused: async (address, paused) => {
      const mailbox = memory.mailboxes.find(address);
      return mailbox !== null && memory.mailboxes.update(mailbox.id, { paused }) !== null;
    },
    checkMailboxes: async ({ addresses, askedByUser }, hooks) => {
      const { mailboxes, missing } = chosenMailboxes(addresses, memory);
      const options = { askedByUser, ...(hooks?.cancelled && { cancelled: hooks.cancelled }) };
      let done = 0;
      const check = async (mailbox: Mailbox): Promise<CheckedMailbox> => {
        const checked = await checker.check(mailbox, options);
        done += 1;
        const { address } = mailbox;
        hooks?.onProgress?.({ done, total: mailboxes.length, address, outcome: checked.record.status });
        return checked;
      };
      const checks = await Promise.all(
        mailboxes.map(async (mailbox) => ({ mailbox, checked: await check(mailbox) })),
      );
      memory.sweep(now());
      // Counted once for all: a thousand counts of one mailbox take a tenth of what the sign-ins take.
      const sends = checks.length > 1 ? readAllSends(memory, now()) : undefined;
      const reports = checks.map(({ mailbox, checked }) => freshReport(mailbox, checked, parts, sends));
      return { reports, missing };
    },
  };
}
