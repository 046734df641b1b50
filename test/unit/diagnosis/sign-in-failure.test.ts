import { describe, expect, test } from 'vitest';
import { advise } from '../../../electron/diagnosis/advice/advise.ts';
import { mendOf } from '../../../electron/diagnosis/mend.ts';
import { adviceOfPastFailure, diagnoseSignInFailure } from '../../../electron/diagnosis/sign-in-failure.ts';
import type {
  GrantInvalidReason,
  Misconfiguration,
  OAuthFailure,
  OAuthFailureKind,
} from '../../../electron/oauth/oauth-failure.ts';
import { failureOf } from '../../../electron/oauth/oauth-failure.ts';
import { findProviderById } from '../../../electron/provider/presets.ts';
import type { Provider } from '../../../electron/provider/provider.ts';

const preset = (id: string): Provider => findProviderById(id) ?? expect.unreachable(`no preset ${id}`);

/** Every provider that has a sign-in. */
const PLACES = ['outlook', 'microsoft365', 'gmail', 'google-workspace'] as const;

// Records, so that the compiler asks for every word of the unions.
const REASONS: Readonly<Record<GrantInvalidReason, RegExp>> = {
  'password-changed': /because the password of the account was changed or reset, or somebody signed out/,
  'expired-or-revoked':
    /access was taken back, the password .* changed, or the registration is still in testing.* 7 days/,
  idle: /was not used for (?:90|180) days/,
  'sign-in-frequency': /every so often/,
  'more-proof-wanted': /wants more proof that it is you/,
  'web-page-registration': /kind for web pages, whose sign-ins end after 24 hours/,
  'code-used-or-expired': /has run out, or was used before/,
  'not-said': /does not say why/,
};

const MISCONFIGURATIONS: Readonly<Record<Misconfiguration, RegExp>> = {
  'client-unknown': /knows no program with this client ID/,
  'client-secret': /the client secret/,
  'public-flows-off': /does not let (?:Microsoft|Google) sign in programs on a computer/,
  redirect: /to which the browser comes back/,
  scope: /to ask for mail/,
  'account-type': /does not take this account/,
  request: /did not understand the sign-in/,
};

const reasons = Object.keys(REASONS) as GrantInvalidReason[];
const misconfigurations = Object.keys(MISCONFIGURATIONS) as Misconfiguration[];

const KINDS: readonly OAuthFailureKind[] = [
  ...reasons.map((reason) => ({ kind: 'grant-invalid', reason }) as const),
  ...misconfigurations.map((what) => ({ kind: 'misconfigured', what }) as const),
  { kind: 'consent-required', by: 'user' },
  { kind: 'consent-required', by: 'administrator' },
  { kind: 'denied', by: 'user' },
  { kind: 'denied', by: 'administrator' },
  { kind: 'denied', by: 'account' },
  { kind: 'temporary', retryAfterMs: null },
  { kind: 'network', code: 'ENOTFOUND' },
  { kind: 'network', code: 'ECONNREFUSED' },
  { kind: 'network', code: 'ECONNRESET' },
  { kind: 'network', code: 'timeout' },
  { kind: 'untrusted-answer' },
  { kind: 'aborted' },
  { kind: 'unknown' },
];

const CASES = PLACES.flatMap((id) => KINDS.map((kind) => ({ id, kind, name: JSON.stringify(kind) })));

const diagnosed = (id: string, kind: OAuthFailureKind, more: Partial<OAuthFailure> = {}) =>
  diagnoseSignInFailure({ ...failureOf(kind), ...more } as OAuthFailure, preset(id));

