import type { Pattern } from './pattern.ts';

const ENTRA = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const RFC_6749 = 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2';

/** Answers of the provider's sign-in (OAuth2). Codes with a number are exact; their sentences are translated. */
export const IDENTITY_PROVIDER: readonly Pattern[] = [
  {
    cause: 'server-busy',
    transient: true,
    says: [
      /\bserver_error\b/,
      /temporarily_unavailable/,
      /aadsts(?:40010|50000|50033|50087|50088|50134|70012|90006|90012|90013|90024|90033|90055|90090)\b/,
    ],
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
    says: [
      /aadsts50196\b/,
      /\bslow_down\b/,
      /^429\b/,
      /(?:http|status)(?: code)?[ :=]{1,3}429\b/,
      /\brate_limit_exceeded\b/,
    ],
    source: ENTRA,
  },
  { cause: 'account-locked', transient: false, says: [/aadsts(?:50053|53011)\b/], source: ENTRA },
  {
    cause: 'account-disabled',
    transient: false,
    says: [/aadsts(?:50015|50034|50057|51004|54000|90002)\b/, /account has been deleted/],
    source: ENTRA,
  },
  { cause: 'bad-credentials', transient: false, says: [/aadsts(?:50126|50055|50056)\b/], source: ENTRA },
  {
    // The device or the place is refused: signing in again there changes nothing.
    cause: 'org-policy-block',
    transient: false,
    says: [
      /aadsts(?:5300[0-4]|53010|530003|53003[245]|5000[25]|50002[12]|50021[23]|50105|50131|50020|50177|90072|1000031)\b/,
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
      /aadsts(?:65001|65004|90008|90094|90093|90095|900941|90097|90099|650052|650056)\b/,
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
    // The registration of the app, not the user's grant: asking the user again would loop. An expired client secret
    // (7000222) is told as an ended sign-in, for a program of this kind is given none.
    cause: 'oauth-client-rejected',
    transient: false,
    says: [
      /aadsts(?:1600[03]|28002|50001|50011|500011|50194|500208|65005|650054|650057)\b/,
      /aadsts(?:7000[134]|70011|700011|700016|70002[235]|7000112|7000215|7000218)\b/,
      /aadsts(?:90124|90130|900971|9001023|900232[67]|900233[12])\b/,
      /\b(?:unauthorized_client|invalid_scope|disabled_client|deleted_client|restricted_client|redirect_uri_mismatch|org_internal)\b/,
    ],
    source: ENTRA,
  },
  {
    // The question itself was wrong: nobody's registration and nobody's grant.
    cause: 'protocol-error',
    transient: false,
    says: [
      /redirect[_ ]ur[il]/,
      /aadsts(?:28000|28003|50147|501481|501491|90004|90014|90100|900144|9002313)\b/,
      /\b(?:unsupported_grant_type|unsupported_response_type)\b/,
    ],
    source: RFC_6749,
  },
  {
    cause: 'oauth-grant-invalid',
    transient: false,
    says: [
      /aadsts(?:50173|70000|70002|70008|70019|70043|700003|700020|700081|700082|700084|7000222|54005|50132|50133|50089|50013|50058|50072|50074|50076|50078|50079|50085|50097|50158|50135|50144|65002|135010)\b/,
    ],
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
