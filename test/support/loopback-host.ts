import { isIP } from 'node:net';

/**
 * Whether a connection to this host, a name or an address, can only end on this machine. One to the unspecified address
 * does too; servers that listen everywhere look it up.
 */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  if (isIP(name) === 4) return name.startsWith('127.') || name === '0.0.0.0';
  if (isIP(name) === 6) return name === '::1' || name.startsWith('::ffff:127.');
  return name === '' || name === 'localhost' || name.endsWith('.localhost');
}

/** A name that never exists (RFC 6761 section 6.4): it needs no resolver to know that. */
export function neverExists(host: string): boolean {
  return host.toLowerCase().endsWith('.invalid');
}
