import type { ServerAddress } from '../mailbox/server-address.ts';
import type { ProbeStage } from './probe-result.ts';

/** Codes that our probes give beside those of Node and the libraries. */
export type OwnCode =
  /** The attempt's limit was reached. */
  | 'DEADLINE'
  | 'CANCELLED'
  /** The mailbox's own CA file cannot be used. */
  | 'CA_FILE_UNUSABLE'
  /** No greeting came on a port that is reserved for TLS from the first byte. */
  | 'PLAIN_ON_TLS_PORT'
  | 'STARTTLS_NOT_OFFERED'
  | 'STARTTLS_REFUSED'
  /** Passwords are refused before one is sent (RFC 9051 section 6.2.3). */
  | 'LOGINDISABLED'
  | 'AUTH_NOT_OFFERED'
  | 'NOT_IMAP'
  | 'NOT_SMTP';

/** Ports on which servers speak TLS from the first byte (RFC 8314). */
const IMPLICIT_TLS_PORTS: readonly number[] = [993, 465];

/**
 * Why our own limit or the caller ended an attempt; `null` where neither did. A TLS server waits for the client to speak
 * first, so a client that waits for a greeting in the clear only ever sees silence.
 */
export function endCode(
  ended: 'DEADLINE' | 'CANCELLED' | null,
  stage: ProbeStage,
  { port, security }: ServerAddress,
): OwnCode | null {
  const isSilentTlsPort = security !== 'tls' && stage === 'greeting' && IMPLICIT_TLS_PORTS.includes(port);
  return ended === 'DEADLINE' && isSilentTlsPort ? 'PLAIN_ON_TLS_PORT' : ended;
}
