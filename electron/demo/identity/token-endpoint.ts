import type { Account } from '../account.ts';
import { grantable } from './authorization-request.ts';
import type { Grant, Grants } from './grants.ts';
import type { IdTokenSigner } from './id-token.ts';
import type { IdentityVoice, TokenRefusal } from './identity-voice.ts';
import { DEVICE_CODE_S, type PendingSignIns } from './pending-sign-ins.ts';

/** What the endpoints for programs work with. */
export interface TokenParts {
  readonly issuer: string;
  readonly clientId: string;
  readonly voice: IdentityVoice;
  readonly grants: Grants;
  readonly pending: PendingSignIns;
  readonly signer: IdTokenSigner;
}

/** An answer for a program. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: object;
}

type GrantType = (form: URLSearchParams, parts: TokenParts) => JsonAnswer;

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const CODE_REFUSED = { error: 'invalid_grant', error_description: 'The code is not, or no longer, valid.' };

const GRANT_TYPES: Readonly<Record<string, GrantType>> = {
  authorization_code(form, parts) {
    const { pending, grants } = parts;
    const issued = pending.redeemCode(
      text(form, 'code'),
      text(form, 'code_verifier'),
      text(form, 'redirect_uri'),
    );
    if (issued === null) return refused(CODE_REFUSED);
    const { account, request } = issued;
    return granted(grants.begin(account, request.scope), parts, { nonce: request.nonce });
  },
  refresh_token(form, parts) {
    const { grants, voice } = parts;
    const refreshToken = text(form, 'refresh_token');
    const grant = grants.find(refreshToken);
    if (grant === null) return refused(voice.grantEnded);
    return granted(grant, parts, voice.rotates ? {} : { refreshToken });
  },
  [DEVICE_GRANT](form, parts) {
    const { grants, pending, voice } = parts;
    const device = pending.askDevice(text(form, 'device_code'));
    if (device === null)
      return refused({ error: 'expired_token', error_description: 'The code has expired.' });
    const { answer } = device;
    if (answer === null) {
      return refused({ error: 'authorization_pending', error_description: 'Nobody has answered yet.' });
    }
    pending.endDevice(device);
    return answer === 'refused'
      ? refused(voice.deviceRefused)
      : granted(grants.begin(answer, device.scope), parts);
  },
};

/** Gives tokens for a code, a refresh token or a device that was signed in (RFC 6749 section 5). */
export function answerToken(form: URLSearchParams, parts: TokenParts): JsonAnswer {
  const grantType = GRANT_TYPES[text(form, 'grant_type')];
  if (text(form, 'client_id') !== parts.clientId)
    return refused({ error: 'invalid_client', error_description: '' });
  return grantType?.(form, parts) ?? refused({ error: 'unsupported_grant_type', error_description: '' });
}

/** Gives a code to type elsewhere (RFC 8628 section 3.2). */
export function answerDevice(form: URLSearchParams, { issuer, pending, voice }: TokenParts): JsonAnswer {
  const { deviceCode, userCode } = pending.newDevice(grantable(text(form, 'scope'), voice.scopes));
  const body = {
    device_code: deviceCode,
    user_code: userCode,
    verification_uri: `${issuer}/device`,
    expires_in: DEVICE_CODE_S,
    interval: 1,
  };
  return { status: 200, body };
}

/** Ends a grant (RFC 7009); what is not known has ended already. */
export function answerRevocation(form: URLSearchParams, { grants }: TokenParts): JsonAnswer {
  grants.end(text(form, 'token'));
  return { status: 200, body: {} };
}

function granted(
  grant: Grant,
  { grants, issuer, clientId, signer }: TokenParts,
  { nonce = null, refreshToken }: { readonly nonce?: string | null; readonly refreshToken?: string } = {},
): JsonAnswer {
  const tokens = grants.issue(grant, refreshToken);
  const now = Math.floor(Date.now() / 1000);
  const idToken = signer.sign({
    ...whoIs(grant.account),
    iss: issuer,
    aud: clientId,
    iat: now,
    exp: now + tokens.expiresInS,
    ...(nonce !== null && { nonce }),
  });
  const body = {
    token_type: 'Bearer',
    access_token: tokens.accessToken,
    expires_in: tokens.expiresInS,
    refresh_token: tokens.refreshToken,
    scope: grant.scope,
    id_token: idToken,
  };
  return { status: 200, body };
}

/** Microsoft's name for it comes first; Google's claims are the others. */
function whoIs({ address }: Account) {
  return { sub: address, preferred_username: address, email: address };
}

function refused(body: TokenRefusal): JsonAnswer {
  return { status: 400, body };
}

function text(form: URLSearchParams, name: string): string {
  return form.get(name) ?? '';
}
