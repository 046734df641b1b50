import type { Cause } from '../diagnosis/cause.ts';
import { classify } from '../diagnosis/classify.ts';
import { evidenceOf } from '../diagnosis/evidence.ts';
import type { ProbeFailure, ProbeResult, WithheldReason } from '../probe/probe-result.ts';

/** Refusals that no other protocol of the same account would answer differently: trying again only feeds a lock-out. */
const POLICY_CAUSES: ReadonlySet<Cause> = new Set([
  'basic-auth-disabled',
  'org-policy-block',
  'account-locked',
  'account-disabled',
  'needs-web-login',
]);

/** What bounds the wait for IMAP, and what the attempt may cost. */
interface Bounds {
  readonly providerId: string;
  /** How many rejected sign-ins the attempt may cost, both protocols together. */
  readonly allowedRejections: number;
  /** How long IMAP's verdict is waited for, in milliseconds. */
  readonly imapVerdictMs: number;
}

/** Why SMTP may not sign in, once IMAP has told what it thinks of the secret; `null` where it may. */
export async function permissionAfterImap(
  imap: Promise<ProbeResult>,
  accepted: Promise<'accepted'>,
  { providerId, allowedRejections, imapVerdictMs }: Bounds,
): Promise<WithheldReason | null> {
  const { promise: waited, resolve } = Promise.withResolvers<'undecided'>();
  const timer = setTimeout(resolve, imapVerdictMs, 'undecided');
  const verdict = await Promise.race([accepted, imap, waited]);
  clearTimeout(timer);
  if (verdict === 'accepted') {
    return null;
  }
  if (verdict === 'undecided') {
    return allowedRejections > 1 ? null : 'sign-in-budget-spent';
  }
  return verdict.outcome === 'failed'
    ? reasonToWithhold(verdict.failure, providerId, allowedRejections)
    : null;
}

function reasonToWithhold(
  failure: ProbeFailure,
  providerId: string,
  allowedRejections: number,
): WithheldReason | null {
  const { cause, transient } = classify(evidenceOf(failure, providerId));
  if (POLICY_CAUSES.has(cause)) {
    return refusesSecret(failure) ? 'imap-refused-secret' : 'imap-refused-by-policy';
  }
  // “Come back later” is not counted against the secret; a hang-up without a word may be, and a refused token is.
  const { stage, reply } = failure;
  const asksToWait = reply !== null && transient && cause !== 'oauth-token-expired';
  const spent = stage === 'login' && !asksToWait ? 1 : 0;
  if (spent < allowedRejections) {
    return null;
  }
  return spent === 1 && refusesSecret(failure) ? 'imap-refused-secret' : 'sign-in-budget-spent';
}

/** A provider that takes no passwords may say so with a plain “login failed”: these words speak of the secret alone. */
function refusesSecret(failure: ProbeFailure): boolean {
  const { cause } = classify(evidenceOf(failure, null));
  return cause === 'bad-credentials' || cause === 'app-password-required' || cause === 'oauth-token-expired';
}
