import { describe, expect, test } from 'vitest';
import { pauseAfter } from '../../../electron/oauth/back-off.ts';
import { skewOf } from '../../../electron/oauth/clock-skew.ts';
import { missingScopes } from '../../../electron/oauth/granted-scopes.ts';
import { GOOGLE, IDENTITY_PROVIDERS, MICROSOFT } from '../../../electron/oauth/identity-providers.ts';
import { isFromIssuer } from '../../../electron/oauth/issuer-rule.ts';
import { failureOf } from '../../../electron/oauth/oauth-failure.ts';
import { issuerUrl } from '../../../electron/oauth/provider-parameters.ts';
import { ageFrom, stateOfToken } from '../../../electron/oauth/token-age.ts';
import { gmail } from '../../../electron/provider/presets/gmail.ts';
import { outlook } from '../../../electron/provider/presets/outlook.ts';

describe('what was granted', () => {
  test('counts under any prefix and in any case', () => {
    const granted =
      'https://outlook.office365.com/imap.accessasuser.all https://graph.microsoft.com/SMTP.Send openid';
    expect(missingScopes(MICROSOFT.mailScopes, granted)).toEqual([]);
    expect(missingScopes(GOOGLE.mailScopes, 'openid https://mail.google.com/')).toEqual([]);
  });

  test('is everything where the provider does not say', () => {
    expect(missingScopes(MICROSOFT.mailScopes, null)).toEqual([]);
  });

  test('is told where something is missing', () => {
    expect(missingScopes(GOOGLE.mailScopes, 'openid email')).toEqual(['https://mail.google.com/']);
    expect(missingScopes(MICROSOFT.mailScopes, 'https://outlook.office.com/IMAP.AccessAsUser.All')).toEqual([
      'https://outlook.office.com/SMTP.Send',
    ]);
  });
});

describe('the issuer', () => {
  const template = 'https://login.microsoftonline.com/{tenantid}/v2.0';
  const tenant = '9188040d-6c67-4c5b-b112-36a304b66dad';
  const ofTenant = template.replace('{tenantid}', tenant);

  test('is the one that was asked', () => {
    expect(isFromIssuer('https://accounts.google.com', 'https://accounts.google.com')).toBe(true);
    expect(isFromIssuer('https://accounts.google.com', 'https://accounts.google.com/')).toBe(false);
  });

  test('of Microsoft is that of any tenant, or of the one that the token names', () => {
    expect(isFromIssuer(template, ofTenant)).toBe(true);
    expect(isFromIssuer(template, ofTenant, tenant.toUpperCase())).toBe(true);
    expect(isFromIssuer(template, ofTenant, '00000000-0000-0000-0000-000000000000')).toBe(false);
  });

  test.each([
    template,
    'https://login.microsoftonline.com//v2.0',
    'https://login.microsoftonline.com/v2.0',
    'https://login.microsoftonline.com/common/v2.0',
    `https://login.microsoftonline.com/${tenant}/x/v2.0`,
    `https://login.microsoftonline.com.example/${tenant}/v2.0`,
    `${ofTenant}/`,
  ])('%s is no tenant of Microsoft', (issuer) => {
    expect(isFromIssuer(template, issuer)).toBe(false);
  });

  test('stands with the tenant of the registration', () => {
    expect(issuerUrl(MICROSOFT, null)).toBe('https://login.microsoftonline.com/common/v2.0');
    expect(issuerUrl(MICROSOFT, 'consumers')).toBe('https://login.microsoftonline.com/consumers/v2.0');
    expect(issuerUrl(MICROSOFT, 'a/../b')).toBe('https://login.microsoftonline.com/a%2F..%2Fb/v2.0');
    expect(issuerUrl(GOOGLE, null)).toBe('https://accounts.google.com');
  });
});

