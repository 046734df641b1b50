import type { ProbeFailure } from '../probe/probe-result.ts';

/** Where a reply came from: the two mail protocols, the network and TLS below them, or an identity provider. */
export type EvidenceProtocol = 'imap' | 'smtp' | 'net' | 'tls' | 'oauth';

/** All that is known of one refusal; `null` is “not known”, never “known to be nothing”. */
export interface Evidence {
  readonly protocol: EvidenceProtocol | null;
  /** A probe stage, or the SMTP and OAuth steps that the probes never take (`mail`, `rcpt`, `data`, `token`, …). */
  readonly stage: string | null;
  readonly code: string | null;
  readonly responseCode: string | null;
  readonly enhancedCode: string | null;
  readonly reply: string | null;
  readonly message: string;
  readonly oauthError: string | null;
  /** Microsoft refuses a password and a token in the same words. */
  readonly presented: 'password' | 'token' | null;
  readonly offered: readonly string[];
  /** Some replies mean different things at different providers. */
  readonly providerId: string | null;
}

/** What a failed probe has to say, seen as evidence against one provider. */
export function evidenceOf(failure: ProbeFailure, providerId: string | null): Evidence {
  return { ...failure, providerId };
}
