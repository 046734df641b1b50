import { domainToASCII } from 'node:url';

/** An address that servers accept as a name to sign in with, or the sentence that says what is wrong with it. */
export type ParsedAddress =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly problem: string };

/** RFC 5321 section 4.5.3.1: octets of the local part and of the whole path without its brackets. */
const LOCAL_PART_OCTETS = 64;
const ADDRESS_OCTETS = 254;

/** Control, format and unassigned characters: a line break would end an IMAP or SMTP command, the others hide. */
const UNPRINTABLE = /\p{C}/u;

/** RFC 5322 dot-atom, and whatever letters RFC 6532 adds. Quoted local parts exist on paper only. */
const LOCAL_PART = /^[^\s@"(),:;<>[\]\\.]+(?:\.[^\s@"(),:;<>[\]\\.]+)*$/u;

const DOMAIN_LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** Whether the text holds a character that must never reach a mail server or a log. */
export function isUnprintable(text: string): boolean {
  return UNPRINTABLE.test(text);
}

/**
 * Checks an e-mail address and trims it. International domains are accepted as they are written. The sentences never
 * repeat the text: in a table whose columns slipped, it may be a password.
 */
export function parseAddress(text: string): ParsedAddress {
  const address = text.trim();
  if (address === '') return refuse('Enter the e-mail address, for example you@example.com.');
  if (isUnprintable(address)) {
    return refuse('The address contains an invisible character or a line break. Type it again by hand.');
  }
  if (/[<>]/.test(address)) {
    return refuse('Enter the address alone, without a name or angle brackets: you@example.com.');
  }
  const at = address.lastIndexOf('@');
  if (at < 0) return refuse('An e-mail address has an “@”, for example you@example.com.');
  const local = address.slice(0, at);
  if (!LOCAL_PART.test(local)) {
    return refuse(
      'The part of the address before the last “@” is empty or has a character that it cannot have.',
    );
  }
  if (Buffer.byteLength(local) > LOCAL_PART_OCTETS || Buffer.byteLength(address) > ADDRESS_OCTETS) {
    return refuse('The address is longer than mail servers accept.');
  }
  return isDomain(address.slice(at + 1))
    ? { ok: true, address }
    : refuse('The part of the address after “@” is not a domain such as example.com.');
}

/** The same for every spelling of one address: case is ignored, and so is how an international domain is written. */
export function addressKey(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const local = address
    .slice(0, at + 1)
    .normalize('NFC')
    .toLowerCase();
  return local + (domainToASCII(domain) || domain.toLowerCase());
}

function isDomain(text: string): boolean {
  const domain = domainToASCII(text);
  const labels = domain.split('.');
  const isNamed = labels.length > 1 || domain === 'localhost';
  return isNamed && labels.every((label) => DOMAIN_LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '');
}

function refuse(problem: string): ParsedAddress {
  return { ok: false, problem };
}
