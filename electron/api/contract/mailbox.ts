import type { Actor, Cause, MailboxStatus, Step } from '../../diagnosis/cause.ts';
import type { Mend } from '../../diagnosis/mend.ts';
import type { Protocol } from '../../mailbox/server-address.ts';
import type { ProbeStage, Rung, TlsFacts, WithheldReason } from '../../probe/probe-result.ts';
import type { SendLimits, SendReport } from './sends.ts';

export type { Mend } from '../../diagnosis/mend.ts';

/** One mailbox as `list` shows it. */
export interface MailboxSummary {
  readonly id: string;
  readonly address: string;
  readonly provider: string;
  readonly status: MailboxStatus;
  readonly cause: Cause | null;
  readonly summary: string;
  /** How binding it anew mends it; `null` where it needs nobody, or something else mends it. */
  readonly mendedBy: Mend | null;
  readonly tags: readonly string[];
  /** ISO 8601, UTC; `null` before the first check. */
  readonly checkedAt: string | null;
  /** When it was last found working: ISO 8601, UTC. */
  readonly lastProofAt: string | null;
  /** Since when it is as `status` says: ISO 8601, UTC. */
  readonly since: string | null;
  /** Which failure of how many before it counts as confirmed; `null` where none is being confirmed. */
  readonly attempt: { readonly failed: number; readonly of: number } | null;
  /** `null` where the Sent folder was never read. */
  readonly sends: SendReport | null;
  /** Whether its servers are being asked at this moment. */
  readonly isBeingChecked: boolean;
}

export interface MailboxDetails extends MailboxSummary {
  readonly providerName: string;
  readonly username: string;
  readonly imapServer: string | null;
  readonly smtpServer: string | null;
  readonly caFile: string | null;
  readonly signInMethod: 'password' | 'oauth2';
  readonly createdAt: string;
  /** What the user set. */
  readonly sendLimits: SendLimits;
  readonly lastReport: MailboxReport | null;
  /**
   * What is the matter, as the newest check told it in which that was found: later ones may not have signed in, or may have
   * failed at something else. Where that check is not kept any more, there is nothing of its protocols. `null` where
   * nothing is the matter.
   */
  readonly trouble: MailboxReport | null;
  /** Share of the known time in which it worked, 0 to 1; `null` where nothing is known. */
  readonly uptime: {
    readonly day: number | null;
    readonly week: number | null;
    readonly month: number | null;
  };
  /** Newest first. */
  readonly incidents: readonly IncidentSummary[];
}

export interface IncidentSummary {
  readonly cause: Cause | null;
  readonly summary: string;
  readonly openedAt: string;
  /** `null` while it lasts. */
  readonly closedAt: string | null;
}

/** What one check found. */
export interface MailboxReport {
  readonly address: string;
  /** `null` while the mailbox is not stored. */
  readonly id: string | null;
  readonly provider: string;
  readonly status: MailboxStatus;
  readonly cause: Cause | null;
  readonly transient: boolean;
  readonly title: string;
  /** One sentence. */
  readonly summary: string;
  readonly advice: readonly Step[];
  readonly actor: Actor;
  /** How binding it anew mends it; `null` where something else does. */
  readonly mendedBy: Mend | null;
  readonly warnings: readonly string[];
  readonly imap: ProtocolReport | null;
  readonly smtp: ProtocolReport | null;
  /** `null` where the Sent folder was not read. */
  readonly sends: SendReport | null;
  readonly signIn: SignInReport;
  readonly checkedAt: string;
}

export interface ProtocolReport {
  readonly protocol: Protocol;
  readonly ok: boolean;
  /** The last stage passed, or the one that failed; `null` where none was begun. */
  readonly stage: ProbeStage | null;
  readonly cause: Cause | null;
  /** The server's own words, scrubbed. */
  readonly reply: string | null;
  /** Milliseconds from the look-up to the end. */
  readonly ms: number;
  readonly tls: TlsFacts | null;
  readonly rungs: readonly Rung[];
  /** Why no sign-in was tried, where none was. */
  readonly withheld: WithheldReason | null;
}

export interface SignInReport {
  /** Whether automatic checks go on signing in, be it after a rest. */
  readonly allowed: boolean;
  readonly rejectedSinceChange: number;
  /** When a server last rejected the secret: ISO 8601, UTC; `null` where none did since it was stored. */
  readonly lastRejectedAt: string | null;
}

export interface CheckRequest {
  /** All mailboxes where empty; paused ones only when named. */
  readonly addresses: readonly string[];
  /** Whether a person waits for the answer: then a spent sign-in budget allows one try a minute. */
  readonly askedByUser: boolean;
}

export interface CheckResult {
  readonly reports: readonly MailboxReport[];
  /** Addresses asked for that are not bound. */
  readonly missing: readonly string[];
}
