import type { Confidence } from '../provider/provider.ts';
import type { OAuthFailureKind } from './oauth-failure.ts';

/**
 * What must be true of an answer; every condition that is given. Microsoft asks programs to act on `error` and not on the
 * number: so a number here says why, and an unknown one falls through to the rows of `error` alone.
 */
export interface FailurePattern {
  readonly errors?: readonly string[];
  /** Numbers of `error_codes`, or after `AADSTS` in the sentence. */
  readonly numbers?: readonly number[];
  readonly subtype?: string;
  readonly sentence?: RegExp;
  readonly means: OAuthFailureKind;
  /** Where it means something else of a grant that the provider has given before; absent: the same. */
  readonly meansAtRenewal?: OAuthFailureKind;
  readonly source: string;
  readonly confidence: Confidence;
}

export const temporary: OAuthFailureKind = { kind: 'temporary', retryAfterMs: null };
export const grantInvalid = (reason: (OAuthFailureKind & { kind: 'grant-invalid' })['reason']) =>
  ({ kind: 'grant-invalid', reason }) as const;
export const denied = (by: (OAuthFailureKind & { kind: 'denied' })['by']) =>
  ({ kind: 'denied', by }) as const;
export const consent = (by: 'user' | 'administrator') => ({ kind: 'consent-required', by }) as const;
export const wrong = (what: (OAuthFailureKind & { kind: 'misconfigured' })['what']) =>
  ({ kind: 'misconfigured', what }) as const;
