/** Why a mailbox does not work: a closed set, so that every cause has its words, its owner and its rule for trying again. */
export const CAUSES = [
  'bad-credentials',
  'app-password-required',
  'basic-auth-disabled',
  'smtp-auth-disabled',
  'org-policy-block',
  'imap-disabled',
  'mailbox-not-connected',
  'client-id-required',
  'account-locked',
  'account-disabled',
  'needs-web-login',
  'rate-limited-logins',
  'rate-limited',
  'too-many-connections',
  'send-quota-exceeded',
  'recipient-limit',
  'recipient-rejected',
  'sender-not-allowed',
  'content-rejected',
  'ip-blocked',
  'server-busy',
  'mailbox-unavailable',
  'mailbox-full',
  'message-too-large',
  'license-missing',
  'host-not-found',
  'connection-refused',
  'port-blocked',
  'wrong-security-mode',
  'auth-not-offered',
  'tls-cert-invalid',
  'tls-cert-expired',
  'tls-handshake-failed',
  'network-offline',
  'timeout',
  'connection-lost',
  'protocol-error',
  'oauth-token-expired',
  'oauth-grant-invalid',
  'oauth-token-refused',
  'oauth-server-not-allowed',
  'oauth-consent-required',
  'oauth-client-rejected',
  'oauth-unavailable',
  'unknown',
] as const;

export type Cause = (typeof CAUSES)[number];

/** Those that speak of passwords. Said of a mailbox that has none, they mean the sign-in with its provider. */
export const PASSWORD_CAUSES: ReadonlySet<Cause> = new Set<Cause>([
  'bad-credentials',
  'app-password-required',
  'basic-auth-disabled',
]);

/**
 * What a mail server’s refusal of a token is read as by its words alone: as one of passwords, or as the end of the sign-in,
 * which only the identity provider can tell.
 */
export const REFUSALS_OF_TOKENS: ReadonlySet<Cause> = new Set<Cause>([
  ...PASSWORD_CAUSES,
  'oauth-grant-invalid',
]);

/** Who has to act before the mailbox works again; `nobody` where waiting helps. */
export type Actor = 'user' | 'admin' | 'provider' | 'nobody';

/** One numbered step of advice. */
export interface Step {
  readonly text: string;
  /** An https link, or `null` where the step needs none. */
  readonly url: string | null;
}

/** A mailbox at a glance; `pending`, `offline`, `paused` and `stale` are the monitor's to give. */
export type MailboxStatus =
  | 'healthy'
  | 'warning'
  | 'pending'
  | 'action-needed'
  | 'unreachable'
  | 'offline'
  | 'paused'
  | 'stale'
  | 'unknown';

/** What one refusal means. */
export interface Classification {
  readonly cause: Cause;
  /** Whether waiting alone may mend it: such a refusal is never a reason to ask for a new secret. */
  readonly transient: boolean;
}
