import type { Protocol, ServerAddress } from '../mailbox/server-address.ts';

/**
 * How far a check came, in the usual order of the wire; a server that is ready for ID earlier gets it earlier. `count`
 * belongs to the Sent-folder reader.
 */
export const PROBE_STAGES = [
  'resolve',
  'connect',
  'tls',
  'greeting',
  'capability',
  'login',
  'identify',
  'open',
  'count',
  'logout',
] as const;

/** One rung of the ladder; where a failure happened. */
export type ProbeStage = (typeof PROBE_STAGES)[number];

/** A stage that was passed. */
export interface Rung {
  readonly stage: ProbeStage;
  /** When it was passed: ISO 8601, UTC. */
  readonly at: string;
  /** How long this stage alone took, in milliseconds. */
  readonly ms: number;
}

/** What the server's certificate and the handshake said. */
export interface TlsFacts {
  /** As Node names it, e.g. `TLSv1.3`. */
  readonly protocol: string | null;
  /** Organisation or common name of the issuer. */
  readonly issuer: string | null;
  /** ISO 8601, UTC. */
  readonly validFrom: string | null;
  /** ISO 8601, UTC. */
  readonly validTo: string | null;
}

/**
 * Why a probe stopped, in the words of the library and the server. It is evidence, not a verdict: what it means is
 * decided in `diagnosis/`.
 */
export interface ProbeFailure {
  readonly protocol: Protocol;
  readonly stage: ProbeStage;
  /** Code of the library, Node or the TLS library, e.g. `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `GREETING_TIMEOUT`. */
  readonly code: string | null;
  /** IMAP response code (`AUTHENTICATIONFAILED`) or SMTP reply code (`535`). */
  readonly responseCode: string | null;
  /** RFC 3463 enhanced status code, e.g. `5.7.139`. */
  readonly enhancedCode: string | null;
  /** The server's own words, scrubbed of secrets, at most 2,000 characters; `null` where the server said nothing. */
  readonly reply: string | null;
  /** The library's sentence, scrubbed likewise. */
  readonly message: string;
  /** JSON that an OAuth refusal carries (RFC 7628 section 3.2.3), scrubbed, as text. */
  readonly oauthError: string | null;
  /** What the sign-in was tried with; `null` where none was meant to be. */
  readonly presented: 'password' | 'token' | null;
  /** Capabilities or EHLO keywords that the server had offered by then. */
  readonly offered: readonly string[];
}

/** Why a probe went as far as it may without signing in. */
export type WithheldReason =
  /** IMAP was told that sign-ins of this kind, or to this account, are barred. */
  | 'imap-refused-by-policy'
  /** IMAP has just refused the same secret, and trying it on SMTP could only harm. */
  | 'imap-refused-secret'
  | 'sign-in-budget-spent'
  /** The next sign-in waits for a while after the last one, which was refused or has not come to its end. */
  | 'sign-in-resting'
  | 'secret-unavailable';

interface ProbeReport {
  readonly protocol: Protocol;
  readonly server: ServerAddress;
  /** Rungs passed, in order. */
  readonly rungs: readonly Rung[];
  /** From the first look-up to the end, in milliseconds. */
  readonly ms: number;
  readonly tls: TlsFacts | null;
  /**
   * How many sign-in commands the server answered with a refusal of any kind. Whether they count against the sign-in
   * budget is decided with the diagnosis: a temporary refusal does not.
   */
  readonly refusedSignIns: number;
}

/** What became of one protocol of one mailbox. */
export type ProbeResult =
  | (ProbeReport & { readonly outcome: 'ok' })
  | (ProbeReport & { readonly outcome: 'failed'; readonly failure: ProbeFailure })
  | (ProbeReport & { readonly outcome: 'withheld'; readonly reason: WithheldReason });
