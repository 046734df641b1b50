import type { FailurePattern } from './failure-pattern.ts';
import { FAILURE_PATTERNS } from './failure-patterns.ts';
import { failureOf, type OAuthFailure, type OAuthFailureKind } from './oauth-failure.ts';
import { redact } from './redact.ts';

/** An error answer of the provider, as far as it decides anything. */
interface ErrorAnswer {
  readonly error: string;
  readonly sentence: string;
  readonly numbers: readonly number[];
  readonly subtype: string | null;
}

const TOO_MANY_REQUESTS = 429;

/** Node's codes for an answer that cannot be trusted rather than for a network that fails. */
const CERTIFICATE = /^(CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/;

/** Codes of openid-client for an answer that fails a check: state, nonce, issuer, signature, audience, times. */
const FAILED_CHECKS = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_PARSE_ERROR',
  'OAUTH_MISSING_SERVER_METADATA',
  'OAUTH_HTTP_REQUEST_FORBIDDEN',
  'OAUTH_REQUEST_PROTOCOL_FORBIDDEN',
]);

/**
 * What openid-client threw, as one of our kinds. Read by its fields alone, so that the library stays behind one file.
 * `secrets` are what was sent: a provider that echoes them does not get them shown.
 */
export function readFailure(thrown: unknown, secrets: readonly string[] = []): OAuthFailure {
  const answer = errorAnswer(thrown);
  if (answer !== null) return ofAnswer(answer, thrown, secrets);
  const code = textAt(thrown, 'code');
  const response = at(thrown, 'cause');
  if (code === 'OAUTH_ABORT') return failureOf({ kind: 'aborted' });
  if (code === 'OAUTH_TIMEOUT') return failureOf({ kind: 'network', code: 'timeout' });
  if (response instanceof Response) return ofStatus(response);
  if (code !== null && FAILED_CHECKS.has(code)) return failureOf({ kind: 'untrusted-answer' }, code);
  return ofNetwork(thrown) ?? failureOf({ kind: 'unknown' }, code);
}

function ofAnswer(answer: ErrorAnswer, thrown: unknown, secrets: readonly string[]): OAuthFailure {
  const kind = kindOf(answer, thrown);
  const [number] = answer.numbers;
  return {
    ...kind,
    error: redact(answer.error, secrets),
    providerCode:
      number === undefined ? answer.subtype && redact(answer.subtype, secrets) : `AADSTS${number}`,
    detail: answer.sentence === '' ? null : redact(answer.sentence, secrets),
  };
}

function kindOf(answer: ErrorAnswer, thrown: unknown): OAuthFailureKind {
  const means = FAILURE_PATTERNS.find((pattern) => fits(pattern, answer))?.means ?? { kind: 'unknown' };
  const isBusy = at(thrown, 'status') === TOO_MANY_REQUESTS || means.kind === 'temporary';
  return isBusy ? { kind: 'temporary', retryAfterMs: retryAfterMs(at(thrown, 'response')) } : means;
}

function fits({ errors, numbers, subtype, sentence }: FailurePattern, answer: ErrorAnswer): boolean {
  return (
    (errors === undefined || errors.includes(answer.error)) &&
    (numbers === undefined || numbers.some((number) => answer.numbers.includes(number))) &&
    (subtype === undefined || subtype === answer.subtype) &&
    (sentence === undefined || sentence.test(answer.sentence))
  );
}

/** The body of an error answer, or the parameters that the browser came back with. */
function errorAnswer(thrown: unknown): ErrorAnswer | null {
  const error = textAt(thrown, 'error');
  if (error === null) return null;
  const body = at(thrown, 'cause');
  const field = (name: string) =>
    body instanceof URLSearchParams ? body.get(name) : (textAt(body, name) ?? null);
  const sentence = textAt(thrown, 'error_description') ?? field('error_description') ?? '';
  const listed = at(body, 'error_codes');
  const numbers = [
    ...Array.from(sentence.matchAll(/AADSTS(\d{4,8})/g), ([, digits]) => Number(digits)),
    ...(Array.isArray(listed) ? listed.filter((one) => typeof one === 'number') : []),
  ];
  return { error, sentence, numbers, subtype: field('error_subtype') };
}

/** An answer without a readable error: 5xx whatever its body, a page of a proxy or a captive portal. */
function ofStatus(response: Response): OAuthFailure {
  const { status } = response;
  const detail = `HTTP ${status}`;
  return status >= 500 || status === TOO_MANY_REQUESTS || status === 408
    ? failureOf({ kind: 'temporary', retryAfterMs: retryAfterMs(response) }, detail)
    : failureOf(status === 200 ? { kind: 'untrusted-answer' } : { kind: 'unknown' }, detail);
}

/** `fetch failed`, with Node's own error as its cause. */
function ofNetwork(thrown: unknown): OAuthFailure | null {
  const code = textAt(at(thrown, 'cause'), 'code') ?? textAt(at(at(thrown, 'cause'), 'cause'), 'code');
  if (code === null || !(thrown instanceof TypeError)) return null;
  return CERTIFICATE.test(code)
    ? failureOf({ kind: 'untrusted-answer' }, code)
    : failureOf({ kind: 'network', code });
}

/** Seconds or a date (RFC 9110 section 10.2.3), in milliseconds. */
function retryAfterMs(response: unknown): number | null {
  const text = response instanceof Response ? response.headers.get('retry-after')?.trim() : undefined;
  if (text === undefined || text === '') return null;
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}

/** Also fields that are not enumerable, as `cause` of some errors is. */
function at(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}

function textAt(value: unknown, field: string): string | null {
  const text = at(value, field);
  return typeof text === 'string' ? text : null;
}
