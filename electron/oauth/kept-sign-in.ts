import type { AccessTokenResult } from './access-token.ts';
import type { MailGrant } from './mail-grant.ts';
import type { OAuthFailure } from './oauth-failure.ts';
import type { Tokens } from './openid-client.ts';
import { type Clocks, stateOfToken, type TokenAge } from './token-age.ts';

/** What this process knows of one sign-in, beside what is in the keychain. */
export interface Kept {
  token: { readonly accessToken: string; readonly age: TokenAge } | null;
  /** `until`: on the steady clock. */
  pause: { readonly failure: OAuthFailure; readonly untilMs: number; readonly inARow: number } | null;
  underWay: Promise<AccessTokenResult> | null;
  /** Rotated, but not yet in the keychain: the provider no longer takes the one that is there. */
  unsaved: { readonly grant: MailGrant; readonly tokens: Tokens; readonly age: TokenAge } | null;
}

export function nothingKept(): Kept {
  return { token: null, pause: null, underWay: null, unsaved: null };
}

/** The token at hand, where it is in one of these states; else `null`. */
export function usableToken(
  { token }: Kept,
  clocks: Clocks,
  states: readonly ReturnType<typeof stateOfToken>[],
): AccessTokenResult | null {
  const isUsable = token !== null && states.includes(stateOfToken(token.age, clocks));
  return isUsable ? { kind: 'token', accessToken: token.accessToken } : null;
}
