import * as openid from 'openid-client';
import { skewOf } from './clock-skew.ts';
import type { IdentityProvider } from './identity-providers.ts';
import { isFromIssuer } from './issuer-rule.ts';
import { createKnownDocuments } from './known-documents.ts';
import { failureOf, type OAuthResult } from './oauth-failure.ts';
import type { OpenId, OpenIdClient, Tokens } from './openid-client.ts';
import { issuerUrl, refreshScopeOf, scopeOf } from './provider-parameters.ts';
import { type Asked, failedChecksOfTime, readFailure } from './read-failure.ts';
import type { Registration } from './registration.ts';
import { type Clocks, SYSTEM_CLOCKS } from './token-age.ts';

export interface OpenIdOptions {
  /** Limit of one request, in seconds. */
  readonly timeoutS?: number;
  /** Plain http to a provider on this computer, and to no other: for tests. */
  readonly allowsHttpOnLoopback?: boolean;
  readonly clocks?: Clocks;
  readonly fetch?: typeof fetch;
}

/** What a discovery document says, and by how many seconds this computer’s clock was wrong when it was read. */
interface Discovered {
  readonly configuration: openid.Configuration;
  readonly skewS: number;
}

/** Reads the document, or has it at hand, unless that is the `unwanted` one. */
type Discover = (unwanted?: Discovered) => Promise<Discovered>;

export function createOpenId({
  timeoutS = 20,
  allowsHttpOnLoopback = false,
  clocks = SYSTEM_CLOCKS,
  fetch: ask = fetch,
}: OpenIdOptions = {}): OpenId {
  const known = createKnownDocuments<Discovered>(clocks);

  async function read(issuer: URL, registration: Registration, skewS = 0): Promise<Discovered> {
    let date: string | null = null;
    const noteDate: openid.CustomFetch = async (url, options) => {
      const answer = await ask(url, { ...options, body: options.body ?? null });
      date = answer.headers.get('date');
      return answer;
    };
    const { clientId, clientSecret } = registration;
    const configuration = await openid.discovery(
      issuer,
      clientId,
      { [openid.clockSkew]: skewS },
      clientSecret === null ? openid.None() : openid.ClientSecretPost(clientSecret),
      {
        execute: allowsHttpOnLoopback && isLoopback(issuer) ? [openid.allowInsecureRequests] : [],
        timeout: timeoutS,
        [openid.customFetch]: noteDate,
      },
    );
    const found = skewOf(date, clocks.wall());
    return skewS === 0 && found !== 0 ? read(issuer, registration, found) : { configuration, skewS };
  }

  return {
    async connect(provider, registration) {
      const issuer = new URL(issuerUrl(provider, registration.tenant));
      const secrets = secretsOf(registration);
      const key = JSON.stringify([issuer.href, registration.clientId, registration.clientSecret]);
      const discover: Discover = (unwanted) => known.get(key, () => read(issuer, registration), unwanted);
      try {
        const { configuration } = await discover();
        const page = configuration.serverMetadata().authorization_endpoint;
        return page !== undefined && new URL(page).origin === provider.signInOrigin
          ? { ok: true, value: clientOf(configuration, discover, provider, secrets) }
          : untrusted('The sign-in page lies elsewhere.');
      } catch (error) {
        return { ok: false, failure: readFailure(error, { secrets }) };
      }
    },
  };
}

/** How one question is asked. */
interface Attempt extends Asked {
  /** Whether the same may be asked again: a code is good for one question. */
  readonly isRepeatable?: boolean;
}

