/** `browser`: on this computer. `device`: a code is typed on any other one, e.g. over ssh. */
export type SignInWay = 'browser' | 'device';

/** `any`: by a code where the provider takes one, which works over ssh too, and else in a browser. */
export type WantedWay = SignInWay | 'any';

/** What the user has to do next, or has done. No token, no secret and no answer of the provider is in it. */
export type SignInStep =
  /** To be opened in a browser of this computer within five minutes, once. */
  | {
      readonly kind: 'page';
      /** `Microsoft` or `Google`. */
      readonly name: string;
      readonly link: string;
      /** Whether a code typed on any other device would do as well. */
      readonly takesDeviceCode: boolean;
    }
  | {
      readonly kind: 'code';
      readonly name: string;
      readonly code: string;
      /** The page that takes the code. */
      readonly link: string;
      /** The same with the code filled in; `null` where the provider has no such page. */
      readonly linkWithCode: string | null;
      /** ISO 8601, UTC. */
      readonly expiresAt: string;
    }
  /** The servers are tried from here on. `as` is `null` where the provider did not say who it was. */
  | { readonly kind: 'signed-in'; readonly as: string | null };
