import type { Evidence, EvidenceProtocol } from './evidence.ts';
import { normaliseReply } from './normalise-reply.ts';
import { familyOf, type ProviderFamily } from './provider-family.ts';

/** Evidence in the form that patterns are compared with. */
export interface Reading {
  readonly protocol: EvidenceProtocol | null;
  readonly stage: string | null;
  readonly family: ProviderFamily | null;
  /** The server's and the library's words and codes, normalised. */
  readonly text: string;
  /** `535`; `null` where there is none, and for identity providers, whose three digits are HTTP's. */
  readonly smtpCode: string | null;
  /** `5.7.8` */
  readonly enhancedCode: string | null;
  /** Upper case, without brackets; a reply and the BYE after it may carry one each. */
  readonly imapCodes: readonly string[];
  /** Upper case code of Node, a library or our own probe. */
  readonly code: string | null;
  readonly presented: Evidence['presented'];
  readonly offered: readonly string[];
}

/** Response codes of RFC 3501, 5530, 6203 and 9051, and `THROTTLED` of Cyrus and Exchange. */
const IMAP_CODE =
  /\[(unavailable|authenticationfailed|authorizationfailed|expired|privacyrequired|contactadmin|noperm|inuse|expungeissued|corruption|serverbug|clientbug|cannot|limit|overquota|alreadyexists|nonexistent|alert|throttled|trycreate|toobig|parse|badcharset|login_disabled)\b[^\]]{0,80}\]/g;

const SMTP_CODE_AT_START = /^([245]\d\d)(?:[ -]|$)/;
/** After a library's own words. The second digit of a real reply code is 0 to 5, which keeps ports 465 and 587 out. */
const SMTP_CODE_AFTER_WORDS = /(?:[:;] |[("'=] ?)([245][0-5]\d)(?=[ "',;)-]|$)/;
const ENHANCED_CODE = /(?:^|(?:^|[ :("'=])[245][0-5]\d[ -])#?([45]\.\d{1,3}\.\d{1,3})(?!\.?\d)/;

function smtpCodeOf(evidence: Evidence, text: string): string | null {
  if (evidence.protocol === 'oauth') {
    return null;
  }
  if (/^[245]\d\d$/.test(evidence.responseCode ?? '')) {
    return evidence.responseCode;
  }
  return SMTP_CODE_AT_START.exec(text)?.[1] ?? SMTP_CODE_AFTER_WORDS.exec(text)?.[1] ?? null;
}

function imapCodesOf(evidence: Evidence, text: string): readonly string[] {
  const given = /^[A-Za-z_]+$/.test(evidence.responseCode ?? '') ? [evidence.responseCode ?? ''] : [];
  const written = [...text.matchAll(IMAP_CODE)].map((match) => match[1] ?? '');
  return [...given, ...written].map((code) => code.toUpperCase());
}

/** Puts evidence into the form in which it is compared. */
export function readEvidence(evidence: Evidence): Reading {
  const reply = normaliseReply(evidence.reply ?? '');
  const message = normaliseReply(evidence.message);
  const text = [
    reply,
    reply.includes(message) ? '' : message,
    normaliseReply(evidence.oauthError ?? ''),
    (evidence.code ?? '').toLowerCase(),
  ]
    .filter((part) => part !== '')
    .join(' ¦ ');
  return {
    protocol: evidence.protocol,
    stage: evidence.stage,
    family: familyOf(evidence.providerId),
    text,
    smtpCode: smtpCodeOf(evidence, text),
    enhancedCode: evidence.enhancedCode ?? ENHANCED_CODE.exec(text)?.[1] ?? null,
    imapCodes: imapCodesOf(evidence, text),
    code: evidence.code?.toUpperCase() ?? null,
    presented: evidence.presented,
    offered: evidence.offered,
  };
}
