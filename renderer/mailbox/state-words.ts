import type { MailboxDetails } from '../../electron/api/contract.ts';
import type { MailboxStatus } from '../status/status-words.ts';
import { momentText } from '../words/time-words.ts';

/** How a mailbox is, as a part of a sentence that goes on with “since 09:42”. */
const STATES: Readonly<Record<MailboxStatus, string>> = {
  'action-needed': 'Needs you',
  unreachable: 'Unreachable',
  warning: 'Works, with a warning',
  pending: 'Failing',
  stale: 'No fresh proof',
  unknown: 'Not known yet',
  offline: 'Offline',
  healthy: 'Healthy',
  paused: 'Paused',
};

/** The line under the address: how it is, since when, and when it was last proved to work. `now` in milliseconds since 1970. */
export function stateLine(
  { status, providerName, since, lastProofAt, checkedAt }: MailboxDetails,
  now: number,
): string {
  return [
    shortName(providerName),
    since === null || status === 'unknown'
      ? STATES[status]
      : `${STATES[status]} since ${momentText(since, now)}`,
    checkedAt === null ? 'never checked' : proofText(lastProofAt, now),
  ].join(' · ');
}

/** Without the names of its other domains: the line has no room for them. */
function shortName(name: string): string {
  return name.replace(/\s*[(/].*$/, '');
}

function proofText(lastProofAt: string | null, now: number): string {
  return lastProofAt === null ? 'not seen working yet' : `last worked ${momentText(lastProofAt, now)}`;
}
