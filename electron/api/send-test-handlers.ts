import type { SendTestLimits } from '../monitor/send-test-limits.ts';
import { type SendTestParts, testSending } from '../monitor/test-sending.ts';
import type { ApiParts } from './api-parts.ts';
import type { Api } from './contract.ts';
import { providerOf } from './provider-of.ts';

/** Sending one message on request. `limits`: how patiently it is looked for, instead of the usual. */
export function sendTestHandlers(
  {
    memory,
    credentials,
    oauth,
    now,
  }: Pick<ApiParts, 'memory' | 'credentials' | 'now'> & Pick<SendTestParts, 'oauth'>,
  limits?: SendTestLimits,
): Pick<Api, 'testSending'> {
  const parts = { memory, credentials, oauth, now, ...(limits && { limits }) };
  return {
    testSending: async (address, hooks) => {
      const mailbox = memory.mailboxes.find(address);
      if (mailbox === null) return { kind: 'missing', address };
      const outcome = await testSending(mailbox, providerOf(mailbox), parts, hooks);
      return { ...outcome, address: mailbox.address };
    },
  };
}
