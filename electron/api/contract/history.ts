import type { Cause } from '../../diagnosis/cause.ts';

/** The last 24 hours, 7 days or 30 days. */
export type HistorySpan = 'day' | 'week' | 'month';

export interface HistoryReport {
  readonly span: HistorySpan;
  /** The oldest first. */
  readonly bars: readonly HistoryBar[];
  /** Share of the known time in which it worked, 0 to 1; `null` where nothing is known. */
  readonly uptime: number | null;
}

export interface HistoryBar {
  /** ISO 8601, UTC. */
  readonly from: string;
  readonly to: string;
  /** `mixed`: it worked for a part of the known time. */
  readonly health: 'up' | 'down' | 'mixed' | 'unknown';
  /** Share of the known time in which it worked, 0 to 1; `null` where nothing is known. */
  readonly uptime: number | null;
}

export interface ActivityRequest {
  /** Only what happened before: the `nextBefore` of the page above, or a moment (ISO 8601, UTC); `null` begins now. */
  readonly before: string | null;
  /** At most 500. */
  readonly limit: number;
  /** Of this mailbox alone. */
  readonly address?: string;
}

export interface ActivityPage {
  /** The newest first. */
  readonly entries: readonly ActivityEntry[];
  /** Where the next page begins, to be handed back as it is; `null` on the last. */
  readonly nextBefore: string | null;
}

/** One thing that happened. */
export interface ActivityEntry {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** `opened` and `closed`: an incident of a mailbox; `told`: a notification was shown. */
  readonly kind: 'opened' | 'closed' | 'told';
  readonly addresses: readonly string[];
  readonly cause: Cause | null;
  /** One sentence. */
  readonly summary: string;
  /** How long the incident lasted, in milliseconds; `null` for all but `closed`. */
  readonly durationMs: number | null;
}