describe.each(CASES)('$name at $id', ({ id, kind }) => {
  const verdict = diagnosed(id, kind);
  const { title, summary, advice } = verdict;

  test('has a title, one sentence of its own, and steps with https links', () => {
    expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
    expect(summary).toMatch(/^\p{Lu}[^.]*(?:\.[a-z][^.]*)*\.$/u);
    expect(advice.length).toBeGreaterThan(0);
    for (const { text, url } of advice) {
      expect(text).toMatch(/^\p{Lu}.*\.$/u);
      expect(url === null || new URL(url).protocol === 'https:').toBe(true);
    }
    expect(JSON.stringify(verdict)).not.toMatch(/[{]\w+[}]|undefined|null\./);
  });

  test('asks nobody for a password, and names one only where its change was the reason', () => {
    expect([title, ...advice.map(({ text }) => text)].join(' ')).not.toMatch(/password/i);
    const isTheReason = kind.kind === 'grant-invalid' && /^(?:password-changed|expired)/.test(kind.reason);
    if (!isTheReason) expect(summary).not.toMatch(/password/i);
  });

  test('is never a dead sign-in unless the provider says so', () => {
    const isEnded = kind.kind === 'grant-invalid';
    expect(verdict.cause === 'oauth-grant-invalid').toBe(isEnded);
    if (isEnded) expect(advice[0]).toEqual({ text: 'Sign in again in Mailvitals.', url: null });
    const passes = ['temporary', 'network', 'untrusted-answer', 'aborted', 'unknown'].includes(kind.kind);
    const { status, transient } = verdict;
    expect({ status, transient }).toEqual(
      passes ? { status: 'unreachable', transient: true } : { status: 'action-needed', transient: false },
    );
    expect(verdict.cause === 'oauth-unavailable').toBe(passes);
    if (passes) {
      const isForSomebody = ['untrusted-answer', 'unknown'].includes(kind.kind);
      expect(verdict.actor).toBe(isForSomebody ? 'user' : 'nobody');
      expect(mendOf(verdict.cause, preset(id), 'oauth2')).toBeNull();
    }
  });

  test('leaves steps to be read later beside its stored sentence', () => {
    const later = advise(verdict.cause ?? 'unknown', preset(id), null, 'oauth2');
    expect(later.steps.length).toBeGreaterThan(0);
    if (verdict.cause === 'oauth-grant-invalid') expect(later.steps[0]).toEqual(advice[0]);
    if (verdict.cause !== 'oauth-unavailable') return;
    expect(later.steps[0]?.text).toMatch(/^Wait/);
    expect(later.steps[1]?.url).toMatch(/^https:\/\/(?:login\.microsoftonline|accounts\.google)\.com\/$/);
    // Of the mail servers nothing is known.
    expect(JSON.stringify(later)).not.toMatch(/IMAP|SMTP|Compare|reply/);
  });
});

test.each(reasons)('a sign-in that ended (%s) is told with its reason', (reason) => {
  for (const id of PLACES) {
    expect(diagnosed(id, { kind: 'grant-invalid', reason }).summary).toMatch(REASONS[reason]);
  }
});

test('a time without use is told in days of the one who ends it', () => {
  const idle = { kind: 'grant-invalid', reason: 'idle' } as const;
  expect(diagnosed('outlook', idle).summary).toContain('90 days');
  expect(diagnosed('gmail', idle).summary).toContain('180 days');
});

test.each(misconfigurations)(
  'a registration that is not accepted (%s) is told with what is wrong',
  (what) => {
    for (const id of PLACES) {
      const verdict = diagnosed(id, { kind: 'misconfigured', what });
      expect(verdict).toMatchObject({ cause: 'oauth-client-rejected', actor: 'user' });
      expect(verdict.summary).toMatch(MISCONFIGURATIONS[what]);
      expect(mendOf(verdict.cause, preset(id), 'oauth2')).toBe('sign-in');
    }
  },
);