describe('the age of a token', () => {
  const clocks = (steadyMs: number, wallMs = steadyMs) => ({ steady: () => steadyMs, wall: () => wallMs });
  const hour = ageFrom(3_600, clocks(0));

  test.each([
    [0, 'fresh'],
    [3_479_000, 'fresh'],
    [3_480_000, 'due'],
    [3_599_000, 'due'],
    [3_600_000, 'over'],
  ])('after %i ms is %s', (ms, state) => {
    expect(stateOfToken(hour, clocks(ms))).toBe(state);
  });

  test('of a short life is due in its last fifth', () => {
    const short = ageFrom(10, clocks(0));
    expect([7_900, 8_000, 10_000].map((ms) => stateOfToken(short, clocks(ms)))).toEqual([
      'fresh',
      'due',
      'over',
    ]);
  });

  test('goes by the clock that went on', () => {
    expect(stateOfToken(hour, clocks(1, 3_600_000))).toBe('over');
    expect(stateOfToken(hour, clocks(3_600_000, -86_400_000))).toBe('over');
    expect(stateOfToken(hour, clocks(1, -86_400_000))).toBe('fresh');
  });

  test('is taken for half an hour where the provider does not say', () => {
    expect(stateOfToken(ageFrom(null, clocks(0)), clocks(1_500_000))).toBe('fresh');
    expect(stateOfToken(ageFrom(null, clocks(0)), clocks(1_800_000))).toBe('over');
  });
});

describe('the pause after a failure', () => {
  test('grows, and ends', () => {
    const temporary = failureOf({ kind: 'temporary', retryAfterMs: null });
    expect([1, 2, 3, 50].map((times) => pauseAfter(temporary, times))).toEqual([
      30_000, 60_000, 120_000, 900_000,
    ]);
    const network = failureOf({ kind: 'network', code: 'ENOTFOUND' });
    expect([1, 2, 50].map((times) => pauseAfter(network, times))).toEqual([5_000, 10_000, 300_000]);
  });

  test('is as long as the provider asks, up to an hour', () => {
    const asks = (retryAfterMs: number) => pauseAfter(failureOf({ kind: 'temporary', retryAfterMs }), 1);
    expect([1_000, 600_000, 86_400_000].map(asks)).toEqual([30_000, 600_000, 3_600_000]);
  });

  test('is for ever where only signing in again helps', () => {
    expect(pauseAfter(failureOf({ kind: 'grant-invalid', reason: 'idle' }), 1)).toBeNull();
  });
});

test('a clock that is wrong is gone by the provider’s', () => {
  const now = Date.parse('2026-11-21T07:00:00Z');
  expect(skewOf('Sat, 21 Nov 2026 08:00:00 GMT', now)).toBe(3_600);
  expect(skewOf('Sat, 21 Nov 2026 06:59:50 GMT', now)).toBe(0);
  expect(skewOf('nonsense', now)).toBe(0);
  expect(skewOf(null, now)).toBe(0);
});

describe('what is known of a provider', () => {
  test.each(Object.values(IDENTITY_PROVIDERS))('$name has a source for every fact', (provider) => {
    const facts = Object.keys(provider).filter((key) => !['id', 'name', 'sources'].includes(key));
    expect(Object.keys(provider.sources).sort()).toEqual(facts.sort());
    for (const { source } of Object.values(provider.sources)) expect(source).toMatch(/^https:\/\//);
  });

  test('agrees with the presets', () => {
    for (const [provider, preset] of [
      [MICROSOFT, outlook],
      [GOOGLE, gmail],
    ] as const) {
      expect(preset.oauth?.issuer).toBe(provider.id);
      expect(new URL(preset.oauth?.authorizeUrl ?? '').origin).toBe(provider.signInOrigin);
      const wanted = [...provider.mailScopes, ...provider.otherScopes];
      for (const scope of preset.oauth?.scopes ?? []) expect(wanted).toContain(scope);
      expect(preset.oauth?.deviceCodeUrl === null).toBe(provider.deviceCode === 'refused-for-mail');
    }
  });
});
