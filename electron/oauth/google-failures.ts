import { denied, type FailurePattern, grantInvalid, temporary, wrong } from './failure-pattern.ts';

const GOOGLE_ERRORS = 'https://support.google.com/accounts/answer/16668185';
const GOOGLE_NATIVE = 'https://developers.google.com/identity/protocols/oauth2/native-app';

/** What Google says beyond the standards. Most of its refusals are shown on its own page and never reach the program. */
export const GOOGLE_FAILURES: readonly FailurePattern[] = [
  {
    errors: ['invalid_grant'],
    subtype: 'invalid_rapt',
    means: grantInvalid('sign-in-frequency'),
    source: 'https://support.google.com/a/answer/9368756',
    confidence: 'high',
  },
  {
    errors: ['invalid_grant'],
    subtype: 'rapt_required',
    means: grantInvalid('sign-in-frequency'),
    source: 'https://github.com/minodisk/bigquery-runner/issues/47',
    confidence: 'high',
  },
  {
    errors: ['invalid_grant'],
    sentence: /has been expired or revoked/i,
    means: grantInvalid('expired-or-revoked'),
    source: 'https://github.com/googleworkspace/python-samples/issues/1644',
    confidence: 'high',
  },
  {
    errors: ['invalid_grant'],
    sentence: /account has been (deleted|disabled)|account is disabled/i,
    means: denied('account'),
    source: 'https://github.com/GAM-team/GAM/pull/1171',
    confidence: 'high',
  },
  {
    errors: ['admin_policy_enforced', 'access_not_configured'],
    means: denied('administrator'),
    source: GOOGLE_ERRORS,
    confidence: 'high',
  },
  {
    // Advanced Protection: the account’s own rule, not an organisation’s.
    errors: ['policy_enforced'],
    means: denied('administrator'),
    source: 'https://github.com/twentyhq/twenty/pull/25148',
    confidence: 'high',
  },
  { errors: ['org_internal'], means: wrong('account-type'), source: GOOGLE_NATIVE, confidence: 'high' },
  {
    errors: ['access_denied'],
    sentence: /verification process|test users|developer-approved testers/i,
    means: wrong('account-type'),
    source: GOOGLE_ERRORS,
    // Shown on Google's own page; whether it is ever sent back is not known.
    confidence: 'low',
  },
  {
    errors: ['deleted_client', 'disabled_client'],
    means: wrong('client-unknown'),
    source: 'https://github.com/googleapis/google-api-nodejs-client/issues/1256',
    confidence: 'high',
  },
  {
    errors: ['invalid_client'],
    sentence: /client secret/i,
    means: wrong('client-secret'),
    source: GOOGLE_NATIVE,
    confidence: 'medium',
  },
  {
    errors: ['invalid_request', 'invalid_client'],
    sentence: /client_secret is missing/i,
    means: wrong('client-secret'),
    source: GOOGLE_NATIVE,
    confidence: 'medium',
  },
  { errors: ['redirect_uri_mismatch'], means: wrong('redirect'), source: GOOGLE_NATIVE, confidence: 'high' },
  {
    errors: ['restricted_client', 'disallowed_useragent'],
    means: wrong('client-unknown'),
    source: GOOGLE_NATIVE,
    confidence: 'medium',
  },
  {
    errors: ['rate_limit_exceeded', 'quota_exceeded', 'internal_failure', 'backend_error'],
    means: temporary,
    source: GOOGLE_NATIVE,
    confidence: 'low',
  },
];
