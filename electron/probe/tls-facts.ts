import {
  checkServerIdentity,
  type DetailedPeerCertificate,
  type PeerCertificate,
  type SecureContext,
} from 'node:tls';
import type { TlsFacts } from './probe-result.ts';

/** TLS options for one connection, and the facts they gather on the way. */
export interface TlsWatch {
  readonly options: {
    readonly secureContext: SecureContext;
    readonly rejectUnauthorized: true;
    readonly minVersion: 'TLSv1.2';
    readonly checkServerIdentity: (host: string, certificate: PeerCertificate) => Error | undefined;
  };
  /** The facts so far, with the protocol the socket speaks; `null` before a certificate was accepted. */
  readonly facts: (protocol: string | null) => TlsFacts | null;
}

/**
 * Verifies as Node does, and keeps what the certificate said. Node reads the certificate for the host-name check
 * anyway; asking the socket for it again would cost 5 % of a sign-in (DESIGN 8).
 */
export function watchTls(secureContext: SecureContext): TlsWatch {
  let seen: PeerCertificate | null = null;
  return {
    options: {
      secureContext,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      checkServerIdentity: (host, certificate) => {
        seen = certificate;
        return checkServerIdentity(host, certificate);
      },
    },
    facts: (protocol) =>
      seen && {
        protocol,
        issuer: nameOf(seen),
        validFrom: isoDate(seen.valid_from),
        validTo: isoDate(seen.valid_to),
      },
  };
}

function nameOf(certificate: PeerCertificate | DetailedPeerCertificate): string | null {
  const name = certificate.issuer?.O ?? certificate.issuer?.CN ?? null;
  return Array.isArray(name) ? name.join(', ') : name;
}

function isoDate(text: string): string | null {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
