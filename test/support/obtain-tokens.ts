import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  None,
  randomPKCECodeVerifier,
  refreshTokenGrant,
} from 'openid-client';
import type { IdentityProvider } from './identity-provider.ts';
import { type CookieJar, followSignIn } from './sign-in-as.ts';

/** What an app has after a sign-in. */
export interface ObtainedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** An app that gets tokens by openid-client, without the product's own code. */
export interface TokenClient {
  readonly configuration: Configuration;
  /** Signs the user in through the browser's redirects. */
  obtain(user: string, jar?: CookieJar): Promise<ObtainedTokens>;
  refresh(refreshToken: string): Promise<ObtainedTokens>;
}

/** Where nobody listens: the redirect is read, not followed. */
const REDIRECT_URI = 'http://127.0.0.1:9/callback';

/** Reads the provider's metadata. */
export async function connectTokenClient(provider: IdentityProvider): Promise<TokenClient> {
  const configuration = await discovery(new URL(provider.issuer), provider.clientId, undefined, None(), {
    execute: [allowInsecureRequests],
  });
  return {
    configuration,
    async obtain(user, jar) {
      const pkceCodeVerifier = randomPKCECodeVerifier();
      const address = buildAuthorizationUrl(configuration, {
        redirect_uri: REDIRECT_URI,
        scope: 'openid offline_access email mail',
        prompt: 'consent',
        login_hint: user,
        state: 'state',
        code_challenge: await calculatePKCECodeChallenge(pkceCodeVerifier),
        code_challenge_method: 'S256',
      });
      const redirect = await followSignIn(address, REDIRECT_URI, jar);
      return tokensOf(
        await authorizationCodeGrant(configuration, redirect, { pkceCodeVerifier, expectedState: 'state' }),
      );
    },
    refresh: async (refreshToken) => tokensOf(await refreshTokenGrant(configuration, refreshToken)),
  };
}

function tokensOf(answer: { access_token: string; refresh_token?: string }): ObtainedTokens {
  return { accessToken: answer.access_token, refreshToken: answer.refresh_token ?? '' };
}
