import type { SignIn } from './sign-in.ts';

const LONGEST_REPLY = 2_000;

/** What follows these words in a line is a credential, whoever wrote the line. */
const CREDENTIAL =
  /\b(AUTH(?:ENTICATE)?\s+(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER|CRAM-MD5)|Bearer|access_token|refresh_token|password|passwd|pass)(["']?\s*[:= ]\s*["']?)([^\s"',;}]{4,})/gi;

/**
 * Makes a server's or library's text fit to keep: without `secrets` in any form a server may echo them (plain, escaped,
 * percent-encoded, anywhere within base64), without SASL payloads, without control characters, and of bounded length.
 */
export function scrub(text: string, secrets: readonly string[]): string {
  const printable = withoutControls(text);
  // Cut only once the secrets are gone: half of one at the cut would be kept.
  return secrets
    .filter((secret) => secret !== '')
    .reduce(hideSecret, printable)
    .slice(0, LONGEST_REPLY * 2)
    .replace(CREDENTIAL, (whole, word: string, gap: string, value: string) =>
      isOrdinaryWord(value) ? whole : `${word}${gap}•••`,
    )
    .slice(0, LONGEST_REPLY)
    .trim();
}

function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) => (control === '\n' || control === '\t' ? control : ''));
}

/** “Password incorrect” and “AUTH PLAIN LOGIN” are sentences; “password=hunter2” is not. */
function isOrdinaryWord(value: string): boolean {
  return /^[a-z]{1,14}[.,]?$/i.test(value) || /^[A-Z0-9-]+$/.test(value);
}

function hideSecret(text: string, secret: string): string {
  const encoded = base64Forms(secret).reduce((clean, form) => clean.replaceAll(form, '•••'), text);
  return encoded.replace(spelling(withoutControls(secret)), '•••');
}

/** The secret with each character written plainly, after a backslash, or percent-encoded. */
function spelling(secret: string): RegExp {
  const characters = [...secret].map((character) => {
    const percent = encodeURIComponent(character.toWellFormed());
    const hex = percent === character ? hexOf(character) : percent;
    const anyCase = hex.replace(/[A-F]/g, (digit) => `[${digit}${digit.toLowerCase()}]`);
    const plain = character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    return `(?:\\\\?${plain}|${anyCase}${character === ' ' ? '|\\+' : ''})`;
  });
  return new RegExp(characters.length === 0 ? '(?!)' : characters.join(''), 'g');
}

/** Percent-encoding of a character that needs none and may have it all the same. */
function hexOf(character: string): string {
  return `%${Buffer.from(character).toString('hex').toUpperCase()}`;
}

/** Fewer characters of base64 than these may stand in any sentence. */
const SHORTEST_BASE64 = 4;

/**
 * What is the same in the base64 of every text that holds the secret: it depends on how many bytes precede it, by threes.
 * The first and last characters, which it shares with its neighbours, are left out.
 */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const inside = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
  return [bytes.toString('base64').replace(/=+$/, ''), ...inside]
    .filter((form) => form.length >= SHORTEST_BASE64)
    .flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]);
}

/** Every text that stands for the secret on the wire: itself, and the SASL responses that hold it (RFC 4616, RFC 7628). */
export function secretsOf(signIn: SignIn | null): readonly string[] {
  if (signIn === null) {
    return [];
  }
  const { username } = signIn;
  return signIn.method === 'password'
    ? [signIn.password, `\u0000${username}\u0000${signIn.password}`]
    : [signIn.accessToken, `user=${username}\u0001auth=Bearer ${signIn.accessToken}\u0001\u0001`];
}