test.each([
  ['outlook', 'client-unknown', /client ID/, 'https://entra.microsoft.com/'],
  ['outlook', 'public-flows-off', /“Allow public client flows” to “Yes”/, 'https://entra.microsoft.com/'],
  ['outlook', 'redirect', /add http:\/\/localhost\/callback to/, 'https://entra.microsoft.com/'],
  ['gmail', 'client-secret', /client secret once more/, 'https://console.cloud.google.com/auth/clients'],
  ['gmail', 'account-type', /test users/, 'https://console.cloud.google.com/auth/audience'],
  ['gmail', 'scope', /https:\/\/mail\.google\.com\//, 'https://console.cloud.google.com/auth/scopes'],
] as const)('at %s, %s is mended first of all by %s', (id, what, step, url) => {
  const [first, ...rest] = diagnosed(id, { kind: 'misconfigured', what }).advice;
  expect(rest.at(-1)?.text).toBe('Sign in again in Mailvitals.');
  expect(first?.text).toMatch(step);
  expect(first?.url).toContain(url);
});

test('consent is the user’s to give, or an administrator’s', () => {
  const byUser = diagnosed('microsoft365', { kind: 'consent-required', by: 'user' });
  expect(byUser).toMatchObject({ cause: 'oauth-consent-required', actor: 'user' });
  expect(byUser.advice[0]?.text).toMatch(/^Sign in again in Mailvitals and accept/);
  const byAdmin = diagnosed('microsoft365', { kind: 'consent-required', by: 'administrator' });
  expect(byAdmin).toMatchObject({ cause: 'oauth-consent-required', actor: 'admin' });
  expect(byAdmin.advice[0]).toMatchObject({ url: 'https://entra.microsoft.com/' });
  expect(byAdmin.advice[1]?.text).toBe('Sign in again in Mailvitals.');
});

test('Google’s warning of an unverified app is explained where consent is missing', () => {
  const { advice } = diagnosed('gmail', { kind: 'denied', by: 'user' });
  expect(advice.map(({ text }) => text).join(' ')).toMatch(/not verified, choose “Advanced”/);
});

test.each([
  ['AADSTS50053', 'account-locked'],
  ['AADSTS50055', 'needs-web-login'],
  ['AADSTS50057', 'account-disabled'],
  [null, 'account-disabled'],
] as const)('an account that is refused with %s is called %s', (providerCode, cause) => {
  expect(diagnosed('outlook', { kind: 'denied', by: 'account' }, { providerCode })).toMatchObject({ cause });
});

test('a rule that refuses the program is an administrator’s, or Advanced Protection’s', () => {
  const denied = { kind: 'denied', by: 'administrator' } as const;
  expect(diagnosed('microsoft365', denied)).toMatchObject({ cause: 'org-policy-block', actor: 'admin' });
  expect(diagnosed('gmail', denied).summary).toMatch(/Advanced Protection/);
});

test.each([
  ['temporary', { kind: 'temporary', retryAfterMs: 1_000 }, /has a passing fault$/],
  ['a name', { kind: 'network', code: 'ENOTFOUND' }, /cannot be reached$/],
  ['a time-out', { kind: 'network', code: 'ETIMEDOUT' }, /cannot be reached$/],
  ['a cut', { kind: 'network', code: 'UND_ERR_SOCKET' }, /cannot be reached$/],
] as const)('%s is told of the sign-in server, not of the mail server', (_, kind, title) => {
  const verdict = diagnosed('outlook', kind);
  expect(verdict.title).toMatch(/^The sign-in server of Microsoft /);
  expect(verdict.title).toMatch(title);
  expect(verdict.advice[0]?.text).toMatch(/^Wait/);
});

test('an answer in words that nobody knows is told with them in mind, and with the way to learn more', () => {
  const { title, advice } = diagnosed('gmail', { kind: 'unknown' });
  expect(title).toBe('The sign-in server of Google gave an answer we do not know');
  expect(advice[1]?.text).toMatch(/sign in again in Mailvitals: Google’s own page tells more/);
});

test('the network says what it knows', () => {
  const summary = (code: string) => diagnosed('gmail', { kind: 'network', code }).summary;
  expect(summary('EAI_AGAIN')).toMatch(/was not found on this network/);
  expect(summary('ENETUNREACH')).toMatch(/is out of reach/);
  expect(summary('UND_ERR_CONNECT_TIMEOUT')).toMatch(/did not answer in time/);
  expect(summary('ECONNRESET')).toMatch(/hung up/);
});

test.each([
  [null, 'Something else answered in place of Microsoft', 0],
  ['HTTP 200', 'Something else answered in place of Microsoft', 0],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'Something else answered in place of Microsoft', 0],
  ['CERT_HAS_EXPIRED', 'The answer of Microsoft does not fit this computer’s clock', 1],
  ['OAUTH_JWT_TIMESTAMP_CHECK_FAILED', 'The answer of Microsoft does not fit this computer’s clock', 1],
] as const)(
  'an answer that cannot be trusted (%s) leads to what stands between: %s',
  (detail, title, page) => {
    const verdict = diagnosed('outlook', { kind: 'untrusted-answer' }, { detail });
    expect(verdict.title).toBe(title);
    expect(verdict.advice[page]).toMatchObject({ url: 'https://login.microsoftonline.com/' });
    if (page === 1) expect(verdict.advice[0]?.text).toMatch(/date and time/);
    expect(verdict.advice.filter(({ text }) => /date and time/.test(text))).toHaveLength(1);
  },
);

