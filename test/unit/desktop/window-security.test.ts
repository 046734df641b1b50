import { describe, expect, test } from 'vitest';
import { CONTENT_POLICY } from '../../../electron/api/content-policy.ts';
import { refusalWords } from '../../../electron/api/sign-in-refusal.ts';
import { KEYCHAIN_PROBLEMS } from '../../../electron/credentials/credential-store.ts';
import { explainKeychainProblem } from '../../../electron/credentials/keychain-problem.ts';
import { isTrustedSender } from '../../../electron/desktop/page/trusted-sender.ts';
import { linkHosts } from '../../../electron/desktop/window/link-hosts.ts';
import { outsideLink } from '../../../electron/desktop/window/outside-link.ts';
import { isPageAddress, pageAddress } from '../../../electron/desktop/window/page-address.ts';
import { webPreferences } from '../../../electron/desktop/window/web-preferences.ts';
import { advise } from '../../../electron/diagnosis/advice/advise.ts';
import { CAUSES } from '../../../electron/diagnosis/cause.ts';
import { NOTHING_STORED } from '../../../electron/diagnosis/nothing-stored.ts';
import { diagnoseSignInFailure } from '../../../electron/diagnosis/sign-in-failure.ts';
import { IDENTITY_PROVIDERS } from '../../../electron/oauth/identity-providers.ts';
import type { OAuthFailure, OAuthFailureKind } from '../../../electron/oauth/oauth-failure.ts';
import { REGISTRATION_GUIDES } from '../../../electron/oauth/registration-guide.ts';
import { PROVIDERS } from '../../../electron/provider/presets.ts';
import { secretAdvice } from '../../../electron/provider/secret-advice.ts';
import { SECURITY_HEADERS } from '../../../electron/web/security-headers.ts';

test('the page gets a sandbox, a world of its own, and nothing of Node', () => {
  expect(webPreferences('/out/preload.cjs', true)).toEqual({
    preload: '/out/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: false,
  });
  expect(webPreferences('/out/preload.cjs', false).devTools).toBe(true);
});

test('the page may load nothing from elsewhere and run nothing that is not its own file', () => {
  const policy = new Map(
    CONTENT_POLICY.split('; ').map((rule) => {
      const [name = '', ...sources] = rule.split(' ');
      return [name, sources.join(' ')] as const;
    }),
  );
  expect(policy.get('default-src')).toBe("'none'");
  expect(policy.get('script-src')).toBe("'self'");
  expect(policy.get('style-src')).toBe("'self'");
  expect(policy.get('frame-ancestors')).toBe("'none'");
  expect(CONTENT_POLICY).not.toMatch(/unsafe|\*|https?:|blob:/);
  expect(SECURITY_HEADERS['content-security-policy']).toBe(CONTENT_POLICY);
});

describe('the sender of a message', () => {
  const page = { url: pageAddress('#/settings') };

  test('is trusted as the main frame that shows the page', () => {
    expect(isTrustedSender(page, page)).toBe(true);
  });
  test('is not trusted as a frame within it, even of the same address', () => {
    expect(isTrustedSender({ ...page }, page)).toBe(false);
  });
  test('is not trusted once it is gone', () => {
    expect(isTrustedSender(null, page)).toBe(false);
    expect(isTrustedSender(null, null)).toBe(false);
  });
  test.each([
    'https://mailvitals/',
    'app://mailvitals.example/',
    'app://user@mailvitals/',
    'about:blank',
    'file:///',
    '',
  ])('is not trusted at %s', (url) => {
    const frame = { url };
    expect(isTrustedSender(frame, frame)).toBe(false);
    expect(isPageAddress(url)).toBe(false);
  });
});

/** Every kind of failure that a sign-in may have. */
const SIGN_IN_FAILURES: readonly OAuthFailure[] = (
  [
    ...(
      [
        'password-changed',
        'expired-or-revoked',
        'idle',
        'sign-in-frequency',
        'more-proof-wanted',
        'web-page-registration',
        'code-used-or-expired',
        'not-said',
      ] as const
    ).map((reason) => ({ kind: 'grant-invalid', reason }) as const),
    ...(['user', 'administrator'] as const).map((by) => ({ kind: 'consent-required', by }) as const),
    ...(['user', 'administrator', 'account'] as const).map((by) => ({ kind: 'denied', by }) as const),
    ...(
      [
        'client-unknown',
        'client-secret',
        'public-flows-off',
        'redirect',
        'scope',
        'account-type',
        'request',
      ] as const
    ).map((what) => ({ kind: 'misconfigured', what }) as const),
    { kind: 'temporary', retryAfterMs: null },
    { kind: 'network', code: 'timeout' },
    { kind: 'untrusted-answer' },
    { kind: 'aborted' },
    { kind: 'unknown' },
  ] as const satisfies readonly OAuthFailureKind[]
).map((kind) => ({ ...kind, error: null, providerCode: null, detail: null }));

