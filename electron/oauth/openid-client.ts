import type { IdentityProvider } from './identity-providers.ts';
import type { OAuthResult } from './oauth-failure.ts';
import type { Registration } from './registration.ts';

/** What the provider gave for a code, a device or a refresh token. Secret, but for `scope`, `expiresInS` and `claims`. */
export interface Tokens {
  readonly accessToken: string;
  /** Seconds; `null` where the provider did not say. */
  readonly expiresInS: number | null;
  /** `null` where none was sent: after a refresh the old one then stays good. */
  readonly refreshToken: string | null;
  /** What was granted; `null` means everything that was asked for. */
  readonly scope: string | null;
  /** Of the ID token, its issuer, audience, times and nonce checked; empty where there was none. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** A question to the sign-in page, and what its answer must fit. The verifier is secret. */
export interface AuthorizationRequest {
  readonly url: URL;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** A code to be typed on another device. `deviceCode` is secret, the rest is for the user. */
export interface DeviceRequest {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly link: string;
  /** Holds the code already; `null` where the provider offers none, as Microsoft does not. */
  readonly linkWithCode: string | null;
  readonly expiresInS: number;
  /** Seconds between two questions; `null` where the provider did not say. */
  readonly intervalS: number | null;
}

/** One registration’s conversations with its provider. Nothing throws but a bug. */
export interface OpenIdClient {
  askForCode(redirectUri: string, loginHint: string): Promise<AuthorizationRequest>;
  /** `answer` is the address that the browser came back with. */
  redeemCode(answer: URL, request: AuthorizationRequest): Promise<OAuthResult<Tokens>>;
  askForDevice(): Promise<OAuthResult<DeviceRequest>>;
  /** Asks every `intervalS` until the user has answered, the code has expired or `signal` says to stop. */
  awaitDevice(request: DeviceRequest, intervalS: number, signal: AbortSignal): Promise<OAuthResult<Tokens>>;
  refresh(refreshToken: string): Promise<OAuthResult<Tokens>>;
  revoke(refreshToken: string): Promise<OAuthResult<void>>;
}

/** Reads a provider’s discovery document once a day and makes clients of it. */
export interface OpenId {
  connect(provider: IdentityProvider, registration: Registration): Promise<OAuthResult<OpenIdClient>>;
}