describe('trouble on the way to the sign-in server', () => {
  const SILENCES = {
    temporary: { kind: { kind: 'temporary', retryAfterMs: null }, actor: 'nobody', first: /^Wait/ },
    network: { kind: { kind: 'network', code: 'ENOTFOUND' }, actor: 'nobody', first: /^Wait/ },
    aborted: { kind: { kind: 'aborted' }, actor: 'nobody', first: /^Wait/ },
    'untrusted-answer': { kind: { kind: 'untrusted-answer' }, actor: 'user', first: /open the sign-in page/ },
    unknown: { kind: { kind: 'unknown' }, actor: 'user', first: /^Check again in a few minutes/ },
  } as const;

  test.each(Object.values(SILENCES))('$kind.kind has words, steps and an actor of its own', (silence) => {
    const verdict = diagnosed('gmail', silence.kind);
    expect(verdict).toMatchObject({ status: 'unreachable', actor: silence.actor });
    expect(verdict.advice[0]?.text).toMatch(silence.first);
    expect(verdict.summary).not.toMatch(/nothing has to be done/);
    const others = Object.values(SILENCES).filter(({ kind }) => kind !== silence.kind);
    expect(others.map(({ kind }) => diagnosed('gmail', kind).title)).not.toContain(verdict.title);
  });

  test.each(PLACES)('is remembered at %s with the steps of what somebody can mend', (id) => {
    const past = (verdict: Pick<ReturnType<typeof diagnosed>, 'cause' | 'title'>) =>
      adviceOfPastFailure(verdict, preset(id));
    for (const { kind, actor } of Object.values(SILENCES)) {
      const verdict = diagnosed(id, kind);
      const { advice } = verdict;
      expect(past(verdict)).toEqual(actor === 'user' ? { advice, actor } : null);
    }
    const clock = diagnosed(id, { kind: 'untrusted-answer' }, { detail: 'CERT_NOT_YET_VALID' });
    expect(past(clock)?.advice).toEqual(clock.advice);
    expect(past({ cause: 'timeout', title: clock.title })).toBeNull();
  });
});

describe('a sign-in that is blocked', () => {
  const denied = { kind: 'denied', by: 'administrator' } as const;
  const FOR_PASSWORDS = /Security Defaults|reply as shown|IMAP and SMTP|passwords?\b/;

  test.each(PLACES)('at %s is no matter of rules for passwords, now or when it is read later', (id) => {
    const verdict = diagnosed(id, denied);
    const later = advise('org-policy-block', preset(id), null, 'oauth2');
    expect(later.steps).toEqual(verdict.advice);
    expect(later.steps.map(({ text }) => text).join(' ')).not.toMatch(FOR_PASSWORDS);
    expect(later.steps.at(-1)?.text).toBe('Sign in again in Mailvitals.');
  });

  test('leaves the advice for passwords as it is', () => {
    const { steps } = advise('org-policy-block', preset('microsoft365'), null, 'password');
    expect(steps.map(({ text }) => text).join(' ')).toMatch(/Security Defaults/);
  });

  test.each([
    ['AADSTS53000', /only on computers that follow its rules\.$/],
    ['AADSTS53001', /only on computers that belong to it\.$/],
    ['AADSTS53002', /only by programs that it has approved\.$/],
    ['AADSTS50105', /only for people whom it has named for this program\.$/],
    ['AADSTS53003', /by a rule of the organisation: for this program, this computer or this place\.$/],
  ] as const)('with %s names the rule as far as it is known', (providerCode, summary) => {
    expect(diagnosed('microsoft365', denied, { providerCode }).summary).toMatch(summary);
  });

  test.each(PLACES)('for a disabled account at %s compares no mail servers', (id) => {
    const verdict = diagnosed(id, { kind: 'denied', by: 'account' });
    expect(advise('account-disabled', preset(id), null, 'oauth2').steps).toEqual(verdict.advice);
    expect(JSON.stringify(verdict.advice)).not.toMatch(/Compare|port/);
  });
});
