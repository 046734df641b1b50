import { readFileSync } from 'node:fs';
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { describe, expect, test } from 'vitest';
import { FAILURE_PATTERNS } from '../../../electron/oauth/failure-patterns.ts';
import { readFailure } from '../../../electron/oauth/read-failure.ts';

type Recorded = {
  readonly name: string;
  readonly source: string;
  readonly failure: object;
} & (
  | { readonly returned?: undefined; readonly status: number; readonly body: { readonly error: string } }
  /** Brought by the browser, not by the token endpoint. */
  | { readonly returned: true; readonly status?: undefined; readonly body: Record<string, string> }
);

const file = new URL('../../fixtures/oauth/recorded-failures.json', import.meta.url);
const RECORDED: readonly Recorded[] = JSON.parse(readFileSync(file, 'utf8'));

/** As openid-client throws it, with the real class. */
function bodyError(body: { readonly error: string }, status = 400, headers = {}): ResponseBodyError {
  const response = Response.json(body, { status, headers });
  return new ResponseBodyError('server responded with an error in the response body', {
    cause: body,
    response,
  });
}

function returned(parameters: Record<string, string>): AuthorizationResponseError {
  const cause = new URLSearchParams(parameters);
  return new AuthorizationResponseError('authorization response from the server is an error', { cause });
}

/** Its type does not know of the code that it takes. */
function clientError(code: string, cause?: unknown): ClientError {
  return Object.assign(new ClientError('', { cause }), { code });
}

const aadsts = (number: number, error = 'invalid_grant') =>
  readFailure(bodyError({ error, ...{ error_description: `AADSTS${number}: Something.` } }));

