import type { Protocol, ServerAddress } from '../mailbox/server-address.ts';

/** Who named a server; the order is that of trust. */
export type CandidateSource = 'preset' | 'srv' | 'autoconfig' | 'guess';

/** A server worth trying for an address. */
export interface Candidate {
  readonly protocol: Protocol;
  readonly server: ServerAddress;
  readonly username: string;
  readonly source: CandidateSource;
  /** Why it is offered: a sentence for the person who decides. */
  readonly reason: string;
}

/** Drops candidates that would try the same thing again, keeping the first. */
export function mergeCandidates(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ protocol, server, username }) => {
    const key = JSON.stringify([protocol, server.host, server.port, server.security, username]);
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * A sentence to add where a server lies outside the address's domain. DNS and the web may be forged, and a certificate
 * proves only that the server is who it says: RFC 6186 section 6 asks that a person confirms such a name.
 */
export function outsideDomainNote(host: string, domain: string): string {
  return host === domain || host.endsWith(`.${domain}`)
    ? ''
    : ` It lies outside ${domain}: use it only if you know that ${host} keeps your mail.`;
}
