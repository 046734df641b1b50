import type { Cause } from '../diagnosis/cause.ts';
import type { Alert, AlertKind } from '../history/alert.ts';
import type { WatchedMailbox } from '../history/alert-evidence.ts';
import { THIS_COMPUTER } from '../history/alert-group.ts';

/** The kinds that an incident's cause leads to. */
export type CauseKind = Exclude<AlertKind, 'unstable' | 'send-limit'>;

/** Which kind of alert a cause leads to; a record, so that the compiler asks for every cause. */
const KINDS: Readonly<Record<Cause, CauseKind>> = {
  'bad-credentials': 'action-needed',
  'app-password-required': 'action-needed',
  'basic-auth-disabled': 'action-needed',
  'smtp-auth-disabled': 'action-needed',
  'org-policy-block': 'action-needed',
  'imap-disabled': 'action-needed',
  'mailbox-not-connected': 'throttled',
  'client-id-required': 'action-needed',
  'account-locked': 'action-needed',
  'account-disabled': 'action-needed',
  'needs-web-login': 'action-needed',
  'rate-limited-logins': 'throttled',
  'rate-limited': 'throttled',
  'too-many-connections': 'throttled',
  'send-quota-exceeded': 'action-needed',
  'recipient-limit': 'action-needed',
  'recipient-rejected': 'action-needed',
  'sender-not-allowed': 'action-needed',
  'content-rejected': 'action-needed',
  'ip-blocked': 'action-needed',
  'server-busy': 'throttled',
  'mailbox-unavailable': 'throttled',
  'mailbox-full': 'action-needed',
  'message-too-large': 'action-needed',
  'license-missing': 'action-needed',
  'host-not-found': 'outage',
  'connection-refused': 'outage',
  'port-blocked': 'outage',
  'wrong-security-mode': 'outage',
  'auth-not-offered': 'action-needed',
  'tls-cert-invalid': 'outage',
  'tls-cert-expired': 'outage',
  'tls-handshake-failed': 'outage',
  'network-offline': 'outage',
  timeout: 'outage',
  'connection-lost': 'outage',
  'protocol-error': 'outage',
  'oauth-token-expired': 'throttled',
  'oauth-grant-invalid': 'action-needed',
  'oauth-token-refused': 'action-needed',
  'oauth-server-not-allowed': 'action-needed',
  'oauth-consent-required': 'action-needed',
  'oauth-client-rejected': 'action-needed',
  'oauth-unavailable': 'outage',
  unknown: 'outage',
};

/** The kind of alert that an incident of this cause leads to; without one, the keychain holds nothing for the mailbox. */
export function alertKindOf(cause: Cause | null): CauseKind {
  return cause === null ? 'action-needed' : KINDS[cause];
}

/** What an alert is about, as far as that is fixed when it opens. */
export type Matter = Pick<Alert, 'key' | 'kind' | 'groupKey'>;

/**
 * One outage shows as a time-out here and as a cut connection there, so the cause tells two matters apart only where
 * somebody must act, and where the server is another one: that which signs users in. Who acts does so differently for a
 * password and for a sign-in. What is missing in the keychain is missing on this computer, whoever the provider is.
 */
export function matterOf(
  kind: CauseKind | 'unstable',
  cause: Cause | null,
  { groupKey, signInMethod }: Pick<WatchedMailbox, 'groupKey' | 'signInMethod'>,
): Matter {
  if (kind === 'unstable') return matter(kind, groupKey);
  if (cause === null) return matter(kind, THIS_COMPUTER, 'nothing-stored', signInMethod);
  if (kind === 'action-needed') {
    return matter(kind, groupKey, cause, ...(signInMethod === 'password' ? [] : [signInMethod]));
  }
  return isOfSignInServer(cause) ? matter(kind, groupKey, cause) : matter(kind, groupKey);
}

function matter(kind: Matter['kind'], groupKey: string, ...what: readonly string[]): Matter {
  return { kind, groupKey, key: [kind, ...what, groupKey].join('|') };
}

/** Whether it is the identity provider that fails, and not the mail servers. */
export function isOfSignInServer(cause: Cause | null): boolean {
  return cause === 'oauth-unavailable';
}
