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

/** What was asked, as far as it changes what an answer means. */
export interface Asked {
  /** What was sent: a provider that echoes it does not get it shown. */
  readonly secrets?: readonly string[];
  /** Whether a grant was to be renewed, which the provider had given. */
  readonly isRenewal?: boolean;
}

/** What openid-client threw, as one of our kinds. Read by its fields alone, so that the library stays behind one file. */
export function readFailure(thrown: unknown, asked: Asked = {}): OAuthFailure {
  const answer = errorAnswer(thrown);
  if (answer !== null) return ofAnswer(answer, thrown, asked);
  const code = textAt(thrown, 'code');
  const response = at(thrown, 'cause');
  if (code === 'OAUTH_ABORT') return failureOf({ kind: 'aborted' });
  if (code === 'OAUTH_TIMEOUT') return failureOf({ kind: 'network', code: 'timeout' });
  if (response instanceof Response) return ofStatus(response);
  // First, for half an answer is no JSON either: what was cut off has not been forged.
  const unheard = ofNetwork(thrown);
  if (unheard !== null) return unheard;
  if (code !== null && FAILED_CHECKS.has(code)) return failureOf({ kind: 'untrusted-answer' }, code);
  return failureOf({ kind: 'unknown' }, code);
}

/** Whether an answer was refused for its times alone, which this computer’s clock may be to blame for. */
export function failedChecksOfTime(thrown: unknown): boolean {
  return textAt(thrown, 'code') === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED';
}

function ofAnswer(
  answer: ErrorAnswer,
  thrown: unknown,
  { secrets = [], isRenewal = false }: Asked,
): OAuthFailure {
  const pattern = FAILURE_PATTERNS.find((row) => fits(row, answer));
  const means = (isRenewal ? pattern?.meansAtRenewal : undefined) ?? pattern?.means ?? { kind: 'unknown' };
  const kind = busyOr(means, thrown);
  // Microsoft may put a general number in front of the one that says why.
  const number = numberThatFits(pattern, answer) ?? answer.numbers[0];
  return {
    ...kind,
    error: redact(answer.error, secrets),
    providerCode:
      number === undefined ? answer.subtype && redact(answer.subtype, secrets) : `AADSTS${number}`,
    detail: answer.sentence === '' ? null : redact(answer.sentence, secrets),
  };
}

function busyOr(means: OAuthFailureKind, thrown: unknown): OAuthFailureKind {
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

function numberThatFits(pattern: FailurePattern | undefined, answer: ErrorAnswer): number | undefined {
  return answer.numbers.find((number) => pattern?.numbers?.includes(number));
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

/**
 * What `fetch` throws, wherever it stands among the causes: “fetch failed” before an answer and “terminated” within one,
 * with Node's own error as its cause; or a `TimeoutError` where the limit passed while an answer was read, which the
 * library tells as an answer that cannot be parsed. `null` where the network did what it should.
 */
function ofNetwork(thrown: unknown): OAuthFailure | null {
  const chain = causesOf(thrown);
  const names = chain.map((error) => (error instanceof DOMException ? error.name : null));
  if (names.includes('TimeoutError')) return failureOf({ kind: 'network', code: 'timeout' });
  if (names.includes('AbortError')) return failureOf({ kind: 'aborted' });
  const failed = chain.findIndex((error) => error instanceof TypeError);
  if (failed === -1) return null;
  const code = chain.slice(failed + 1).flatMap((error) => textAt(error, 'code') ?? [])[0];
  if (code === undefined) {
    return textAt(chain[failed], 'message') === 'terminated'
      ? failureOf({ kind: 'network', code: 'terminated' })
      : null;
  }
  return CERTIFICATE.test(code)
    ? failureOf({ kind: 'untrusted-answer' }, code)
    : failureOf({ kind: 'network', code });
}

/** No chain of causes is longer, unless it is a circle. */
const MOST_CAUSES = 8;

/** What was thrown, its cause, the cause of that, and so on. */
function causesOf(thrown: unknown): readonly unknown[] {
  const chain = [thrown];
  for (let next = at(thrown, 'cause'); next !== undefined && chain.length < MOST_CAUSES; ) {
    chain.push(next);
    next = at(next, 'cause');
  }
  return chain;
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
