import type { MailboxStatus } from '../diagnosis/cause.ts';
import type { Standing } from '../history/standing.ts';
import { JITTER } from './schedule.ts';

/** Two intervals without proof, and the time that the latest of their checks may take. */
const SILENT_INTERVALS = 2;
const CHECK_TAKES_MS = 60_000;

/** What is true at the moment of looking, beside how the mailbox stands. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly intervalMs: number;
  readonly isPaused: boolean;
  /** Whether its servers are beyond the reach of this computer right now. */
  readonly isOffline: boolean;
}

/** The status to show. Green needs a fresh proof; what needs somebody stays so, also offline. */
export function statusNow(
  standing: Standing,
  { now, intervalMs, isPaused, isOffline }: Moment,
): MailboxStatus {
  if (isPaused) return 'paused';
  if (standing.status === 'action-needed') return 'action-needed';
  if (isOffline) return 'offline';
  const isGreen = standing.status === 'healthy' || standing.status === 'warning';
  return isGreen && now > staleAt(standing, intervalMs) ? 'stale' : standing.status;
}

/** When the last proof is no longer fresh, in milliseconds since 1970. */
export function staleAt({ lastProofAt }: Standing, intervalMs: number): number {
  const holds = SILENT_INTERVALS * intervalMs * (1 + JITTER) + CHECK_TAKES_MS;
  return lastProofAt === null ? 0 : Date.parse(lastProofAt) + holds;
}
