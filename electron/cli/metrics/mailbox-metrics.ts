import type { MailboxSummary } from '../../api/contract.ts';
import { STATUS_MARK } from '../status-mark.ts';
import { claim, type Metric, sample, unixSeconds } from './metric.ts';
import type { MailboxTally } from './tally.ts';

/** One mailbox: how it stands, and what was seen of it. */
export interface MailboxSubject {
  readonly mailbox: MailboxSummary;
  readonly tally: MailboxTally;
}

/** Every status, so that one query finds those that are over. */
export const STATUSES = Object.keys(STATUS_MARK);

/** How a mailbox stands. All metrics of mailboxes have the labels `mailbox` and `provider`, and `address` on request. */
export const MAILBOX_METRICS: readonly Metric<MailboxSubject>[] = [
  {
    kind: 'gauge',
    name: 'mailvitals_mailbox_status',
    help: 'Status of the mailbox: 1 for the one it has, 0 for the others.',
    labels: ['status'],
    samples: ({ mailbox }) =>
      STATUSES.map((status) => ({ labels: { status }, value: claim(status === mailbox.status) })),
  },
  {
    kind: 'gauge',
    name: 'mailvitals_mailbox_cause_info',
    help: 'Why the mailbox is as its status says; always 1.',
    labels: ['cause'],
    samples: ({ mailbox }) => causeOf(mailbox).map((cause) => ({ labels: { cause }, value: 1 })),
  },
  {
    kind: 'gauge',
    name: 'mailvitals_mailbox_status_since_timestamp_seconds',
    help: 'Since when the mailbox has its status.',
    samples: ({ mailbox }) => sample(unixSeconds(mailbox.since)),
  },
  {
    kind: 'gauge',
    name: 'mailvitals_mailbox_last_check_timestamp_seconds',
    help: 'When the mailbox was last checked.',
    samples: ({ mailbox }) => sample(unixSeconds(mailbox.checkedAt)),
  },
  {
    kind: 'gauge',
    name: 'mailvitals_mailbox_last_proof_timestamp_seconds',
    help: 'When the mailbox was last found working.',
    samples: ({ mailbox }) => sample(unixSeconds(mailbox.lastProofAt)),
  },
  {
    kind: 'counter',
    name: 'mailvitals_mailbox_checks_total',
    help: 'Checks since the watch began, by what they found.',
    labels: ['result'],
    samples: ({ tally }) => [...tally.checks].map(([result, value]) => ({ labels: { result }, value })),
  },
  {
    kind: 'counter',
    name: 'mailvitals_mailbox_incidents_total',
    help: 'How often it was confirmed since the watch began that the mailbox does not work.',
    samples: ({ tally }) => sample(tally.incidents),
  },
];

/** A mailbox that failed always has one: alerts are joined with it. */
function causeOf({ cause, status }: MailboxSummary): readonly string[] {
  if (cause !== null) return [cause];
  return status === 'action-needed' || status === 'unreachable' ? ['unknown'] : [];
}
