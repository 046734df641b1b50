import { missingScopes } from './granted-scopes.ts';
import { type ComparedIdentity, compareIdentity } from './identity-of.ts';
import type { IdentityProvider } from './identity-providers.ts';
import { failureOf, type OAuthFailure } from './oauth-failure.ts';
import type { Tokens } from './openid-client.ts';

/** Tokens that can be kept: one to go on with, one for ever. Secret. */
export interface SignedInTokens extends Tokens {
  readonly refreshToken: string;
}

/** How a sign-in ended. Only `tokens` are secret. */
export type SignInResult =
  | { readonly outcome: 'signed-in'; readonly tokens: SignedInTokens; readonly signedInAs: string | null }
  /** Somebody else signed in; nothing is to be kept. */
  | { readonly outcome: 'another-identity'; readonly signedInAs: string; readonly wanted: string }
  | { readonly outcome: 'refused'; readonly failure: OAuthFailure }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'timed-out' }
  /** Could not begin, or never will work like this; the sentence is for the user. */
  | { readonly outcome: 'impossible'; readonly sentence: string };

/** What the tokens are worth: whose they are, whether they open a mailbox, whether they last. */
export function judgeTokens(tokens: Tokens, provider: IdentityProvider, wanted: string): SignInResult {
  const identity: ComparedIdentity = compareIdentity(tokens.claims, wanted);
  if (identity.kind === 'another') {
    return { outcome: 'another-identity', signedInAs: identity.signedInAs, wanted };
  }
  if (missingScopes(provider.mailScopes, tokens.scope).length > 0) {
    return {
      outcome: 'refused',
      failure: failureOf({ kind: 'consent-required', by: 'user' }, 'Access to mail was not granted.'),
    };
  }
  const { refreshToken } = tokens;
  if (refreshToken === null) {
    return {
      outcome: 'impossible',
      sentence: `${provider.name} gave access for an hour only. Remove Mailvitals at ${provider.permissionsUrl} and sign in again.`,
    };
  }
  const signedInAs = identity.kind === 'same' ? identity.signedInAs : null;
  return { outcome: 'signed-in', tokens: { ...tokens, refreshToken }, signedInAs };
}
