import type { MailboxSummary } from '../../electron/api/contract.ts';

export type MailboxStatus = MailboxSummary['status'];

/** One word or two for each status. */
export const STATUS_WORDS: Readonly<Record<MailboxStatus, string>> = {
  'action-needed': 'Needs you',
  unreachable: 'Unreachable',
  warning: 'Warning',
  pending: 'Checking again',
  stale: 'No fresh proof',
  unknown: 'Not known yet',
  offline: 'Offline',
  healthy: 'Healthy',
  paused: 'Paused',
};

/** Red for what only the user can mend, amber for what will need them; everything else is quiet. */
export const STATUS_TONES: Readonly<Record<MailboxStatus, 'bad' | 'warn' | 'ok' | 'idle'>> = {
  'action-needed': 'bad',
  unreachable: 'warn',
  warning: 'warn',
  pending: 'idle',
  stale: 'idle',
  unknown: 'idle',
  offline: 'idle',
  healthy: 'ok',
  paused: 'idle',
};

/** What needs the user first, what works last. */
export const STATUS_ORDER: readonly MailboxStatus[] = [
  'action-needed',
  'unreachable',
  'warning',
  'pending',
  'stale',
  'unknown',
  'offline',
  'healthy',
  'paused',
];