describe('a link', () => {
  const places = { hosts: linkHosts(), loopbackOrigins: ['http://127.0.0.1:20001'] };

  test('of any advice for any provider opens', () => {
    const links = CAUSES.flatMap((cause) =>
      [null, ...PROVIDERS].flatMap((provider) => advise(cause, provider, null).steps.map(({ url }) => url)),
    ).filter((url) => url !== null);
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((url) => outsideLink(url, places) === null)).toEqual([]);
  });
  test('of any preset opens', () => {
    const links = PROVIDERS.flatMap(({ secretUrl, securityUrl, imapSwitch, sources }) => [
      secretUrl,
      securityUrl,
      imapSwitch?.url ?? null,
      ...sources,
    ]).filter((url) => url !== null);
    expect(links.filter((url) => outsideLink(url, places) === null)).toEqual([]);
  });
  test('to a page for signing in, registering or taking back what was granted opens', () => {
    const links = Object.values(IDENTITY_PROVIDERS).flatMap(({ id, signInOrigin, permissionsUrl }) => [
      `${signInOrigin}/authorize?client_id=one&state=two`,
      permissionsUrl,
      ...REGISTRATION_GUIDES[id].steps.map(({ url }) => url),
    ]);
    expect(links).toHaveLength(10);
    expect(links.filter((url) => outsideLink(url, places) === null)).toEqual([]);
  });
  test.each(['linux', 'darwin', 'win32'] as const)('of any step about the keychain opens, %s', (platform) => {
    const links = KEYCHAIN_PROBLEMS.flatMap((problem) =>
      explainKeychainProblem(problem, platform).steps.map(({ url }) => url),
    ).filter((url) => url !== null);
    if (platform === 'linux') expect(links.length).toBeGreaterThan(1);
    const onPlatform = { hosts: linkHosts(platform), loopbackOrigins: [] };
    expect(links.filter((url) => outsideLink(url, onPlatform) === null)).toEqual([]);
  });
  test('of any step after a sign-in that failed, or one that is missing, opens', () => {
    const links = [
      ...PROVIDERS.flatMap((provider) =>
        SIGN_IN_FAILURES.flatMap((failure) => [
          ...diagnoseSignInFailure(failure, provider).advice,
          ...refusalWords(failure, provider, 'Microsoft').steps,
        ]),
      ),
      ...PROVIDERS.flatMap((provider) => [
        ...secretAdvice(provider).steps,
        ...CAUSES.flatMap((cause) => advise(cause, provider, null, 'oauth2').steps),
      ]),
      ...Object.values(NOTHING_STORED).flatMap(({ steps }) => steps),
    ]
      .map(({ url }) => url)
      .filter((url) => url !== null);
    expect(links.length).toBeGreaterThan(100);
    expect([...new Set(links.filter((url) => outsideLink(url, places) === null))]).toEqual([]);
  });
  test('to where a permission is taken back opens, of work accounts too', () => {
    expect(outsideLink('https://myapps.microsoft.com/', places)).not.toBeNull();
  });
  test('to a sign-in page that is played on this computer opens, and to nothing beside it', () => {
    const page = 'http://127.0.0.1:20001/authorize?state=two';
    expect(outsideLink(page, places)).toBe(page);
    expect(outsideLink(page, { ...places, loopbackOrigins: [] })).toBeNull();
    for (const other of [
      'http://127.0.0.1:20002/authorize',
      'http://127.0.0.1/authorize',
      'http://localhost:20001/authorize',
      'https://127.0.0.1:20001/authorize',
      'http://user:secret@127.0.0.1:20001/authorize',
      'http://127.0.0.1:20001@evil.example/',
    ]) {
      expect(outsideLink(other, places), other).toBeNull();
    }
  });
  test('of plain http stays closed anywhere else, whoever names the place', () => {
    const origin = 'http://login.microsoftonline.com';
    expect(outsideLink(`${origin}/authorize`, { ...places, loopbackOrigins: [origin] })).toBeNull();
  });
  test.each([
    'http://account.microsoft.com/security',
    'https://account.microsoft.com.evil.example/',
    'https://evil.example/account.microsoft.com',
    'https://account.microsoft.com:8443/',
    'https://account.microsoft.com@evil.example/',
    'https://user:secret@account.microsoft.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-settings:network',
    'smb://account.microsoft.com/share',
    'mailto:you@example.com',
    'app://mailvitals/',
    '//account.microsoft.com/',
    '',
  ])('stays closed: %s', (link) => {
    expect(outsideLink(link, places)).toBeNull();
  });
  test('stays closed where Windows could not take it', () => {
    expect(outsideLink(`https://account.microsoft.com/${'a'.repeat(2_100)}`, places)).toBeNull();
  });
  test('is handed on as the browser will read it', () => {
    expect(outsideLink('https://ACCOUNT.microsoft.com/a b', places)).toBe(
      'https://account.microsoft.com/a%20b',
    );
  });
});
