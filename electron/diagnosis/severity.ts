import { GENERAL } from './advice/general.ts';
import type { Actor, Cause, MailboxStatus } from './cause.ts';
import type { Finding } from './finding.ts';

/** The statuses that a diagnosis gives; the monitor knows the others. */
export type DiagnosedStatus = Extract<
  MailboxStatus,
  'healthy' | 'warning' | 'action-needed' | 'unreachable' | 'offline' | 'unknown'
>;

/** The worse of two protocols decides; the worst comes first. */
const WORST_FIRST: readonly DiagnosedStatus[] = [
  'action-needed',
  'unreachable',
  'offline',
  'unknown',
  'warning',
  'healthy',
];

/** Wrong settings while a mailbox is new; once it has worked with them, they are the server's trouble. */
const SETTINGS: ReadonlySet<Cause> = new Set<Cause>([
  'host-not-found',
  'connection-refused',
  'wrong-security-mode',
  'port-blocked',
]);

/** Where both protocols need somebody: the cause whose cure comes first, the rest in the order they were found. */
const TOLD_FIRST: readonly Cause[] = [
  'oauth-grant-invalid',
  'oauth-server-not-allowed',
  'oauth-consent-required',
  'oauth-client-rejected',
  'account-disabled',
  'account-locked',
  'needs-web-login',
  'license-missing',
  'basic-auth-disabled',
  'org-policy-block',
  'app-password-required',
  'oauth-token-refused',
  'bad-credentials',
  'imap-disabled',
  'smtp-auth-disabled',
];

/** What a failure makes of the mailbox's status. */
export function statusOf(
  { cause, transient }: { cause: Cause; transient: boolean },
  workedBefore: boolean,
): DiagnosedStatus {
  if (cause === 'unknown') {
    return 'unknown';
  }
  if (cause === 'network-offline') {
    return 'offline';
  }
  if (SETTINGS.has(cause)) {
    return workedBefore ? 'unreachable' : 'action-needed';
  }
  const { actor } = GENERAL[cause];
  return !transient && (actor === 'user' || actor === 'admin') ? 'action-needed' : 'unreachable';
}

/** Who has to act: what cannot be reached is tried again by itself, and the user's settings were right before. */
export function actorOf(status: MailboxStatus, actor: Actor): Actor {
  return status === 'unreachable' && actor === 'user' ? 'nobody' : actor;
}

/** The finding that the user should hear of first, with its status. */
export function worstOf(
  findings: readonly Extract<Finding, { kind: 'failed' }>[],
  workedBefore: boolean,
): { readonly finding: Extract<Finding, { kind: 'failed' }>; readonly status: DiagnosedStatus } | null {
  const rank = (cause: Cause) => (TOLD_FIRST.includes(cause) ? TOLD_FIRST.indexOf(cause) : TOLD_FIRST.length);
  const [worst] = findings
    .map((finding) => ({ finding, status: statusOf(finding, workedBefore) }))
    .sort(
      (one, other) =>
        WORST_FIRST.indexOf(one.status) - WORST_FIRST.indexOf(other.status) ||
        rank(one.finding.cause) - rank(other.finding.cause),
    );
  return worst ?? null;
}
