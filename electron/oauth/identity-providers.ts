import type { Confidence } from '../provider/provider.ts';

export const IDENTITY_PROVIDER_IDS = ['microsoft', 'google'] as const;

export type IdentityProviderId = (typeof IDENTITY_PROVIDER_IDS)[number];

/** Where a fact was read, and how sure it is. */
export interface FactSource {
  readonly confidence: Confidence;
  /** A public https link. */
  readonly source: string;
  /** What the source says, where the value alone does not tell. */
  readonly note?: string;
}

/** What the app knows of a provider's sign-in before it has spoken with it. The endpoints come from its discovery document. */
export interface IdentityProvider {
  readonly id: IdentityProviderId;
  readonly name: string;
  /**
   * Issuer whose discovery document is read; `{tenant}` stands for the registration's tenant. Where the document names a
   * `{tenantid}`, each account's own tenant takes its place.
   */
  readonly issuer: string;
  /** What stands for `{tenant}` unless the registration says otherwise; `null` where there are no tenants. */
  readonly defaultTenant: string | null;
  /** Origin of the page that the user's browser is sent to: anything else is not opened. */
  readonly signInOrigin: string;
  /** Without these the token opens no mailbox. Matched by the last part of the path: Microsoft answers under another prefix. */
  readonly mailScopes: readonly string[];
  /** Asked for besides: a refresh token, and who signed in. */
  readonly otherScopes: readonly string[];
  /** Added to the address of the sign-in page. */
  readonly authorizeParameters: Readonly<Record<string, string>>;
  /** Where the browser comes back to; any port. The path must be registered at Microsoft. */
  readonly redirect: { readonly host: 'localhost' | '127.0.0.1'; readonly path: string };
  /** Whether a code typed on another device can open mailboxes. */
  readonly deviceCode: 'offered' | 'refused-for-mail';
  /** Whether registrations for desktop programs come with a secret that has to be sent, although it is none. */
  readonly clientSecret: 'none' | 'handed-out';
  /** Where a refresh token can be given back; `null` where only the user can, on a page of the provider. */
  readonly revocationUrl: string | null;
  /** Where the user of a personal account sees and removes the programs that may use it. */
  readonly permissionsUrl: string;
  /** The same for the account of an organisation. */
  readonly permissionsUrlAtWork: string;
  /** Whether the scopes must be named again when a token is refreshed. */
  readonly namesScopeOnRefresh: boolean;
  /** Days without use after which a refresh token dies. */
  readonly idleDays: number;
  readonly sources: Readonly<Record<FactName, FactSource>>;
}

type FactName = Exclude<keyof IdentityProvider, 'id' | 'name' | 'sources'>;

const ENTRA_DOCS = 'https://learn.microsoft.com/en-us/entra/identity-platform';
const MICROSOFT_MAIL =
  'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth';
const GOOGLE_NATIVE = 'https://developers.google.com/identity/protocols/oauth2/native-app';
const GOOGLE_DISCOVERY = 'https://accounts.google.com/.well-known/openid-configuration';

/** Personal, work and school accounts. */
export const MICROSOFT: IdentityProvider = {
  id: 'microsoft',
  name: 'Microsoft',
  issuer: 'https://login.microsoftonline.com/{tenant}/v2.0',
  defaultTenant: 'common',
  signInOrigin: 'https://login.microsoftonline.com',
  mailScopes: ['https://outlook.office.com/IMAP.AccessAsUser.All', 'https://outlook.office.com/SMTP.Send'],
  otherScopes: ['offline_access', 'openid', 'email', 'profile'],
  // A browser that is signed in as somebody else must not answer for this mailbox unasked.
  authorizeParameters: { prompt: 'select_account' },
  redirect: { host: 'localhost', path: '/callback' },
  deviceCode: 'offered',
  clientSecret: 'none',
  revocationUrl: null,
  permissionsUrl: 'https://account.live.com/consent/Manage',
  permissionsUrlAtWork: 'https://myapps.microsoft.com',
  namesScopeOnRefresh: true,
  idleDays: 90,
  sources: {
    issuer: {
      confidence: 'high',
      source: `${ENTRA_DOCS}/v2-protocols-oidc`,
      note: 'The documents of “common” and “organizations” name an issuer with {tenantid}; that of “consumers” the tenant 9188040d-6c67-4c5b-b112-36a304b66dad.',
    },
    defaultTenant: { confidence: 'high', source: `${ENTRA_DOCS}/v2-oauth2-auth-code-flow` },
    signInOrigin: { confidence: 'high', source: `${ENTRA_DOCS}/v2-oauth2-auth-code-flow` },
    mailScopes: { confidence: 'high', source: MICROSOFT_MAIL },
    otherScopes: {
      confidence: 'high',
      source: `${ENTRA_DOCS}/scopes-oidc`,
      note: '“profile” carries preferred_username, the name that work accounts sign in with.',
    },
    authorizeParameters: { confidence: 'high', source: `${ENTRA_DOCS}/v2-oauth2-auth-code-flow` },
    redirect: {
      confidence: 'high',
      source: `${ENTRA_DOCS}/reply-url`,
      note: 'The port is ignored, the path is not, [::1] is not supported; the portal takes http://localhost only, 127.0.0.1 needs an edit of the manifest.',
    },
    deviceCode: {
      confidence: 'high',
      source: `${ENTRA_DOCS}/v2-oauth2-device-code`,
      note: 'Valid for 15 minutes; no verification_uri_complete; refusal is authorization_declined; “Allow public client flows” must be on. Organisations may block it.',
    },
    clientSecret: {
      confidence: 'high',
      source: `${ENTRA_DOCS}/v2-oauth2-auth-code-flow`,
      note: 'Public clients must not send one: AADSTS700025.',
    },
    revocationUrl: {
      confidence: 'medium',
      source: 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
      note: 'The document names no revocation_endpoint.',
    },
    permissionsUrl: {
      confidence: 'medium',
      source:
        'https://www.it-ts.co.uk/tech-tip-check-which-apps-have-access-to-your-google-or-microsoft-account',
    },
    permissionsUrlAtWork: {
      confidence: 'medium',
      source:
        'https://www.it-ts.co.uk/tech-tip-check-which-apps-have-access-to-your-google-or-microsoft-account',
      note: 'Work accounts have their apps here, not at the page of personal ones.',
    },
    namesScopeOnRefresh: {
      confidence: 'high',
      source: `${ENTRA_DOCS}/v2-oauth2-auth-code-flow`,
      note: 'One resource for each token.',
    },
    idleDays: { confidence: 'high', source: `${ENTRA_DOCS}/refresh-tokens` },
  },
};

