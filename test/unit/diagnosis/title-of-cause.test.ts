import { expect, test } from 'vitest';
import { advise } from '../../../electron/diagnosis/advice/advise.ts';
import { diagnose } from '../../../electron/diagnosis/diagnose.ts';
import { titleOfCause, titleOfIncident } from '../../../electron/diagnosis/title-of-cause.ts';
import { findProviderById, PROVIDERS } from '../../../electron/provider/presets.ts';
import { failedResult } from '../../support/probe-results.ts';

test.each(PROVIDERS.map((provider) => [provider.id, provider] as const))(
  'a secret that died at %s is called as the diagnosis calls it',
  (_, provider) => {
    const diagnosis = diagnose({
      provider,
      signInMethod: 'password',
      imap: failedResult('imap', 'NO [AUTHENTICATIONFAILED] Authentication failed.'),
      smtp: failedResult('smtp', '535 5.7.8 Authentication failed.'),
      workedBefore: true,
      now: new Date('2026-11-20T20:00:00Z'),
    });
    expect(titleOfCause(diagnosis.cause ?? 'unknown', provider)).toBe(diagnosis.title);
  },
);

test('everything else is called as its advice calls it', () => {
  expect(titleOfCause('timeout', null)).toBe(advise('timeout', null, null).title);
  expect(titleOfCause('bad-credentials', null)).toBe('The password no longer works');
});

test('an incident keeps its name when the mailbox moves from a password to a sign-in', () => {
  const outlook = findProviderById('outlook');
  for (const cause of ['basic-auth-disabled', 'bad-credentials', 'app-password-required'] as const) {
    expect(titleOfIncident(cause, outlook, 'oauth2')).toBe(titleOfCause(cause, outlook, 'password'));
  }
  expect(titleOfIncident('oauth-token-refused', outlook, 'oauth2')).toBe(
    titleOfCause('oauth-token-refused', outlook, 'oauth2'),
  );
  expect(titleOfIncident(null, outlook, 'oauth2')).toBe(titleOfIncident(null, outlook, 'password'));
});