function clientOf(
  first: openid.Configuration,
  discover: Discover,
  provider: IdentityProvider,
  registered: readonly string[],
): OpenIdClient {
  const { issuer: metadataIssuer } = first.serverMetadata();
  const scope = scopeOf(provider);
  const scopeOnRefresh = refreshScopeOf(provider);

  /** What is at hand is asked for each time: while a user signs in, or this computer sleeps, its clock may be set. */
  async function attempt<T>(
    { secrets = [], isRenewal = false, isRepeatable = false }: Attempt,
    ask: (configuration: openid.Configuration) => Promise<T>,
  ): Promise<OAuthResult<T>> {
    const askOnce = async (discovered: Discovered) =>
      ask(discovered.configuration).catch(async (error) => {
        if (!failedChecksOfTime(error)) throw error;
        const anew = await discover(discovered);
        if (!isRepeatable || anew.skewS === discovered.skewS) throw error;
        return ask(anew.configuration);
      });
    try {
      return { ok: true, value: await askOnce(await discover()) };
    } catch (error) {
      return {
        ok: false,
        failure: readFailure(error, { secrets: [...registered, ...secrets], isRenewal }),
      };
    }
  }

  return {
    async askForCode(redirectUri, loginHint) {
      const codeVerifier = openid.randomPKCECodeVerifier();
      const [state, nonce] = [openid.randomState(), openid.randomNonce()];
      const url = openid.buildAuthorizationUrl(first, {
        ...provider.authorizeParameters,
        redirect_uri: redirectUri,
        scope,
        login_hint: loginHint,
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url, state, nonce, codeVerifier };
    },
    async redeemCode(answer, { state, nonce, codeVerifier }) {
      const checked = new URL(answer);
      const issuer = checked.searchParams.get('iss');
      if (issuer !== null && metadataIssuer.includes('{tenantid}')) {
        // The library compares with the template itself, which no answer can equal.
        if (!isFromIssuer(metadataIssuer, issuer)) return untrusted('The answer names another issuer.');
        checked.searchParams.delete('iss');
      }
      const code = checked.searchParams.get('code') ?? '';
      return attempt({ secrets: [code, codeVerifier] }, async (configuration) =>
        tokensOf(
          await openid.authorizationCodeGrant(configuration, checked, {
            pkceCodeVerifier: codeVerifier,
            expectedState: state,
            expectedNonce: nonce,
            idTokenExpected: true,
          }),
        ),
      );
    },
    askForDevice: () =>
      attempt({}, async (configuration) => {
        const device = await openid.initiateDeviceAuthorization(configuration, { scope });
        return {
          deviceCode: device.device_code,
          userCode: device.user_code,
          link: device.verification_uri,
          linkWithCode: device.verification_uri_complete ?? null,
          expiresInS: device.expires_in,
          intervalS: device.interval ?? null,
        };
      }),
    awaitDevice: ({ deviceCode, userCode, link, expiresInS }, intervalS, signal) =>
      attempt({ secrets: [deviceCode] }, async (configuration) => {
        const asked = {
          device_code: deviceCode,
          user_code: userCode,
          verification_uri: link,
          expires_in: expiresInS,
          interval: intervalS,
        };
        return tokensOf(
          await openid.pollDeviceAuthorizationGrant(configuration, asked, undefined, { signal }),
        );
      }),
    refresh: (refreshToken) =>
      attempt({ secrets: [refreshToken], isRenewal: true, isRepeatable: true }, async (configuration) =>
        tokensOf(
          await openid.refreshTokenGrant(
            configuration,
            refreshToken,
            scopeOnRefresh === null ? undefined : { scope: scopeOnRefresh },
          ),
        ),
      ),
    revoke: (refreshToken) =>
      attempt({ secrets: [refreshToken] }, (configuration) =>
        openid.tokenRevocation(configuration, refreshToken),
      ),
  };
}

function untrusted(detail: string): OAuthResult<never> {
  return { ok: false, failure: failureOf({ kind: 'untrusted-answer' }, detail) };
}

function tokensOf(answer: openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers): Tokens {
  return {
    accessToken: answer.access_token,
    expiresInS: answer.expires_in ?? null,
    refreshToken: answer.refresh_token ?? null,
    scope: answer.scope ?? null,
    claims: { ...answer.claims() },
  };
}

function secretsOf({ clientSecret }: Pick<Registration, 'clientSecret'>): readonly string[] {
  return clientSecret === null ? [] : [clientSecret];
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
}
