/** `browser`: on this computer. `device`: a code is typed on any other one, e.g. over ssh. */
export type SignInWay = 'browser' | 'device';

/** What the user has to do next, or has done. No token, no secret and no answer of the provider is in it. */
export type SignInStep =
  /** To be opened in a browser of this computer within five minutes, once. */
  | { readonly kind: 'page'; readonly link: string }
  | {
      readonly kind: 'code';
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
