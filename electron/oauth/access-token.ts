import type { KeychainProblem } from '../credentials/credential-store.ts';
import type { OAuthFailure } from './oauth-failure.ts';

/** A token, or why there is none. Only `accessToken` is secret. */
export type AccessTokenResult =
  | {
      readonly kind: 'token';
      readonly accessToken: string;
      /** The provider has issued it just now: one that is refused is not too old. Absent: it was at hand. */
      readonly isNew?: true;
    }
  | { readonly kind: 'failed'; readonly failure: OAuthFailure }
  | { readonly kind: 'keychain'; readonly problem: KeychainProblem; readonly detail: string }
  /** The keychain answered, and holds no sign-in under this id. */
  | { readonly kind: 'no-grant' };
