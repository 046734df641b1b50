import { ID_TOKEN_ALGORITHM } from './id-token.ts';
import type { IdentityVoice } from './identity-voice.ts';

/** Where each thing is asked for. */
export const PATHS = {
  discovery: '/.well-known/openid-configuration',
  keys: '/keys',
  authorize: '/authorize',
  answer: '/answer',
  device: '/device',
  deviceCode: '/devicecode',
  token: '/token',
  revoke: '/revoke',
} as const;

/** What a program reads first (OpenID Connect Discovery section 3). */
export function discoveryDocument(issuer: string, { scopes }: IdentityVoice): object {
  return {
    issuer,
    authorization_endpoint: issuer + PATHS.authorize,
    token_endpoint: issuer + PATHS.token,
    device_authorization_endpoint: issuer + PATHS.deviceCode,
    revocation_endpoint: issuer + PATHS.revoke,
    jwks_uri: issuer + PATHS.keys,
    scopes_supported: scopes,
    response_types_supported: ['code'],
    grant_types_supported: [
      'authorization_code',
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:device_code',
    ],
    code_challenge_methods_supported: ['S256'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [ID_TOKEN_ALGORITHM],
    token_endpoint_auth_methods_supported: ['none'],
    authorization_response_iss_parameter_supported: true,
  };
}
