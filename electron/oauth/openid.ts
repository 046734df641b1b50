import * as openid from 'openid-client';
import { skewOf } from './clock-skew.ts';
import type { IdentityProvider } from './identity-providers.ts';
import { isFromIssuer } from './issuer-rule.ts';
import { failureOf, type OAuthResult } from './oauth-failure.ts';
import type { OpenId, OpenIdClient, Tokens } from './openid-client.ts';
import { issuerUrl, refreshScopeOf, scopeOf } from './provider-parameters.ts';
import { readFailure } from './read-failure.ts';
import type { Registration } from './registration.ts';

export interface OpenIdOptions {
  /** Limit of one request, in seconds. */
  readonly timeoutS?: number;
  /** Plain http to a provider on this computer, and to no other: for tests. */
  readonly allowsHttpOnLoopback?: boolean;
  /** Unix time in milliseconds. */
  readonly now?: () => number;
  readonly fetch?: typeof fetch;
}

const DOCUMENT_AGE_MS = 24 * 3_600_000;

interface Known {
  readonly configuration: Promise<openid.Configuration>;
  readonly readAtMs: number;
}

export function createOpenId({
  timeoutS = 20,
  allowsHttpOnLoopback = false,
  now = Date.now,
  fetch: ask = fetch,
}: OpenIdOptions = {}): OpenId {
  const known = new Map<string, Known>();

  async function discover(issuer: URL, registration: Registration, skewS = 0): Promise<openid.Configuration> {
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
    const found = skewOf(date, now());
    return skewS === 0 && found !== 0 ? discover(issuer, registration, found) : configuration;
  }

  /** Asked by many mailboxes at once after a start: one request answers all. */
  function configure(issuer: URL, registration: Registration): Promise<openid.Configuration> {
    const key = JSON.stringify([issuer.href, registration.clientId, registration.clientSecret]);
    const before = known.get(key);
    if (before !== undefined && now() - before.readAtMs < DOCUMENT_AGE_MS) return before.configuration;
    const configuration = discover(issuer, registration);
    known.set(key, { configuration, readAtMs: now() });
    configuration.catch(() => known.delete(key));
    return configuration;
  }

  return {
    async connect(provider, registration) {
      const issuer = new URL(issuerUrl(provider, registration.tenant));
      try {
        const configuration = await configure(issuer, registration);
        const page = configuration.serverMetadata().authorization_endpoint;
        return page !== undefined && new URL(page).origin === provider.signInOrigin
          ? { ok: true, value: clientOf(configuration, provider, secretsOf(registration)) }
          : untrusted('The sign-in page lies elsewhere.');
      } catch (error) {
        return { ok: false, failure: readFailure(error, secretsOf(registration)) };
      }
    },
  };
}

function clientOf(
  configuration: openid.Configuration,
  provider: IdentityProvider,
  secrets: readonly string[],
): OpenIdClient {
  const { issuer: metadataIssuer } = configuration.serverMetadata();
  const scope = scopeOf(provider);
  const scopeOnRefresh = refreshScopeOf(provider);

  async function attempt<T>(sent: readonly string[], ask: () => Promise<T>): Promise<OAuthResult<T>> {
    try {
      return { ok: true, value: await ask() };
    } catch (error) {
      return { ok: false, failure: readFailure(error, [...secrets, ...sent]) };
    }
  }

  return {
    async askForCode(redirectUri, loginHint) {
      const codeVerifier = openid.randomPKCECodeVerifier();
      const [state, nonce] = [openid.randomState(), openid.randomNonce()];
      const url = openid.buildAuthorizationUrl(configuration, {
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
      return attempt([code, codeVerifier], async () =>
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
      attempt([], async () => {
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
      attempt([deviceCode], async () => {
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
      attempt([refreshToken], async () =>
        tokensOf(
          await openid.refreshTokenGrant(
            configuration,
            refreshToken,
            scopeOnRefresh === null ? undefined : { scope: scopeOnRefresh },
          ),
        ),
      ),
    revoke: (refreshToken) =>
      attempt([refreshToken], () => openid.tokenRevocation(configuration, refreshToken)),
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
