import type { Cause, Step } from '../../diagnosis/cause.ts';

/** What a mailbox sent, as seen in its Sent folder, against its limits. */
export interface SendReport {
  readonly messages24h: number;
  readonly recipients24h: number;
  readonly messagesToday: number;
  /** The most messages within any 60 seconds of the last hour. */
  readonly peakPerMinute: number;
  /** For 24 hours, in `unit`; `null` where no figure is known. */
  readonly cap: number | null;
  readonly unit: 'messages' | 'recipients';
  /** Where the cap comes from: the user, the provider's documents, or what others observed. */
  readonly capBasis: 'user' | 'published' | 'observed' | null;
  /** Messages that the warm-up plan has for the local day; `null` where the mailbox keeps to its cap alone. */
  readonly planToday: number | null;
  /** How full the cap is: 0 to 1 and above; `null` where there is none. */
  readonly capShare: number | null;
  readonly planShare: number | null;
  /** The highest threshold reached by either, in percent. */
  readonly level: 0 | 70 | 90 | 100;
  readonly source: 'sent-folder';
  /** When the folder was last looked at: ISO 8601, UTC. */
  readonly readAt: string;
  /** Whether the last 30 days have been read; until then the figures may be too low. */
  readonly isComplete: boolean;
  /** How far back the first reading has come: ISO 8601, UTC; `null` where it found no message. */
  readonly readBackTo: string | null;
}

/** What the user set instead of the provider's figures; `null`: as the provider has it. */
export interface SendLimits {
  readonly cap: { readonly value: number; readonly unit: 'messages' | 'recipients' } | null;
  /** First day of the warm-up (`YYYY-MM-DD`, local), `off`, or `null`: from the oldest of what is known. */
  readonly warmUpSince: string | null;
}

export interface SendsRequest {
  readonly addresses: readonly string[];
  /** How many local days to list, today being the last. */
  readonly days: number;
}

export interface SendsResult {
  readonly mailboxes: readonly MailboxSends[];
  readonly missing: readonly string[];
}

export interface MailboxSends {
  readonly address: string;
  readonly id: string;
  readonly provider: string;
  readonly sends: SendReport | null;
  /** The oldest first. */
  readonly days: readonly SendDayReport[];
}

/** One local day. */
export interface SendDayReport {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly messages: number;
  readonly recipients: number;
  /** Messages that the warm-up plan had for it; `null` where there was none. */
  readonly plan: number | null;
}

export interface SendTestHooks {
  readonly onStage?: (stage: SendTestStage) => void;
  readonly cancelled?: AbortSignal;
}

/** How far a send test is. */
export type SendTestStage = 'sending' | 'accepted' | 'looking';

export type SendTestResult =
  | {
      readonly kind: 'arrived';
      readonly address: string;
      readonly reply: string;
      readonly folder: string;
      readonly delayMs: number;
    }
  /** The server took it and it was not seen within the limit. */
  | { readonly kind: 'not-seen'; readonly address: string; readonly reply: string; readonly summary: string }
  | {
      readonly kind: 'refused';
      readonly address: string;
      readonly cause: Cause;
      readonly transient: boolean;
      readonly title: string;
      readonly summary: string;
      readonly advice: readonly Step[];
      readonly stage: string;
      readonly reply: string | null;
    }
  | {
      readonly kind: 'impossible';
      readonly address: string;
      readonly summary: string;
      readonly advice: readonly Step[];
    }
  | { readonly kind: 'missing'; readonly address: string };
