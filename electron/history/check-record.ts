import type { KeychainProblem } from '../credentials/credential-store.ts';
import type { Cause, MailboxStatus } from '../diagnosis/cause.ts';
import type { ProbeStage, Rung, TlsFacts, WithheldReason } from '../probe/probe-result.ts';

/** What one check found out about one protocol. */
export interface ProtocolVerdict {
  readonly ok: boolean;
  /** The last stage that was passed where `ok`, else the one that failed; `null` where none was begun. */
  readonly stage: ProbeStage | null;
  readonly cause: Cause | null;
  /** The server's own words, scrubbed of secrets. */
  readonly reply: string | null;
  /** From the first look-up to the end, in milliseconds. */
  readonly ms: number;
  readonly tls: TlsFacts | null;
  readonly rungs: readonly Rung[];
  /** Why no sign-in was tried; `null` where it was. */
  readonly withheld: WithheldReason | null;
}

/** One check of one mailbox, as it is told to the user and stored. */
export interface CheckRecord {
  readonly mailboxId: string;
  /** ISO 8601, UTC, to the millisecond; together with the mailbox it names the check. */
  readonly at: string;
  readonly status: MailboxStatus;
  readonly cause: Cause | null;
  readonly transient: boolean;
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  /** `null`: not watched, or not reached by this check. */
  readonly imap: ProtocolVerdict | null;
  /** `null`: not watched, or not reached by this check. */
  readonly smtp: ProtocolVerdict | null;
  /** Both protocols together, in milliseconds. */
  readonly durationMs: number;
  /** Why the keychain did not answer; absent where it did, or was not asked. */
  readonly keychain?: KeychainProblem;
}

/** What a status says of the mailbox itself: it works, it does not, or the check could not tell. */
export type Health = 'up' | 'down' | 'unknown';

const HEALTH: Readonly<Record<MailboxStatus, Health>> = {
  healthy: 'up',
  warning: 'up',
  pending: 'down',
  'action-needed': 'down',
  unreachable: 'down',
  offline: 'unknown',
  paused: 'unknown',
  stale: 'unknown',
  unknown: 'unknown',
};

/** Whether a mailbox with this status works. A failure not yet confirmed counts as one: the check did fail. */
export function healthOf(status: MailboxStatus): Health {
  return HEALTH[status];
}