/** Gmail and Google Workspace. */
export const GOOGLE: IdentityProvider = {
  id: 'google',
  name: 'Google',
  issuer: 'https://accounts.google.com',
  defaultTenant: null,
  signInOrigin: 'https://accounts.google.com',
  mailScopes: ['https://mail.google.com/'],
  otherScopes: ['openid', 'email'],
  // Without consent asked for anew Google sends a refresh token at the first sign-in only.
  authorizeParameters: { access_type: 'offline', prompt: 'consent' },
  redirect: { host: '127.0.0.1', path: '/callback' },
  deviceCode: 'refused-for-mail',
  clientSecret: 'handed-out',
  revocationUrl: 'https://oauth2.googleapis.com/revoke',
  permissionsUrl: 'https://myaccount.google.com/connections',
  permissionsUrlAtWork: 'https://myaccount.google.com/connections',
  namesScopeOnRefresh: false,
  idleDays: 180,
  sources: {
    issuer: { confidence: 'high', source: GOOGLE_DISCOVERY },
    defaultTenant: { confidence: 'high', source: GOOGLE_DISCOVERY },
    signInOrigin: { confidence: 'high', source: GOOGLE_NATIVE },
    mailScopes: {
      confidence: 'high',
      source: 'https://developers.google.com/workspace/gmail/imap/xoauth2-protocol',
      note: 'A restricted scope: while a registration is in testing, every sign-in ends after 7 days.',
    },
    otherScopes: {
      confidence: 'high',
      source: 'https://developers.google.com/identity/openid-connect/openid-connect',
    },
    authorizeParameters: {
      confidence: 'high',
      source: 'https://developers.google.com/identity/protocols/oauth2/web-server',
    },
    redirect: {
      confidence: 'high',
      source: 'https://developers.google.com/identity/protocols/oauth2/resources/loopback-migration',
      note: 'Loopback is kept for desktop registrations; any port, nothing to register.',
    },
    deviceCode: {
      confidence: 'high',
      source: 'https://github.com/googleapis/oauth2client/issues/88',
      note: 'The flow supports a list of scopes without mail (https://developers.google.com/identity/protocols/oauth2/limited-input-device#allowedscopes); https://mail.google.com/ is answered with invalid_scope.',
    },
    clientSecret: {
      confidence: 'high',
      source: 'https://developers.google.com/identity/protocols/oauth2#installed',
      note: 'Google writes that it is not treated as a secret there.',
    },
    revocationUrl: { confidence: 'high', source: GOOGLE_DISCOVERY },
    permissionsUrl: { confidence: 'medium', source: 'https://support.google.com/accounts/answer/13533235' },
    permissionsUrlAtWork: {
      confidence: 'medium',
      source: 'https://support.google.com/accounts/answer/13533235',
    },
    namesScopeOnRefresh: { confidence: 'high', source: GOOGLE_NATIVE },
    idleDays: {
      confidence: 'high',
      source: 'https://developers.google.com/identity/protocols/oauth2#expiration',
      note: 'Six months.',
    },
  },
};

export const IDENTITY_PROVIDERS: Readonly<Record<IdentityProviderId, IdentityProvider>> = {
  microsoft: MICROSOFT,
  google: GOOGLE,
};
