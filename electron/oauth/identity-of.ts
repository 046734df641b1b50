import { domainToASCII } from 'node:url';

/** Whether the one who signed in is the one who was meant. */
export type ComparedIdentity =
  | { readonly kind: 'same'; readonly signedInAs: string }
  | { readonly kind: 'another'; readonly signedInAs: string }
  /** The provider did not say who it was: the mail server will. */
  | { readonly kind: 'unnamed' };

/**
 * The claims that name an account by an address, the one it signs in with first. Work accounts at Microsoft have
 * `preferred_username` and `upn`, which need not be the address of the mailbox; `email` then is.
 */
const NAMING_CLAIMS = ['preferred_username', 'email', 'upn', 'unique_name'] as const;

/** Hosts of which Gmail makes no difference. */
const GMAIL = new Set(['gmail.com', 'googlemail.com']);

/** Compares every name of the account with the user name of the mailbox. */
export function compareIdentity(claims: Readonly<Record<string, unknown>>, wanted: string): ComparedIdentity {
  const names = namesOf(claims);
  const [first] = names;
  if (first === undefined) return { kind: 'unnamed' };
  const same = names.find((name) => sameMailbox(name, wanted));
  return same === undefined ? { kind: 'another', signedInAs: first } : { kind: 'same', signedInAs: same };
}

/** Addresses as the provider spells them, without repetition. */
function namesOf(claims: Readonly<Record<string, unknown>>): readonly string[] {
  const names = NAMING_CLAIMS.map((claim) => claims[claim])
    .filter((value) => typeof value === 'string')
    .map((value) => value.trim())
    .filter((value) => value.length <= 320 && /^[^\s\p{C}@<>"]+@[^\s\p{C}@<>"]+$/u.test(value));
  return [...new Set(names)];
}

/** Whether two names are one account, as far as names can tell. */
export function sameMailbox(one: string, other: string): boolean {
  return canonical(one) === canonical(other);
}

/**
 * An address as its provider tells mailboxes apart: no difference of case, of the spelling of the domain, and at Gmail none
 * of dots, of what follows a plus, and of googlemail.com. An address that is another name of the same mailbox cannot be
 * known as such; the user is shown both names.
 */
function canonical(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at).trim().normalize('NFC').toLowerCase();
  const typed = address
    .slice(at + 1)
    .trim()
    .replace(/\.$/, '')
    .toLowerCase();
  const domain = domainToASCII(typed) || typed;
  return GMAIL.has(domain)
    ? `${local.replace(/\+.*$/, '').replaceAll('.', '')}@gmail.com`
    : `${local}@${domain}`;
}
