import type { Mailbox } from '../mailbox/mailbox.ts';
import { checkMailbox } from '../monitor/check-mailbox.ts';
import type { ApiParts } from './api-parts.ts';
import type { Api, MailboxReport } from './contract.ts';
import { providerOf } from './provider-of.ts';
import { reportOf } from './report.ts';

/** Checking mailboxes on request. */
export function checkHandlers(parts: ApiParts): Pick<Api, 'checkMailboxes' | 'setPaused'> {
  const { memory, lanes } = parts;
  return {
    setPaused: async (address, paused) => {
      const mailbox = memory.mailboxes.find(address);
      return mailbox !== null && memory.mailboxes.update(mailbox.id, { paused }) !== null;
    },
    checkMailboxes: async ({ addresses, askedByUser }, hooks) => {
      const { mailboxes, missing } = chosen(addresses, parts);
      let done = 0;
      const check = async (mailbox: Mailbox): Promise<MailboxReport> => {
        const report = await checkOne(mailbox, parts, askedByUser, hooks?.cancelled);
        done += 1;
        const { address, status } = report;
        hooks?.onProgress?.({ done, total: mailboxes.length, address, outcome: status });
        return report;
      };
      const reports = await Promise.all(
        mailboxes.map((mailbox) => lanes(mailbox.providerId, () => check(mailbox))),
      );
      memory.sweep(parts.now());
      return { reports, missing };
    },
  };
}

/** All that are not paused, or those named in the order they were named, each once. */
function chosen(addresses: readonly string[], { memory }: ApiParts) {
  if (addresses.length === 0) {
    return { mailboxes: memory.mailboxes.list().filter(({ paused }) => !paused), missing: [] };
  }
  const found = addresses.map((address) => ({ address, mailbox: memory.mailboxes.find(address) }));
  const byId = new Map(found.flatMap(({ mailbox }) => (mailbox === null ? [] : [[mailbox.id, mailbox]])));
  return {
    mailboxes: [...byId.values()],
    missing: found.filter(({ mailbox }) => mailbox === null).map(({ address }) => address),
  };
}

async function checkOne(
  mailbox: Mailbox,
  parts: ApiParts,
  askedByUser: boolean,
  cancelled: AbortSignal | undefined,
): Promise<MailboxReport> {
  const provider = providerOf(mailbox);
  const { record, diagnosis } = await checkMailbox(mailbox, provider, parts, {
    askedByUser,
    ...(cancelled && { cancelled }),
  });
  const { address, id } = mailbox;
  const signIns = parts.memory.signIns.read(mailbox.secretId);
  return reportOf({ address, id, provider, signIns }, record, diagnosis);
}
