import type { Classification } from './cause.ts';
import type { Reading } from './reading.ts';

const TOKEN_SIGN_IN = /\b(?:xoauth2|oauthbearer)\b/;
/** Mechanisms that a password can be proved with. */
const PASSWORD_SIGN_IN =
  /\bauth(?:=| (?:[\w-]+ ){0,12})(?:plain|login|cram-md5|digest-md5|scram-[\w-]+|ntlm)\b/;

/** The words in which a library or a pasted line says that the offer itself was the obstacle. */
const SAYS_OFFER = /\blogindisabled\b|(?:^|¦ )login is disabled/;

/** Our probes' codes for a sign-in that was not even tried. */
const OFFER_CODES: ReadonlySet<string> = new Set(['LOGINDISABLED', 'AUTH_NOT_OFFERED']);

/** Codes of a broken connection: the offer had no part in it, however far the conversation had come. */
const CONNECTION_CODE = /^(?:DEADLINE|E(?!AUTH|NOAUTH)[A-Z]+|\w*TIMEOUT|NOCONNECTION|CLOSED\w*)$/;

/**
 * What the list of capabilities says before any password was sent; `null` where it says nothing against a sign-in.
 * `LOGINDISABLED` beside OAuth mechanisms alone is Microsoft's way of refusing passwords (measured 2026-09-13); on an
 * unencrypted connection it asks for STARTTLS first (RFC 3501 section 6.2.3).
 */
export function meaningOfOffer(reading: Reading): Classification | null {
  const connectionBroke = CONNECTION_CODE.test(reading.code ?? '');
  const stoppedByOffer =
    SAYS_OFFER.test(reading.text) ||
    OFFER_CODES.has(reading.code ?? '') ||
    (reading.stage === 'capability' && reading.smtpCode === null);
  if (!stoppedByOffer || connectionBroke) {
    return null;
  }
  const words = [...reading.offered.map((word) => word.toLowerCase()), reading.text].join(' ');
  if (PASSWORD_SIGN_IN.test(words)) {
    return null;
  }
  if (TOKEN_SIGN_IN.test(words)) {
    return { cause: 'basic-auth-disabled', transient: false };
  }
  const withoutMechanism =
    SAYS_OFFER.test(words) || (reading.protocol === 'smtp' && reading.offered.length > 0);
  if (!withoutMechanism) {
    return null;
  }
  return { cause: /\bstarttls\b/.test(words) ? 'wrong-security-mode' : 'auth-not-offered', transient: false };
}
