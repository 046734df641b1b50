import type { AccessTokenResult } from '../../electron/oauth/access-token.ts';
import type { OAuthFailure } from '../../electron/oauth/oauth-failure.ts';
import type { TokenKeeper } from '../../electron/oauth/token-keeper.ts';

/** A keeper of tokens whose provider does as the test says. */
export interface SampleTokens extends Pick<TokenKeeper, 'accessTokenFor' | 'discard'> {
  /** How often a token was asked for. */
  readonly asked: () => number;
  readonly discarded: readonly string[];
  /** From now on there is none. */
  readonly fail: (why: OAuthFailure | Exclude<AccessTokenResult, { kind: 'token' | 'failed' }>) => void;
  /** The one at hand is due: the next answer is the one after it. */
  readonly replace: () => void;
}

/** Hands out `token-1` until that is discarded, then `token-2`, and so on. */
export function sampleTokens(): SampleTokens {
  let number = 1;
  let isNew = false;
  let asked = 0;
  let failure: AccessTokenResult | null = null;
  const discarded: string[] = [];
  const replace = () => {
    number += 1;
    isNew = true;
  };
  return {
    async accessTokenFor() {
      asked += 1;
      if (failure !== null) return failure;
      const token = { kind: 'token', accessToken: `token-${number}` } as const;
      const answer = isNew ? { ...token, isNew: true as const } : token;
      isNew = false;
      return answer;
    },
    discard(_, accessToken) {
      discarded.push(accessToken);
      if (accessToken === `token-${number}`) replace();
    },
    asked: () => asked,
    discarded,
    fail(why) {
      const isResult = why.kind === 'keychain' || why.kind === 'no-grant';
      failure = isResult ? why : { kind: 'failed', failure: why };
    },
    replace,
  };
}
