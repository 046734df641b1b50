import { domainToASCII } from 'node:url';

/**
 * The domain of an e-mail address as DNS spells it (lower case, IDN in punycode), or `null` where the text has none.
 * Address literals such as `you@[192.0.2.1]` have none either: no provider is found by them.
 */
export function domainOf(address: string): string | null {
  const at = address.lastIndexOf('@');
  const text = address
    .slice(at + 1)
    .trim()
    .replace(/\.$/, '');
  // domainToASCII decodes %2e and drops tabs: what is not a plain name must go before.
  if (at < 1 || !/^[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)*$/u.test(text)) {
    return null;
  }
  return domainToASCII(text) || null;
}
