/** The body of a refusal by the token endpoint (RFC 6749 section 5.2), with what the provider adds. */
export type TokenRefusal = {
  readonly error: string;
  readonly error_description: string;
} & Readonly<Record<string, unknown>>;

/** How an identity provider speaks where its words matter to a mail program, as data. */
export interface IdentityVoice {
  readonly name: string;
  /** What a mail program may ask for. */
  readonly scopes: readonly string[];
  /** To a refresh token whose grant has ended. */
  readonly grantEnded: TokenRefusal;
  /** Said to the program whose user refused; goes into the address that the browser comes back to. */
  readonly userRefused: Readonly<Record<string, string>>;
  /** To a device whose user refused. */
  readonly deviceRefused: TokenRefusal;
  /** While it has trouble, with status 503. */
  readonly trouble: TokenRefusal;
  /** Whether a new refresh token comes with each refresh. */
  readonly rotates: boolean;
}
