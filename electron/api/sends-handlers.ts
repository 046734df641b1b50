import type { ApiParts } from './api-parts.ts';
import { chosenMailboxes } from './chosen-mailboxes.ts';
import type { Api } from './contract.ts';
import { InvalidInput } from './invalid-input.ts';
import { sendLimitsProblem } from './send-limits-problem.ts';
import { planReportOf, readAllSends, sendReportOf } from './send-report.ts';

/** What was sent, and what it is held against. */
export function sendsHandlers({ memory, now }: ApiParts): Pick<Api, 'showSends' | 'setSendLimits'> {
  return {
    showSends: async ({ addresses, days }) => {
      const { mailboxes, missing } = chosenMailboxes(addresses, memory);
      const knowledge = readAllSends(memory, now());
      return {
        mailboxes: mailboxes.map((mailbox) => {
          const planOn = planReportOf(mailbox, knowledge, now());
          return {
            address: mailbox.address,
            id: mailbox.id,
            provider: mailbox.providerId,
            sends: sendReportOf(mailbox, knowledge, now()),
            days: memory.sends
              .days(mailbox.id, days, now())
              .map((sent) => ({ ...sent, plan: planOn(sent.day) })),
          };
        }),
        missing,
      };
    },
    setSendLimits: async (address, limits) => {
      const mailbox = memory.mailboxes.find(address);
      if (mailbox === null) return false;
      const problem = sendLimitsProblem(limits);
      if (problem !== null) throw new InvalidInput(problem);
      memory.sends.setLimits(mailbox.id, limits);
      return true;
    },
  };
}
