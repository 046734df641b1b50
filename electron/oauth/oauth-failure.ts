/** Why a grant that once worked no longer does. */
export type GrantInvalidReason =
  /** The password changed, or somebody signed out everywhere: Microsoft does not tell them apart. */
  | 'password-changed'
  /** Google’s one sentence for: taken away by the user, a changed password, or 7 days of a registration in testing. */
  | 'expired-or-revoked'
  | 'idle'
  /** Too old for a rule that makes users sign in every so often. */
  | 'sign-in-frequency'
  /** A second factor, or other proof, is wanted now. */
  | 'more-proof-wanted'
  /** The registration is of the web-page kind, whose grants end after 24 hours. */
  | 'web-page-registration'
  /** A code that was used already, or too late. */
  | 'code-used-or-expired'
  | 'not-said';

/** What is wrong with the registration of the program at the provider. */
export type Misconfiguration =
  | 'client-unknown'
  | 'client-secret'
  | 'public-flows-off'
  | 'redirect'
  | 'scope'
  /** Personal or work accounts are not accepted by the registration, or at the address asked. */
  | 'account-type'
  | 'request';

/** What a failure is, without the words around it. */
export type OAuthFailureKind =
  /** Only signing in again helps; never tried again by itself. */
  | { readonly kind: 'grant-invalid'; readonly reason: GrantInvalidReason }
  | { readonly kind: 'consent-required'; readonly by: 'user' | 'administrator' }
  /** `account`: it is locked, disabled or gone. */
  | { readonly kind: 'denied'; readonly by: 'user' | 'administrator' | 'account' }
  | { readonly kind: 'temporary'; readonly retryAfterMs: number | null }
  /** Nothing was heard of the provider, or half an answer; `code` is Node’s, `timeout` or `terminated`. */
  | { readonly kind: 'network'; readonly code: string }
  | { readonly kind: 'misconfigured'; readonly what: Misconfiguration }
  /** An answer that is not what the provider would have sent to this question; nothing of it was used. */
  | { readonly kind: 'untrusted-answer' }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'unknown' };

/** A failure as it may be shown and kept: no token, code or secret is in it. */
export type OAuthFailure = OAuthFailureKind & {
  /** The `error` of the answer, e.g. `invalid_grant`; `null` where there was none. */
  readonly error: string | null;
  /** Microsoft’s number, e.g. `AADSTS50173`, of several the one that says why; or Google’s `error_subtype`. */
  readonly providerCode: string | null;
  /** The provider’s own sentence, redacted and shortened. */
  readonly detail: string | null;
};

/** Whatever may fail in a way that was to be expected. */
export type OAuthResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: OAuthFailure };

/** A failure that no answer of the provider stands behind. */
export function failureOf(kind: OAuthFailureKind, detail: string | null = null): OAuthFailure {
  return { ...kind, error: null, providerCode: null, detail };
}
