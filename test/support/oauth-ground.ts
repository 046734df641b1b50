import {
  GOOGLE,
  type IdentityProvider,
  type IdentityProviderId,
  MICROSOFT,
} from '../../electron/oauth/identity-providers.ts';
import { createOpenId } from '../../electron/oauth/openid.ts';
import type { OpenId } from '../../electron/oauth/openid-client.ts';
import type { Registration } from '../../electron/oauth/registration.ts';
import type { BrowserSignIn } from '../../electron/oauth/sign-in-by-browser.ts';
import { followSignIn } from './sign-in-as.ts';

/** The app’s knowledge of a provider, with the provider of the test in its place. */
export interface OAuthGround {
  readonly provider: IdentityProvider;
  readonly providers: Readonly<Record<IdentityProviderId, IdentityProvider>>;
  readonly registration: Registration;
  /** Makes a new one, which knows nothing yet. */
  newOpenId(): OpenId;
  /** A sign-in whose browser follows all redirects, unless changed. */
  browserSignIn(username: string, changes?: Partial<BrowserSignIn>): BrowserSignIn;
}

/** Everything but the addresses stays as it is for Google (redirects to 127.0.0.1) or Microsoft (to localhost). */
export function oauthGround(
  rig: { readonly issuer: string; readonly clientId: string },
  providerId: IdentityProviderId = 'google',
): OAuthGround {
  const here = (real: IdentityProvider): IdentityProvider => ({
    ...real,
    issuer: rig.issuer,
    signInOrigin: rig.issuer,
    defaultTenant: null,
    deviceCode: 'offered',
    revocationUrl: real.revocationUrl === null ? null : `${rig.issuer}/token/revocation`,
    authorizeParameters: { prompt: 'consent' },
  });
  const providers = { google: here(GOOGLE), microsoft: here(MICROSOFT) };
  const provider = providers[providerId];
  const registration = { providerId, clientId: rig.clientId, clientSecret: null, tenant: null };
  const newOpenId = () => createOpenId({ allowsHttpOnLoopback: true, timeoutS: 2 });
  return {
    provider,
    providers,
    registration,
    newOpenId,
    browserSignIn: (username, changes) => ({
      openId: newOpenId(),
      provider,
      registration,
      username,
      openBrowser: visit,
      signal: new AbortController().signal,
      ...changes,
    }),
  };
}

/** Goes through the sign-in page and comes back to the app, as a browser does; resolves with the page shown last. */
export async function visit(url: string): Promise<void> {
  const redirectUri = new URL(url).searchParams.get('redirect_uri') ?? '';
  const back = await followSignIn(new URL(url), redirectUri);
  await (await fetch(back)).text();
}
