import type { Verdicts, VerifyRequest } from '../binding/verify.ts';
import type { Protocol } from '../mailbox/server-address.ts';
import type { WithheldReason } from '../probe/probe-result.ts';
import type { PreparedSignIn } from './prepare-sign-in.ts';
import type { NoSignIn } from './without-sign-in.ts';

/** Which protocols sign in, and for how many rejections. */
export function permissionsOf(
  prepared: PreparedSignIn,
): Pick<VerifyRequest, 'signIn' | 'withheld' | 'allowedRejections'> {
  if (!prepared.ok) {
    return { signIn: { withhold: WITHHELD[prepared.why.kind] }, allowedRejections: 0 };
  }
  const { rejections, smtpAfterImap, resting } = prepared.allowance;
  const mayNot = (protocol: Protocol) => rejections[protocol] === 0;
  const whyNot = (protocol: Protocol): WithheldReason =>
    resting.includes(protocol) ? 'sign-in-resting' : 'sign-in-budget-spent';
  return {
    signIn: prepared.signIn,
    withheld: {
      ...(mayNot('imap') && { imap: whyNot('imap') }),
      ...(mayNot('smtp') && { smtp: whyNot('smtp') }),
    },
    allowedRejections: smtpAfterImap ? 1 : 2,
  };
}

/** Why a protocol did not sign in although the other might; `null` where each did what it was to do. */
export function heldBack({ imap, smtp }: Verdicts): 'budget-spent' | 'resting' | null {
  const reasons = [imap, smtp].map((result) => (result?.outcome === 'withheld' ? result.reason : null));
  if (reasons.includes('sign-in-budget-spent')) return 'budget-spent';
  return reasons.includes('sign-in-resting') ? 'resting' : null;
}

const WITHHELD: Record<NoSignIn['kind'], WithheldReason> = {
  'budget-spent': 'sign-in-budget-spent',
  resting: 'sign-in-resting',
  keychain: 'secret-unavailable',
  'no-secret': 'secret-unavailable',
  'sign-in-failed': 'secret-unavailable',
  'foreign-server': 'secret-unavailable',
};
