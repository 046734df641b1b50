import type { OAuthFailure } from '../../oauth/oauth-failure.ts';
import type { Cause } from '../cause.ts';

/** The cause of a failure of an identity provider, at our own sign-in and in a reply that somebody pasted. */
export function causeOfSignInFailure(failure: OAuthFailure): Cause {
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

function causeOfDenial({ by, providerCode }: Extract<OAuthFailure, { kind: 'denied' }>): Cause {
  if (by === 'user') return 'oauth-consent-required';
  if (by === 'administrator') return 'org-policy-block';
  return DENIED_ACCOUNTS[providerCode ?? ''] ?? 'account-disabled';
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
