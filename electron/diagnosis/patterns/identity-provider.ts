import type { FailurePattern } from '../../oauth/failure-pattern.ts';
import { MICROSOFT_FAILURES } from '../../oauth/microsoft-failures.ts';
import { failureOf } from '../../oauth/oauth-failure.ts';
import { causeOfSignInFailure } from '../sign-in-failure/cause-of-failure.ts';
import type { Pattern } from './pattern.ts';

const ENTRA = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const RFC_6749 = 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2';

/**
 * Microsoft’s numbers mean in a pasted reply what they mean to a sign-in of ours: there is one table of them. A row that
 * looks at the sentence as well tells two reasons of one cause apart.
 */
function rowsOfNumbers({
  numbers = [],
  errors,
  sentence,
  means,
  source,
}: FailurePattern): readonly Pattern[] {
  if (sentence !== undefined) return [];
  const causeOf = (number: number) =>
    causeOfSignInFailure({ ...failureOf(means), providerCode: `AADSTS${number}` });
  return [...Map.groupBy(numbers, causeOf)].map(([cause, ofCause]) => ({
    cause,
    transient: means.kind === 'temporary',
    says: saysNumber(`aadsts(?:${ofCause.join('|')})\\b`, errors),
    source,
  }));
}

/** A number alone, or beside one of these errors. */
function saysNumber(number: string, errors: readonly string[] | undefined): readonly RegExp[] {
  if (errors === undefined) return [new RegExp(number)];
  const error = `\\b(?:${errors.join('|')})\\b`;
  return [new RegExp(`${error}.{0,400}${number}`), new RegExp(`${number}.{0,400}${error}`)];
}

/**
 * Answers of the provider's sign-in (OAuth2). Codes with a number are exact; their sentences are translated. Numbers that
 * are written out here are those that our own sign-in leaves to the `error` beside them.
 */
export const IDENTITY_PROVIDER: readonly Pattern[] = [
  {
    // As the labelled replies have it. To a sign-in of ours it is the registration’s: a program of its kind has no secret.
    cause: 'oauth-grant-invalid',
    transient: false,
    says: [/aadsts7000222\b/],
    source: ENTRA,
  },
  ...MICROSOFT_FAILURES.flatMap(rowsOfNumbers),
  {
    cause: 'server-busy',
    transient: true,
    says: [/\bserver_error\b/, /temporarily_unavailable/],
    source: RFC_6749,
  },
  {
    cause: 'server-busy',
    transient: true,
    when: { protocol: ['oauth'] },
    says: [
      /\b(?:http|status)(?: code)?[ :=]{1,3}50[0-4]\b/,
      /^50[234] (?:bad gateway|service unavailable|gateway time)/,
    ],
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6',
  },
  {
    cause: 'rate-limited',
    transient: true,
    says: [/\bslow_down\b/, /^429\b/, /(?:http|status)(?: code)?[ :=]{1,3}429\b/, /\brate_limit_exceeded\b/],
    source: ENTRA,
  },
  { cause: 'account-disabled', transient: false, says: [/account has been deleted/], source: ENTRA },
  {
    // The device or the place is refused: signing in again there changes nothing.
    cause: 'org-policy-block',
    transient: false,
    says: [
      /aadsts(?:530003|50177)\b/,
      /blocked by conditional access/,
      /access_policy/,
      /\b(?:admin_)?policy_enforced\b/,
    ],
    source: ENTRA,
  },
  {
    cause: 'oauth-consent-required',
    transient: false,
    says: [
      /aadsts(?:90093|900941)\b/,
      /consent_required/,
      /insufficient_scope/,
      /insufficient permission/,
      /(?:needs?|requires?) (?:permission|admin(?:istrator)?|consent).{0,60}(?:approve|consent|grant|access)/,
      /has not consented/,
      /admin(?:istrator)? (?:consent|approval)/,
      /\baccess_denied\b/,
      /"status" ?: ?"?403/,
    ],
    source: ENTRA,
  },
  {
    // The registration of the app, not the user's grant: asking the user again would loop.
    cause: 'oauth-client-rejected',
    transient: false,
    says: [
      /aadsts(?:28000|90013|9002326)\b/,
      /\b(?:unauthorized_client|invalid_scope|disabled_client|deleted_client|restricted_client|redirect_uri_mismatch|org_internal)\b/,
    ],
    source: ENTRA,
  },
  {
    // The question itself was wrong: nobody's registration and nobody's grant.
    cause: 'protocol-error',
    transient: false,
    says: [/redirect[_ ]ur[il]/, /\b(?:unsupported_grant_type|unsupported_response_type)\b/],
    source: RFC_6749,
  },
  {
    cause: 'oauth-grant-invalid',
    transient: false,
    says: [/aadsts(?:70000|70002|700003|700081|50013|50056|50058|50126|65002|135010)\b/],
    source: ENTRA,
  },
  {
    cause: 'oauth-grant-invalid',
    transient: false,
    says: [
      /\binvalid_grant\b/,
      /\b(?:interaction|login|reauth\w{0,10})_required\b/,
      /expired or revoked/,
      /refresh ?token.{0,40}(?:expired|revoked|invalid|inactive)/,
      /provided grant (?:has|is)/,
      /grant (?:request )?is invalid/,
      /authorization code.{0,40}(?:expired|redeemed|not found)/,
      /invalid_rapt/,
      /client secret.{0,40}expired/,
    ],
    source: 'https://developers.google.com/identity/protocols/oauth2#expiration',
  },
  {
    cause: 'oauth-client-rejected',
    transient: false,
    when: { protocol: ['oauth'] },
    says: [/\binvalid_client\b/],
    source: RFC_6749,
  },
  {
    // Gmail’s word over OAUTHBEARER for a token that it does not take; “Lookup failed”, which it says beside it, is no fault.
    cause: 'oauth-token-expired',
    transient: true,
    says: [/"status" ?: ?"?invalid_request/],
    source: 'https://github.com/postalsys/imapflow/issues/157',
  },
  {
    cause: 'protocol-error',
    transient: false,
    when: { protocol: ['oauth'] },
    says: [/\binvalid_request\b/],
    source: RFC_6749,
  },
];

/** A mail server that refuses or drops an access token: refreshing it is the first answer. */
export const ACCESS_TOKEN: readonly Pattern[] = [
  {
    cause: 'oauth-token-expired',
    transient: true,
    says: [
      /access ?token ?(?:has |is )?expired/,
      /accesstokenexpired/,
      /session (?:has )?(?:expired|invalidated)/,
      /\btoken (?:has |is )?expired/,
      /\binvalid_token\b/,
      /\bexpired_token\b/,
      /"status" ?: ?"?40[01]/,
    ],
    source: 'https://www.rfc-editor.org/rfc/rfc7628#section-3.2.2',
  },
  {
    cause: 'oauth-token-expired',
    transient: true,
    says: [/\bbad command error\. ?10\b/, /^command error\. ?10\b/],
    source: 'https://github.com/M66B/FairEmail/blob/master/FAQ.md',
  },
];