describe('an answer that was recorded', () => {
  test.each(RECORDED)('$name', (recorded) => {
    const thrown = recorded.returned ? returned(recorded.body) : bodyError(recorded.body, recorded.status);
    expect(readFailure(thrown)).toMatchObject(recorded.failure);
  });

  test.each([
    ['AADSTS50173', 'AADSTS700082', 'AADSTS70008', 'AADSTS65001', 'AADSTS90094'],
    ['Token has been expired or revoked', 'Bad Request', 'invalid_rapt', 'account has been deleted'],
    ['Google verification process', 'admin_policy_enforced'],
  ])('is there for %s and its like', (...words) => {
    const bodies = RECORDED.map(({ body }) => JSON.stringify(body));
    for (const word of words) expect(bodies.some((body) => body.includes(word))).toBe(true);
  });

  test('is named with the place where it was', () => {
    for (const { source } of RECORDED) expect(source).toMatch(/^https:\/\//);
  });
});

describe('a number of Microsoft', () => {
  test.each([
    [50173, { kind: 'grant-invalid', reason: 'password-changed' }],
    [700082, { kind: 'grant-invalid', reason: 'idle' }],
    [70008, { kind: 'grant-invalid', reason: 'code-used-or-expired' }],
    [700084, { kind: 'grant-invalid', reason: 'web-page-registration' }],
    [70043, { kind: 'grant-invalid', reason: 'sign-in-frequency' }],
    [50076, { kind: 'grant-invalid', reason: 'more-proof-wanted' }],
    [65001, { kind: 'consent-required', by: 'user' }],
    [90094, { kind: 'consent-required', by: 'administrator' }],
    [53003, { kind: 'denied', by: 'administrator' }],
    [50053, { kind: 'denied', by: 'account' }],
    [50057, { kind: 'denied', by: 'account' }],
    [50034, { kind: 'misconfigured', what: 'account-type' }],
    [50194, { kind: 'misconfigured', what: 'account-type' }],
    [50011, { kind: 'misconfigured', what: 'redirect' }],
    [700016, { kind: 'misconfigured', what: 'client-unknown' }],
    [7000218, { kind: 'misconfigured', what: 'public-flows-off' }],
    [700025, { kind: 'misconfigured', what: 'client-secret' }],
    [90033, { kind: 'temporary', retryAfterMs: null }],
  ])('%i says why', (number, means) => {
    expect(aadsts(number)).toMatchObject({ ...means, providerCode: `AADSTS${number}` });
  });

  test('that is not known leaves the decision to the error', () => {
    expect(aadsts(999999)).toMatchObject({ kind: 'grant-invalid', reason: 'not-said' });
    expect(aadsts(999999, 'interaction_required')).toMatchObject({ reason: 'more-proof-wanted' });
    expect(aadsts(999999, 'temporarily_unavailable')).toMatchObject({ kind: 'temporary' });
    expect(aadsts(999999, 'new_error')).toMatchObject({ kind: 'unknown', error: 'new_error' });
  });

  test('70008 of a refresh token that nobody used tells the idle time', () => {
    const body = {
      error: 'invalid_grant',
      error_description: 'AADSTS70008: The refresh token has expired due to inactivity.',
    };
    expect(readFailure(bodyError(body))).toMatchObject({ reason: 'idle' });
  });
});

test('a number in front of the one that says why is not told in its place', () => {
  const body = {
    error: 'invalid_grant',
    error_description: 'AADSTS70002: Error validating credentials. AADSTS50053: The account is locked.',
    error_codes: [70002, 50053],
  };
  expect(readFailure(bodyError(body))).toMatchObject({
    kind: 'denied',
    by: 'account',
    providerCode: 'AADSTS50053',
  });
});

test.each([50034, 51004])('%i of an account that once worked says that it is gone', (number) => {
  const body = { error: 'invalid_grant', error_description: `AADSTS${number}: It does not exist.` };
  expect(readFailure(bodyError(body), { isRenewal: true })).toMatchObject({
    kind: 'denied',
    by: 'account',
    providerCode: `AADSTS${number}`,
  });
  expect(readFailure(bodyError(body))).toMatchObject({ kind: 'misconfigured', what: 'account-type' });
});

describe('what the browser came back with', () => {
  test.each([
    [{ error: 'access_denied' }, { kind: 'denied', by: 'user' }],
    [
      { error: 'access_denied', error_subcode: 'cancel' },
      { kind: 'denied', by: 'user' },
    ],
    [
      { error: 'access_denied', error_description: 'AADSTS65004: User declined to consent.' },
      { kind: 'denied', by: 'user', providerCode: 'AADSTS65004' },
    ],
    [{ error: 'admin_policy_enforced' }, { kind: 'denied', by: 'administrator' }],
    [{ error: 'org_internal' }, { kind: 'misconfigured', what: 'account-type' }],
    [{ error: 'redirect_uri_mismatch' }, { kind: 'misconfigured', what: 'redirect' }],
    // 17 and 18 September 2026, every personal account at Microsoft.
    [{ error: 'server_error' }, { kind: 'temporary', detail: null }],
  ])('%j', (parameters, failure) => {
    expect(readFailure(returned(parameters))).toMatchObject(failure);
  });
});

describe('an answer that is none', () => {
  const notConform = (status: number, headers = {}) =>
    clientError('OAUTH_RESPONSE_IS_NOT_CONFORM', new Response('', { status, headers }));

  test('5xx, 429 and 408 are temporary, with the time that was asked for', () => {
    const headers = { 'retry-after': '120' };
    expect(readFailure(notConform(503, headers))).toMatchObject({ kind: 'temporary', retryAfterMs: 120_000 });
    for (const status of [429, 408, 500]) {
      expect(readFailure(notConform(status))).toMatchObject({ kind: 'temporary', retryAfterMs: null });
    }
    const busy = bodyError({ error: 'invalid_request' }, 429, headers);
    expect(readFailure(busy)).toMatchObject({ kind: 'temporary', retryAfterMs: 120_000 });
  });

  test('a date to try again is counted from now', () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    const failure = readFailure(notConform(503, { 'retry-after': date }));
    expect(failure.kind === 'temporary' && failure.retryAfterMs).toBeGreaterThan(55_000);
    expect(readFailure(notConform(503, { 'retry-after': 'soon' }))).toMatchObject({ retryAfterMs: null });
  });

  test('the network, a limit, a stop and a wrong certificate are told apart', () => {
    const failed = (code: string) =>
      new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) });
    expect(readFailure(failed('ENOTFOUND'))).toMatchObject({ kind: 'network', code: 'ENOTFOUND' });
    expect(readFailure(failed('CERT_HAS_EXPIRED'))).toMatchObject({ kind: 'untrusted-answer' });
    expect(readFailure(clientError('OAUTH_TIMEOUT'))).toMatchObject({ code: 'timeout' });
    expect(readFailure(clientError('OAUTH_ABORT'))).toMatchObject({ kind: 'aborted' });
    expect(readFailure(clientError('OAUTH_HTTP_REQUEST_FORBIDDEN'))).toMatchObject({
      kind: 'untrusted-answer',
    });
  });

  /** As the library hands on what `Response.json()` threw. */
  const unparsed = (thrown: unknown) => {
    const processing = Object.assign(
      new Error('failed to parse "response" body as JSON', { cause: thrown }),
      {
        code: 'OAUTH_PARSE_ERROR',
      },
    );
    return readFailure(clientError('OAUTH_PARSE_ERROR', processing));
  };

  test('half an answer is a failure of the network, and one that is whole but no JSON is not trusted', () => {
    const closed = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
    expect(unparsed(new TypeError('terminated', { cause: closed }))).toMatchObject({
      kind: 'network',
      code: 'UND_ERR_SOCKET',
    });
    expect(unparsed(new TypeError('terminated'))).toMatchObject({ kind: 'network', code: 'terminated' });
    expect(unparsed(new DOMException('The operation timed out', 'TimeoutError'))).toMatchObject({
      kind: 'network',
      code: 'timeout',
    });
    expect(unparsed(new DOMException('It was stopped', 'AbortError'))).toMatchObject({ kind: 'aborted' });
    expect(unparsed(new SyntaxError('Unexpected token'))).toMatchObject({ kind: 'untrusted-answer' });
    // Of a token that is no base64.
    const code = 'ERR_INVALID_ARG_VALUE';
    expect(
      unparsed(Object.assign(new TypeError('not correctly encoded', { cause: new SyntaxError() }), { code })),
    ).toMatchObject({ kind: 'untrusted-answer' });
  });

  test('a circle of causes is read to an end', () => {
    const error = new Error('one');
    error.cause = new Error('other', { cause: error });
    expect(readFailure(error)).toMatchObject({ kind: 'unknown' });
  });

  test.each([null, undefined, 'text', 7, {}, new Error('boom')])(
    '%s is unknown, and shows nothing',
    (thrown) => {
      expect(readFailure(thrown)).toEqual({ kind: 'unknown', error: null, providerCode: null, detail: null });
    },
  );
});

test('every row says where it is known from', () => {
  for (const { source, errors, numbers } of FAILURE_PATTERNS) {
    expect(source).toMatch(/^https:\/\//);
    expect((errors ?? numbers ?? []).length).toBeGreaterThan(0);
  }
});

test('every number stands for one thing, unless a condition tells the rows apart', () => {
  const bare = FAILURE_PATTERNS.filter(
    ({ errors, sentence }) => errors === undefined && sentence === undefined,
  );
  const numbers = bare.flatMap((pattern) => pattern.numbers ?? []);
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
});
