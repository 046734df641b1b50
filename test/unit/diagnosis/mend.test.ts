import { expect, test } from 'vitest';
import { CAUSES } from '../../../electron/diagnosis/cause.ts';
import { mendOf } from '../../../electron/diagnosis/mend.ts';
import { findProviderById, PROVIDERS } from '../../../electron/provider/presets.ts';

const preset = (id: string) => findProviderById(id) ?? expect.unreachable(`no preset ${id}`);

test.each([
  ['oauth-grant-invalid', 'gmail', 'oauth2', 'sign-in'],
  ['oauth-consent-required', 'microsoft365', 'oauth2', 'sign-in'],
  // Whether the registration was mended shows with the next sign-in.
  ['oauth-client-rejected', 'outlook', 'oauth2', 'sign-in'],
  ['basic-auth-disabled', 'outlook', 'password', 'sign-in'],
  ['basic-auth-disabled', 'yahoo', 'password', null],
  ['bad-credentials', 'gmail', 'password', 'new-secret'],
  ['smtp-auth-disabled', 'outlook', 'oauth2', null],
  ['mailbox-not-connected', 'outlook', 'oauth2', null],
] as const)('%s at %s with %s is mended by %s', (cause, id, signInMethod, mend) => {
  expect(mendOf(cause, preset(id), signInMethod)).toBe(mend);
});

test('no mailbox without a password is sent to make one', () => {
  const places = PROVIDERS.filter(({ oauth }) => oauth !== null && oauth.issuer !== 'other');
  const mends = places.flatMap((one) => [null, ...CAUSES].map((cause) => mendOf(cause, one, 'oauth2')));
  expect(mends).not.toContain('new-secret');
});
