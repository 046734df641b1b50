import type { OAuthFailure } from '../oauth/oauth-failure.ts';
import type { Provider } from '../provider/provider.ts';
import { advise } from './advice/advise.ts';
import type { Cause } from './cause.ts';
import type { MailboxVerdict } from './mailbox-table.ts';

/**
 * What it means for a mailbox that its provider gave no access token: the sign-in has ended, or cannot be renewed now. A
 * trouble that passes is never told as a dead sign-in.
 */
export function diagnoseSignInFailure(failure: OAuthFailure, provider: Provider): MailboxVerdict {
  const cause = causeOf(failure);
  const transient = failure.kind === 'temporary' || failure.kind === 'network' || failure.kind === 'aborted';
  const { title, meaning, steps, actor } = advise(cause, provider, null);
  return {
    status: transient ? 'unreachable' : 'action-needed',
    cause,
    transient,
    title,
    summary: meaning,
    advice: steps,
    actor,
  };
}

function causeOf(failure: OAuthFailure): Cause {
  switch (failure.kind) {
    case 'grant-invalid':
      return 'oauth-grant-invalid';
    case 'consent-required':
      return 'oauth-consent-required';
    case 'denied':
      return failure.by === 'account' ? 'account-disabled' : 'org-policy-block';
    case 'temporary':
      return 'server-busy';
    case 'network':
    case 'aborted':
      return 'timeout';
    case 'misconfigured':
    case 'untrusted-answer':
    case 'unknown':
      return 'protocol-error';
  }
}
