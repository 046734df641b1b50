import type { ServerAddress } from '../mailbox/server-address.ts';

/** How sure we are of a fact: seen in the provider's own documents or measured, second-hand, or unverified. */
export type Confidence = 'high' | 'medium' | 'low';

/** What a provider accepts as proof of identity over IMAP and SMTP. */
export type SecretKind =
  | 'app-password'
  | 'authorization-code'
  | 'login-password'
  | 'bridge-password'
  | 'oauth2';

/** The form of the secret that a provider hands out, as far as it is known. */
export interface SecretFormat {
  /** Characters, separators not counted. */
  readonly length: number;
  readonly charset: 'lowercase' | 'uppercase-digits' | 'alphanumeric' | 'url-safe';
  /** Shown in groups by the provider; `strip` them from what is pasted, or `keep` them where they are part of it. */
  readonly separators: 'strip-spaces' | 'keep-hyphens' | 'none';
  readonly confidence: Confidence;
}

/** A daily sending limit. Messages and recipients are different things; a rolling 24 hours unless stated otherwise. */
export interface SendCap {
  readonly value: number;
  readonly unit: 'messages' | 'recipients';
  /** `published` by the provider, or `observed` by others where it publishes none. */
  readonly basis: 'published' | 'observed';
  readonly confidence: Confidence;
  /** Where the figure comes from. */
  readonly source: string;
}

/** What the preset knows of a provider's sign-in over the web (OAuth2). */
export interface OAuthPreset {
  readonly issuer: 'microsoft' | 'google' | 'other';
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly deviceCodeUrl: string | null;
  readonly scopes: readonly string[];
  /** `false`: the provider admits registered partners only, so the app cannot offer it. */
  readonly openToAnyone: boolean;
}

/** A provider's pair of servers. */
export interface MailServers {
  readonly imap: ServerAddress;
  /** Best first. */
  readonly smtp: readonly ServerAddress[];
}

/** Everything the app knows of one mail provider before it has spoken with it. */
export interface Provider {
  readonly id: string;
  /** Name as its users know it. */
  readonly name: string;
  readonly kind: 'personal' | 'business' | 'custom';
  /** Domains of its addresses, lower case; `*.example.com` stands for every domain below example.com. */
  readonly domains: readonly string[];
  /** Host-name suffixes of its MX records, lower case. */
  readonly mxSuffixes: readonly string[];
  /** `null` only for `custom`. */
  readonly imap: ServerAddress | null;
  /** Best first; the next is tried on network errors only. Empty only for `custom`. */
  readonly smtp: readonly ServerAddress[];
  /** Other servers for customers' own domains, which are recognised by MX; absent where the ones above serve them too. */
  readonly ownDomainServers?: MailServers;
  /** What the user name is, in words; `null` where it is simply the address. */
  readonly usernameNote: string | null;
  /** Kinds of secret it issues for mail programs, the recommended first; {@link passwordRefusedOn} says where it takes none. */
  readonly secrets: readonly SecretKind[];
  /** Protocols on which every password, app passwords included, is refused by policy. */
  readonly passwordRefusedOn: readonly ('imap' | 'smtp')[];
  /** What the provider calls the secret, e.g. “app password”, “authorization code (授权码)”. */
  readonly secretName: string;
  readonly secretFormat: SecretFormat | null;
  /** Where such a secret is made. */
  readonly secretUrl: string | null;
  /** The way to it through the provider's pages, in words; absent where the IMAP switch's page makes it, or where unknown. */
  readonly secretPath?: string;
  /** Whether two-step verification must be on before one can be made; `null` where unknown. */
  readonly secretNeedsTwoStep: boolean | null;
  /** What makes an existing secret stop working, in one sentence; `null` where unknown. */
  readonly secretDiesWhen: string | null;
  readonly securityUrl: string | null;
  /** The switch that turns IMAP (or mail apps) on; `null` where there is none. */
  readonly imapSwitch: {
    readonly path: string;
    readonly url: string | null;
    /** `null` where unknown. */
    readonly offByDefault: boolean | null;
  } | null;
  readonly oauth: OAuthPreset | null;
  /** `null` where no figure is known. */
  readonly sendCap: SendCap | null;
  readonly messagesPerMinute: number | null;
  readonly recipientsPerMessage: number | null;
  /** Megabytes. */
  readonly messageSizeMb: number | null;
  readonly connections: { readonly imap: number | null; readonly smtp: number | null };
  readonly sentFolder: {
    /** Names to look for where the server advertises no `\Sent`. */
    readonly names: readonly string[];
    /** Whether the server files a copy of what is submitted over SMTP; `null` where unknown. */
    readonly savesCopy: boolean | null;
  };
  /** Whether SELECT is refused until the client has sent ID (RFC 2971). */
  readonly needsImapId: boolean;
  /** Whether IDLE pushes; `null` where unknown. */
  readonly pushesIdle: boolean | null;
  readonly confidence: Confidence;
  /** Where single facts are surer or less sure than the whole. */
  readonly factConfidence: Readonly<Partial<Record<keyof Provider, Confidence>>>;
  /** What else a person should know, one sentence each. */
  readonly notes: readonly string[];
  /** Public documents the facts come from: https links. */
  readonly sources: readonly string[];
}
