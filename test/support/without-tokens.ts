import type { SignInSources } from '../../electron/monitor/read-sign-in.ts';

/** For mailboxes that sign in with a password: no provider has given a token. */
export const WITHOUT_TOKENS: SignInSources['oauth'] = {
  tokens: { accessTokenFor: async () => ({ kind: 'no-grant' }), discard: () => undefined },
};
