import { type Advice, advise } from '../diagnosis/advice/advise.ts';
import type { Cause, Step } from '../diagnosis/cause.ts';
import type { SignInMethod } from '../mailbox/mailbox.ts';
import type { Protocol } from '../mailbox/server-address.ts';
import type { Provider } from '../provider/provider.ts';

/** What a cause means to whoever asked for a send test. */
export type SendTestAdvice = Pick<Advice, 'title' | 'meaning' | 'steps'>;

/** Steps for whoever asked for a send test: what they say of checks, which come again by themselves, is not true of it. */
export function stepsOfSendTest(steps: readonly Step[]): readonly Step[] {
  return steps.map((step) => (REPEATED.test(step.text) ? AGAIN : step));
}

/** The usual advice, but for what it says of checks and of other people’s addresses. */
export function adviseOnSendTest(
  cause: Cause,
  provider: Provider,
  protocol: Protocol,
  signInMethod: SignInMethod = 'password',
): SendTestAdvice {
  if (cause === 'recipient-rejected') return OWN_ADDRESS_REFUSED;
  const { title, meaning, steps } = advise(cause, provider, protocol, signInMethod);
  return { title, meaning, steps: stepsOfSendTest(steps) };
}

const REPEATED = /\bcheck is repeated\b/;

const AGAIN: Step = {
  text: 'Wait a while, then ask for another send test: it is not repeated by itself.',
  url: null,
};

const OWN_ADDRESS_REFUSED: SendTestAdvice = {
  title: 'The server takes no mail for this mailbox’s own address',
  meaning:
    'The server refused the address of this mailbox as a recipient, so others may not reach it either.',
  steps: [
    {
      text: 'Compare the address with the one that the provider’s website shows for this mailbox.',
      url: null,
    },
  ],
};
