import { consent, denied, type FailurePattern, grantInvalid, temporary, wrong } from './failure-pattern.ts';
import type { OAuthFailureKind } from './oauth-failure.ts';

const AADSTS = 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes';

const entra = (numbers: readonly number[], means: OAuthFailureKind): FailurePattern => ({
  numbers,
  means,
  source: AADSTS,
  confidence: 'high',
});

/** What the sign-in service of Microsoft says, by its numbers. */
export const MICROSOFT_FAILURES: readonly FailurePattern[] = [
  entra([50173, 50132, 50133, 50089], grantInvalid('password-changed')),
  entra([700082], grantInvalid('idle')),
  {
    numbers: [70008],
    sentence: /inactiv/i,
    means: grantInvalid('idle'),
    source: AADSTS,
    confidence: 'medium',
  },
  entra([700084], grantInvalid('web-page-registration')),
  entra([70043, 50078], grantInvalid('sign-in-frequency')),
  entra([50072, 50074, 50076, 50079, 50158, 50085, 700020], grantInvalid('more-proof-wanted')),
  entra([54005, 70008, 70019], grantInvalid('code-used-or-expired')),
  entra([65001, 90008], consent('user')),
  entra([90094, 90095, 90099, 650056], consent('administrator')),
  entra([65004], denied('user')),
  entra(
    [
      53000, 53001, 53002, 53003, 53004, 53010, 530032, 530034, 530035, 50005, 50097, 50105, 50131, 50002,
      500021, 500022, 500212, 500213, 1000031,
    ],
    denied('administrator'),
  ),
  entra([50053, 50055, 50057, 50135, 50144, 53011, 50015, 54000], denied('account')),
  entra([16000, 16003, 50020, 500208, 90072], wrong('account-type')),
  {
    // “Does not exist in the directory”: at a first sign-in the wrong kind of account, later one that was deleted.
    ...entra([50034, 51004], wrong('account-type')),
    meansAtRenewal: denied('account'),
  },
  entra([50194, 9001023, 9002332, 90124, 90130, 90002], wrong('account-type')),
  {
    ...entra([9002331], wrong('account-type')),
    source: 'https://login.microsoftonline.com/error?code=9002331',
    confidence: 'medium',
  },
  entra([50011, 70004, 900971], wrong('redirect')),
  {
    // Registered under “Single-page application” instead of “Mobile and desktop”.
    ...entra([9002327], wrong('redirect')),
    source: 'https://login.microsoftonline.com/error?code=9002327',
    confidence: 'medium',
  },
  entra([7000218, 70003], wrong('public-flows-off')),
  entra([700025, 7000215, 7000222], wrong('client-secret')),
  {
    // Also stands in front of the real cause, with `invalid_grant`.
    ...entra([70002], wrong('client-secret')),
    errors: ['invalid_client'],
  },
  entra([70001, 700011, 700016, 7000112], wrong('client-unknown')),
  entra([28002, 28003, 50001, 500011, 65005, 650052, 650054, 650057, 70011, 700022, 700023], wrong('scope')),
  entra([90004, 90014, 900144, 9002313, 90100, 50147, 501481, 501491], wrong('request')),
  entra(
    [40010, 50000, 50033, 50087, 50088, 50134, 50196, 70012, 90006, 90012, 90024, 90033, 90055, 90090],
    temporary,
  ),
];
