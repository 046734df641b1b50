/** How an endpoint of the identity provider fails. */
export type EndpointTrouble =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** An object goes out as JSON, a text as HTML. */
      readonly body?: object | string;
      /** Seconds; sent as `Retry-After`. */
      readonly retryAfterS?: number;
    }
  /** The request is taken and never answered. */
  | { readonly kind: 'silence' }
  /** The connection is cut in place of an answer. */
  | { readonly kind: 'cut' }
  /** An answer begins well, with headers and half its body, and nothing or a cut follows. */
  | { readonly kind: 'half'; readonly then: 'cut' | 'silence' };

/** What a test decides about an identity provider; it counts from the next request on. */
export interface IdentityBehaviour {
  /** Lifetime of access tokens issued from now on; whole seconds, from 1. */
  readonly accessTokenS: number;
  readonly refreshTokenS: number;
  readonly deviceCodeS: number;
  /** How often a device may ask whether it is signed in; `null` says nothing, which means 5 seconds. */
  readonly devicePollS: number | null;
  /**
   * Whether a refresh gives a new refresh token and ends the old one. A second use of the old one then ends the whole
   * grant.
   */
  readonly rotatesRefreshTokens: boolean;
  /** Who sits at the browser; `null`: whoever the app names by `login_hint`. */
  readonly signsIn: string | null;
  /** What that person says to “may this app read your mail?”; `unanswered` leaves the page open. */
  readonly consent: 'given' | 'denied' | 'unanswered';
  /** Of the token endpoint: sign-in, refresh and device polling. */
  readonly tokenTrouble: EndpointTrouble | null;
  readonly tokenDelayMs: number;
  /** Of the endpoint at which mail servers ask whether a token is good. */
  readonly introspectionTrouble: EndpointTrouble | null;
  readonly introspectionDelayMs: number;
}

/** All is well: tokens for an hour, the person named signs in and agrees. */
export const WELL_BEHAVED: IdentityBehaviour = {
  accessTokenS: 3_600,
  refreshTokenS: 14 * 24 * 3_600,
  deviceCodeS: 600,
  devicePollS: 1,
  rotatesRefreshTokens: true,
  signsIn: null,
  consent: 'given',
  tokenTrouble: null,
  tokenDelayMs: 0,
  introspectionTrouble: null,
  introspectionDelayMs: 0,
};
