import { consent, denied, type FailurePattern, grantInvalid, temporary, wrong } from './failure-pattern.ts';

const RFC6749 = 'https://www.rfc-editor.org/rfc/rfc6749';
const RFC8628 = 'https://www.rfc-editor.org/rfc/rfc8628#section-3.5';
const OIDC = 'https://openid.net/specs/openid-connect-core-1_0.html#AuthError';

/** What the standards say, for every provider and every number that is not in the list above. */
export const STANDARD_FAILURES: readonly FailurePattern[] = [
  {
    errors: ['access_denied', 'authorization_declined'],
    means: denied('user'),
    source: RFC8628,
    confidence: 'high',
  },
  {
    errors: ['expired_token', 'code_expired', 'bad_verification_code'],
    means: grantInvalid('code-used-or-expired'),
    source: RFC8628,
    confidence: 'high',
  },
  { errors: ['invalid_grant'], means: grantInvalid('not-said'), source: RFC6749, confidence: 'high' },
  { errors: ['consent_required'], means: consent('user'), source: OIDC, confidence: 'high' },
  {
    errors: ['interaction_required', 'login_required', 'account_selection_required'],
    means: grantInvalid('more-proof-wanted'),
    source: OIDC,
    confidence: 'high',
  },
  {
    errors: ['server_error', 'temporarily_unavailable', 'slow_down'],
    means: temporary,
    source: RFC6749,
    confidence: 'high',
  },
  { errors: ['invalid_client'], means: wrong('client-unknown'), source: RFC6749, confidence: 'high' },
  {
    errors: ['unauthorized_client', 'unsupported_grant_type'],
    means: wrong('public-flows-off'),
    source: RFC6749,
    confidence: 'high',
  },
  {
    errors: ['invalid_scope', 'invalid_resource', 'invalid_target'],
    means: wrong('scope'),
    source: RFC6749,
    confidence: 'high',
  },
  {
    errors: ['invalid_request', 'unsupported_response_type'],
    sentence: /redirect_uri/i,
    means: wrong('redirect'),
    source: RFC6749,
    confidence: 'medium',
  },
  {
    errors: ['invalid_request', 'unsupported_response_type'],
    means: wrong('request'),
    source: RFC6749,
    confidence: 'high',
  },
];
