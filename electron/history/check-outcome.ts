import type { Cause } from '../diagnosis/cause.ts';
import type { WithheldReason } from '../probe/probe-result.ts';
import type { CheckRecord, ProtocolVerdict } from './check-record.ts';

/** What one check says of a mailbox, as far as the next step depends on it. */
export type CheckOutcome =
  /** Every watched protocol did its work. */
  | 'works'
  /** Somebody must act, if it is said once more. */
  | 'refused'
  /** Somebody must act; asking again would add nothing, or feed a lock-out. */
  | 'refused-for-good'
  /** No server was asked, because it has refused as often as is safe. */
  | 'refused-before'
  /** No server was asked, because the next sign-in waits a while after the last. */
  | 'resting'
  /** A server or the way to it failed. */
  | 'out-of-reach'
  /** A server answered that it should be tried later. */
  | 'asked-to-wait'
  /** This computer's own network failed. */
  | 'offline'
  /** Nothing was learned, e.g. because the keychain is locked. */
  | 'no-verdict';

/** Said of the account or the tenant, not of this attempt: each further sign-in only feeds a lock-out. */
const FOR_GOOD: ReadonlySet<Cause> = new Set<Cause>([
  'basic-auth-disabled',
  'org-policy-block',
  'account-locked',
  'account-disabled',
  'needs-web-login',
  'oauth-grant-invalid',
  'oauth-server-not-allowed',
  'oauth-consent-required',
  'oauth-client-rejected',
  'unknown',
]);

const ASKS_TO_WAIT: ReadonlySet<Cause | null> = new Set<Cause | null>([
  'rate-limited-logins',
  'rate-limited',
  'too-many-connections',
  'server-busy',
  'mailbox-unavailable',
  'mailbox-not-connected',
  'oauth-token-expired',
  'oauth-unavailable',
]);

/** Whether a cause is a server's own “later” (DESIGN 5: back off, and never call it a dead credential). */
export function asksToWait(cause: Cause | null): boolean {
  return ASKS_TO_WAIT.has(cause);
}

/** Reads one check. */
export function outcomeOf(check: Pick<CheckRecord, 'status' | 'cause' | 'imap' | 'smtp'>): CheckOutcome {
  switch (check.status) {
    case 'healthy':
    case 'warning':
      return 'works';
    case 'action-needed':
      if (!wasAsked(check)) return isWithheld(check, 'sign-in-resting') ? 'resting' : 'refused-before';
      // Without a cause, the secret is missing.
      return check.cause === null || FOR_GOOD.has(check.cause) ? 'refused-for-good' : 'refused';
    case 'unreachable':
    case 'pending':
      return asksToWait(check.cause) ? 'asked-to-wait' : 'out-of-reach';
    case 'offline':
      return 'offline';
    case 'unknown':
      // A refusal in words that nobody knows: not confirmed, and not nothing either.
      if (check.cause !== null) return 'out-of-reach';
      return isWithheld(check, 'sign-in-resting') ? 'resting' : 'no-verdict';
    case 'paused':
    case 'stale':
      return 'no-verdict';
  }
}

type Verdicts = Pick<CheckRecord, 'imap' | 'smtp'>;

/** A check that was not to sign in somewhere repeats what is known, unless something failed in it. */
function wasAsked(check: Verdicts): boolean {
  const isHeldBack = isWithheld(check, 'sign-in-resting') || isWithheld(check, 'sign-in-budget-spent');
  return !isHeldBack || [check.imap, check.smtp].some((verdict) => verdict !== null && hasFailed(verdict));
}

function hasFailed({ ok, withheld }: ProtocolVerdict): boolean {
  return !ok && withheld === null;
}

function isWithheld({ imap, smtp }: Verdicts, reason: WithheldReason): boolean {
  return [imap, smtp].some((verdict) => verdict?.withheld === reason);
}
