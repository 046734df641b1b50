import type { Cause, MailboxStatus } from '../../diagnosis/cause.ts';
import type { Mend } from '../../diagnosis/mend.ts';
import type { MailboxReport, MailboxSummary } from './mailbox.ts';
import type { Obstacle } from './progress.ts';
import type { SendReport } from './sends.ts';

/** Everything at a glance. */
export interface Snapshot {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly network: 'online' | 'offline';
  /** By address. */
  readonly mailboxes: readonly MailboxSummary[];
  /** Those not ended, the oldest first. */
  readonly alerts: readonly AlertReport[];
  /**
   * What keeps every sign-in from being tried at all: the keychain, as it last answered, whichever process had asked.
   * `null` from the first secret on that is read again, and where no mailbox is watched.
   */
  readonly obstacle: Obstacle | null;
  /** No notification before this moment; ISO 8601, UTC. */
  readonly snoozedUntil: string | null;
}

/** One notification and what it is about. */
export interface AlertReport {
  readonly id: string;
  readonly kind: AlertKind;
  readonly cause: Cause | null;
  readonly provider: string;
  readonly addresses: readonly string[];
  readonly title: string;
  readonly body: string;
  /** How binding its mailboxes anew mends them; `null` where something else does. */
  readonly mendedBy: Mend | null;
  /** ISO 8601, UTC. */
  readonly openedAt: string;
  /** When it was told; `null` while it is held back. */
  readonly toldAt: string | null;
  readonly endedAt: string | null;
}

/** `action-needed`: somebody must act; `outage`: servers out of reach; `throttled`: asked to wait for a day; `unstable`: it comes and goes; `send-limit`: cap or plan. */
export type AlertKind = 'action-needed' | 'outage' | 'throttled' | 'unstable' | 'send-limit';

export interface WatchRequest {
  readonly onEvent: (event: WatchReport) => void;
  /** A sentence about what keeps the monitor from its work for now, e.g. a full disk. */
  readonly onTrouble: (sentence: string) => void;
  /** Told every few seconds: the watch is alive, and its most overdue check is so many milliseconds late. */
  readonly onBeat?: (lagMs: number) => void;
  /** A check of a mailbox begins or has ended, whoever asked for it. */
  readonly onChecking?: () => void;
  readonly cancelled: AbortSignal;
  /** Minutes between checks for this run, instead of the setting. */
  readonly intervalMinutes?: number;
}

export type WatchEnd =
  | { readonly kind: 'stopped' }
  /** Another process watches this data folder. */
  | { readonly kind: 'watched-already'; readonly sentence: string };

/** What the monitor tells as it happens. `at` is ISO 8601, UTC. */
export type WatchReport =
  | {
      readonly event: 'check';
      readonly at: string;
      readonly address: string;
      readonly id: string;
      /** What the mailbox counts as with this check: one failure alone is `pending`. */
      readonly standing: MailboxStatus;
      readonly report: MailboxReport;
    }
  | {
      readonly event: 'status';
      readonly at: string;
      readonly address: string;
      readonly id: string;
      readonly before: MailboxStatus;
      readonly status: MailboxStatus;
      readonly cause: Cause | null;
      readonly summary: string;
    }
  | {
      readonly event: 'send';
      readonly at: string;
      readonly address: string;
      readonly id: string;
      readonly newMessages: number;
      readonly sends: SendReport;
    }
  | {
      readonly event: 'alert' | 'reminder' | 'recovery' | 'withdrawn';
      readonly at: string;
      readonly alert: AlertReport;
    }
  | { readonly event: 'offline' | 'online'; readonly at: string };
