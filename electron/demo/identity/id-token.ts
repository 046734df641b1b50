import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';

/** What an ID token says (OpenID Connect Core section 2). */
export type Claims = Readonly<Record<string, string | number>>;

/** Signs ID tokens with a key that is made at the start and kept nowhere. */
export interface IdTokenSigner {
  /** The public key, as discovery hands it out (RFC 7517). */
  readonly jwks: { readonly keys: readonly object[] };
  readonly sign: (claims: Claims) => string;
}

export const ID_TOKEN_ALGORITHM = 'ES256';

/** Takes a millisecond; a key for RS256 would take up to half a second of the demo's start. */
export function createIdTokenSigner(): IdTokenSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = randomUUID();
  return {
    jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), alg: ID_TOKEN_ALGORITHM, use: 'sig', kid }] },
    sign(claims) {
      const header = { alg: ID_TOKEN_ALGORITHM, typ: 'JWT', kid };
      const text = [header, claims].map((part) => encode(JSON.stringify(part))).join('.');
      // RFC 7518 section 3.4: the two numbers as they are, not wrapped in DER.
      const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `${text}.${signature.toString('base64url')}`;
    },
  };
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}
