import type { Protocol, Security } from '../mailbox/server-address.ts';
import type { Candidate } from './candidate.ts';

/** Host, port and security as most plain mail servers have them; TLS from the first byte before STARTTLS (RFC 8314). */
const HABITS: readonly (readonly [Protocol, string, number, Exclude<Security, 'none'>])[] = [
  ['imap', 'imap.', 993, 'tls'],
  ['imap', 'mail.', 993, 'tls'],
  ['imap', '', 993, 'tls'],
  ['imap', 'imap.', 143, 'starttls'],
  ['imap', 'mail.', 143, 'starttls'],
  ['imap', '', 143, 'starttls'],
  ['smtp', 'smtp.', 465, 'tls'],
  ['smtp', 'mail.', 465, 'tls'],
  ['smtp', '', 465, 'tls'],
  ['smtp', 'smtp.', 587, 'starttls'],
  ['smtp', 'mail.', 587, 'starttls'],
  ['smtp', '', 587, 'starttls'],
];

/** Names that a mail server of this domain would have by habit, most usual first. Nobody was asked. */
export function guessServers(address: string, domain: string): readonly Candidate[] {
  return HABITS.map(([protocol, prefix, port, security]) => ({
    protocol,
    server: { host: `${prefix}${domain}`, port, security },
    username: address,
    source: 'guess',
    reason: `A guess: many ${protocol.toUpperCase()} servers are called ${prefix === '' ? 'like their domain' : `“${prefix}” and their domain`} and listen on port ${port}.`,
  }));
}
