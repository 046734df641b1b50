import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/**
 * A host name that came from the network, as DNS spells it, or `null` where it is not one that a password may go to.
 * Refused are IP addresses in every spelling (`127.1`, `0x7f.1`, full-width digits), names of this computer, single
 * labels, and anything that carries a user, a port or a path.
 */
export function readHostName(text: string): string | null {
  const typed = text.trim().replace(/\.$/, '');
  // domainToASCII decodes percent signs and drops tabs, so only letters, digits, hyphens and dots may reach it.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(typed)) {
    return null;
  }
  const name = domainToASCII(typed);
  const labels = name.split('.');
  const ok =
    name.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '') &&
    !name.endsWith('.localhost') &&
    isIP(name) === 0;
  return ok ? name : null;
}
