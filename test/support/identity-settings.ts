import { generateKeyPairSync } from 'node:crypto';
import { interactionPolicy, type RequestContext } from 'oidc-provider';
import type { GrantedTokens } from './granted-tokens.ts';
import type { IdentityBehaviour } from './identity-behaviour.ts';
import { IDENTITY_PAGES } from './identity-pages.ts';

/** The app: a public client that keeps no secret. */
export const APP_CLIENT_ID = 'desk';

/** The mail servers, which may ask whether a token is good. */
export const MAIL_SERVERS = { id: 'mailrs', secret: 'rs-secret' } as const;

/** What an app may ask for: the standard scopes, this provider's own `mail`, and those that real providers use. */
export const SCOPES = [
  'openid',
  'offline_access',
  'email',
  'profile',
  'mail',
  'https://mail.google.com/',
  'https://outlook.office.com/IMAP.AccessAsUser.All',
  'https://outlook.office.com/SMTP.Send',
] as const;

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** Settings of oidc-provider for a provider that behaves as `behaviour()` says at the moment of each request. */
export function identitySettings(
  granted: GrantedTokens,
  behaviour: () => IdentityBehaviour,
  whoSignsIn: (loginHint: unknown) => string,
) {
  return {
    adapter: granted.keep,
    clients: [
      {
        client_id: APP_CLIENT_ID,
        // Lets a redirect go to any port of the address, as RFC 8252 asks.
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: [
          'http://127.0.0.1/',
          'http://127.0.0.1/callback',
          'http://localhost/',
          'http://localhost/callback',
        ],
        grant_types: ['authorization_code', 'refresh_token', DEVICE_GRANT],
        response_types: ['code'],
      },
      {
        client_id: MAIL_SERVERS.id,
        client_secret: MAIL_SERVERS.secret,
        redirect_uris: [],
        grant_types: [],
        response_types: [],
      },
    ],
    scopes: SCOPES,
    // The ID token itself says who signed in, as those of Microsoft and Google do.
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username'],
    },
    findAccount: (_: unknown, user: string) => ({
      accountId: user,
      claims: () => ({ sub: user, email: user, email_verified: true, name: user, preferred_username: user }),
    }),
    // Mail servers read from the answer to their question whose token it is.
    extraTokenClaims: (_: unknown, { accountId }: { accountId?: string }) => ({
      email: accountId,
      username: accountId,
    }),
    features: {
      devInteractions: { enabled: false },
      deviceFlow: { enabled: true, ...IDENTITY_PAGES.device },
      revocation: { enabled: true, allowedPolicy: isOwnToken },
      introspection: {
        enabled: true,
        allowedPolicy: (_: unknown, client: { clientId: string }) => client.clientId === MAIL_SERVERS.id,
      },
    },
    ttl: {
      AccessToken: () => behaviour().accessTokenS,
      RefreshToken: () => behaviour().refreshTokenS,
      DeviceCode: () => behaviour().deviceCodeS,
      AuthorizationCode: 60,
      IdToken: 3_600,
      Interaction: 3_600,
      Session: 14 * 24 * 3_600,
      Grant: 365 * 24 * 3_600,
    },
    issueRefreshToken: (_: unknown, client: { clientId: string }) => client.clientId === APP_CLIENT_ID,
    rotateRefreshToken: () => behaviour().rotatesRefreshTokens,
    expiresWithSession: () => false,
    renderError: IDENTITY_PAGES.renderError,
    interactions: {
      url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}`,
      policy: signInPolicy(whoSignsIn),
    },
    cookies: { keys: ['signs the cookies of a test'] },
    jwks: { keys: [signingKey()] },
  };
}

function isOwnToken(_: unknown, client: { clientId: string }, token: { clientId: string }): boolean {
  return client.clientId === token.clientId;
}

/** A browser that already knows somebody signs in anew where somebody else is meant; an app may ask for the choice. */
function signInPolicy(whoSignsIn: (loginHint: unknown) => string) {
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  policy.get('login')?.checks.add(
    new interactionPolicy.Check(
      'somebody_else',
      'somebody else is to sign in',
      ({ oidc }: RequestContext) => {
        return oidc.session?.accountId !== whoSignsIn(oidc.params?.login_hint);
      },
    ),
  );
  return policy;
}

function signingKey(): object {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'test' };
}
