import type { TokenMechanism } from './dovecot.ts';
import { connectSecure } from './line-client.ts';

/** What a server said to a token. */
export interface TokenAnswer {
  /** The JSON with which it says why, e.g. `{"status":"invalid_token"}`; `null` where it sent none. */
  readonly reason: string | null;
  /** Its last line without tag, e.g. `NO [AUTHENTICATIONFAILED] Authentication failed.` or `235 2.7.0 …`. */
  readonly reply: string;
}

/** Whose token, and how. */
export interface TokenOffer {
  readonly port: number;
  readonly ca: string;
  readonly mechanism: TokenMechanism;
  readonly user: string;
  readonly token: string;
}

/** Offers a token to an IMAP server on 127.0.0.1, over TLS, line by line: mail libraries hide what was said. */
export async function offerTokenToImap(offer: TokenOffer): Promise<TokenAnswer> {
  const client = await connectSecure(offer.port, offer.ca);
  await client.until(/^\* OK .*\r\n/);
  client.send(`a AUTHENTICATE ${offer.mechanism.toUpperCase()} ${firstResponse(offer)}`);
  const first = await client.until(/^(\+ |a ).*\r\n$/m);
  const reason = challengeIn(first, '+ ');
  if (reason !== null) client.send(acknowledgement(offer.mechanism));
  const last = reason === null ? first : await client.until(/^a .*\r\n$/m);
  client.close();
  return { reason, reply: /^a (.*)\r\n/m.exec(last)?.[1] ?? last };
}

/** The same to an SMTP server. */
export async function offerTokenToSmtp(offer: TokenOffer): Promise<TokenAnswer> {
  const client = await connectSecure(offer.port, offer.ca);
  await client.until(/^220 .*\r\n/);
  client.send('EHLO test');
  await client.until(/^250 .*\r\n$/m);
  client.send(`AUTH ${offer.mechanism.toUpperCase()} ${firstResponse(offer)}`);
  const first = await client.until(/^\d{3} .*\r\n$/m);
  const reason = challengeIn(first, '334 ');
  if (reason !== null) client.send(acknowledgement(offer.mechanism));
  const last = reason === null ? first : await client.until(/^\d{3} .*\r\n$/m);
  client.close();
  return { reason, reply: last.trim() };
}

/** RFC 7628 section 3.1 for OAUTHBEARER; Google's and Microsoft's form for XOAUTH2. */
function firstResponse({ mechanism, user, token }: TokenOffer): string {
  const bearer = `auth=Bearer ${token}`;
  const text =
    mechanism === 'oauthbearer'
      ? `n,a=${user},\u0001${bearer}\u0001\u0001`
      : `user=${user}\u0001${bearer}\u0001\u0001`;
  return Buffer.from(text).toString('base64');
}

/** A client has to take note of the reason before the server gives its verdict. */
function acknowledgement(mechanism: TokenMechanism): string {
  return mechanism === 'oauthbearer' ? 'AQ==' : '';
}

function challengeIn(text: string, prefix: '+ ' | '334 '): string | null {
  if (!text.startsWith(prefix)) return null;
  return Buffer.from(text.slice(prefix.length).trim(), 'base64').toString();
}
