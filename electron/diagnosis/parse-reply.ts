import type { Evidence, EvidenceProtocol } from './evidence.ts';
import { readReplyJson } from './reply-json.ts';
import { refusingLines } from './reply-lines.ts';

/** What the person who pasted a reply knows about it. */
export interface ReplyHints {
  readonly protocol?: EvidenceProtocol | null;
  readonly stage?: string | null;
  readonly providerId?: string | null;
}

/** A reply is a few lines; of a pasted log the first 100,000 characters are searched. */
const LONGEST = 100_000;
const LONGEST_REPLY = 2_000;

/** First match decides: what an identity provider says is also JSON or prose with digits in it. */
const PROTOCOL_SIGNS: readonly (readonly [EvidenceProtocol, RegExp])[] = [
  [
    'oauth',
    /\bAADSTS\d|\binvalid_grant\b|error_description|\b(?:invalid_client|consent_required|interaction_required|access_denied|temporarily_unavailable)\b|\berror=\w/,
  ],
  [
    'smtp',
    /(?:^|[\s"'(:=])[45][0-5]\d[- ](?:[45]\.\d{1,3}\.\d|\S{0,40}[^\d\s])|\b(?:SMTP|STOREDRV|gsmtp|EHLO)\b|^[45]\.\d{1,3}\.\d{1,3} /m,
  ],
  [
    'imap',
    /(?:^|\s)(?:NO|BAD|BYE|-ERR)\b|\[(?:AUTHENTICATIONFAILED|ALERT|UNAVAILABLE|LIMIT|SERVERBUG|AUTHORIZATIONFAILED|PRIVACYREQUIRED)\b|\bCAPABILITY\b|\bLOGINDISABLED\b|\bIMAP/,
  ],
  [
    'tls',
    /\bssl\b|\bcert(?:ificate)?\b|\b(?:CERT|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)_|secure TLS|OPENSSL/i,
  ],
  ['net', /\bE(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|HOSTUNREACH|NETUNREACH|PIPE)\b/],
];

/** Signatures that only one provider leaves in its replies. */
const PROVIDER_SIGNS: readonly (readonly [string, RegExp])[] = [
  ['gmail', /\bgsmtp\b|support\.google\.com\/(?:mail|accounts)/],
  ['netease163', /kefu@188\.com|\b(?:MI|HL|DT|RP):[A-Z]{3}\b/],
  ['qq', /(?:service|help)\.mail\.qq\.com/],
  ['mailru', /help\.mail\.ru/],
  ['microsoft365', /disabled for the Tenant|security defaults policy/],
  ['yahoo', /\(#(?:AUTH|MBR)\d{3,4}\)/],
];

function firstSign<T>(signs: readonly (readonly [T, RegExp])[], text: string): T | null {
  return signs.find(([, sign]) => sign.test(text))?.[0] ?? null;
}

/** Code fences and quotes around what was copied. */
function unquote(text: string): string {
  return text
    .trim()
    .replace(/^```\w{0,10}\s*|\s*```$/g, '')
    .replace(/^(["'`\u201c])([\s\S]*)["'`\u201d]$/, '$2')
    .trim();
}

/**
 * Makes evidence of a text that somebody pasted: a bare reply, a library's error, JSON, or some lines of a log.
 * Hints win over what is guessed from the text; a guess that fails is `null`, which contradicts nothing.
 */
export function parseReply(pasted: string, hints: ReplyHints = {}): Evidence {
  const text = unquote(pasted.slice(0, LONGEST));
  const fields = readReplyJson(text);
  const reply = (
    fields === null
      ? refusingLines(text)
      : [...fields.reply, ...(fields.reply.length === 0 ? fields.message : [])].join('\n')
  ).slice(0, LONGEST_REPLY);
  return {
    protocol:
      hints.protocol ?? firstSign(PROTOCOL_SIGNS, fields === null ? reply : text.slice(0, LONGEST_REPLY)),
    stage: hints.stage ?? null,
    code: fields?.code ?? /\b(?:E[A-Z_]{4,20}|(?:CERT|ERR)_[A-Z_]{4,60})\b/.exec(reply)?.[0] ?? null,
    responseCode:
      fields?.responseCode ?? /(?:^|[\s"'(:=])([45][0-5]\d)[- ](?=[45]\.\d)/.exec(reply)?.[1] ?? null,
    enhancedCode: /(?:^|\s|[45]\d\d[- ])([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(reply)?.[1] ?? null,
    reply: reply === '' ? null : reply,
    message: (fields?.message ?? []).join('\n').slice(0, LONGEST_REPLY),
    oauthError: fields?.oauthError ?? null,
    presented: null,
    offered: /\bCAPABILITY\b/.test(reply) ? reply.split(/\s+/) : [],
    providerId: hints.providerId ?? firstSign(PROVIDER_SIGNS, text),
  };
}
