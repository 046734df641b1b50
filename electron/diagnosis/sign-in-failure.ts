import type { OAuthFailure } from '../oauth/oauth-failure.ts';
import type { Provider } from '../provider/provider.ts';
import { advise } from './advice/advise.ts';
import type { Cause } from './cause.ts';
import type { MailboxVerdict } from './mailbox-findings.ts';
import { actorOf, type DiagnosedStatus } from './severity.ts';
import { wordsOfSignInFailure } from './sign-in-failure/words.ts';

/**
 * What it means for a mailbox that its provider gave no access token: the sign-in has ended, or cannot be renewed now. A
 * trouble that passes, and an answer that nobody can be sure of or understand, are never told as a dead sign-in. Title and
 * summary are stored; the steps that are read later are those of the cause.
 */
export function diagnoseSignInFailure(failure: OAuthFailure, provider: Provider): MailboxVerdict {
  const cause = causeOf(failure);
  const status = statusOf(failure);
  const { steps, actor, title } = advise(cause, provider, null, 'oauth2');
  const words = wordsOfSignInFailure(failure, cause, provider);
  return {
    status,
    cause,
    transient: status === 'unreachable',
    title: words.title ?? title,
    summary: words.summary,
    advice: words.steps ?? steps,
    actor: actorOf(status, words.actor ?? actor),
  };
}

function statusOf({ kind }: OAuthFailure): DiagnosedStatus {
  switch (kind) {
    case 'grant-invalid':
    case 'consent-required':
    case 'denied':
    case 'misconfigured':
      return 'action-needed';
    case 'temporary':
    case 'network':
    case 'untrusted-answer':
    case 'aborted':
    case 'unknown':
      return 'unreachable';
  }
}

function causeOf(failure: OAuthFailure): Cause {
  switch (failure.kind) {
    case 'grant-invalid':
      return 'oauth-grant-invalid';
    case 'consent-required':
      return 'oauth-consent-required';
    case 'denied':
      return causeOfDenial(failure);
    case 'misconfigured':
      return 'oauth-client-rejected';
    // Of the mail servers nothing is known: a cause of theirs would send somebody to look there.
    case 'temporary':
    case 'network':
    case 'untrusted-answer':
    case 'aborted':
    case 'unknown':
      return 'oauth-unavailable';
  }
}

function causeOfDenial(failure: Extract<OAuthFailure, { kind: 'denied' }>): Cause {
  if (failure.by === 'user') return 'oauth-consent-required';
  if (failure.by === 'administrator') return 'org-policy-block';
  return DENIED_ACCOUNTS[failure.providerCode ?? ''] ?? 'account-disabled';
}

/** Source: https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes. */
const DENIED_ACCOUNTS: Readonly<Record<string, Cause>> = {
  // Too many wrong tries, or a risk that was seen.
  AADSTS50053: 'account-locked',
  AADSTS53011: 'account-locked',
  // What the account signs in with on the web has expired or is to be changed there.
  AADSTS50055: 'needs-web-login',
  AADSTS50135: 'needs-web-login',
  AADSTS50144: 'needs-web-login',
};
