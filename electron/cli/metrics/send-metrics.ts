import type { SendReport } from '../../api/contract.ts';
import type { MailboxSubject } from './mailbox-metrics.ts';
import { type Metric, type Sample, sample, unixSeconds } from './metric.ts';

/** What a mailbox sent, as seen in its Sent folder; absent where that was never read. */
export const SEND_METRICS: readonly Metric<MailboxSubject>[] = [
  figure('sent_24h_messages', 'Messages sent in the last 24 hours.', (sends) => sample(sends.messages24h)),
  figure('sent_24h_recipients', 'Recipients of the last 24 hours.', (sends) => sample(sends.recipients24h)),
  figure('sent_today_messages', 'Messages sent on the local day.', (sends) => sample(sends.messagesToday)),
  figure('sent_peak_minute_messages', 'Most messages within a minute of the last hour.', (sends) =>
    sample(sends.peakPerMinute),
  ),
  {
    ...figure(
      'send_cap',
      'How much the provider lets the mailbox send in 24 hours, and how that is known.',
      ({ cap, unit, capBasis }) =>
        cap === null ? [] : [{ labels: { unit, basis: capBasis ?? 'observed' }, value: cap }],
    ),
    labels: ['unit', 'basis'],
  },
  figure('send_cap_ratio', 'How full the cap is: 1 is full.', ({ capShare }) => sample(capShare)),
  figure('send_plan_messages', 'Messages that the warm-up plan has for the local day.', ({ planToday }) =>
    sample(planToday),
  ),
  figure('send_plan_ratio', 'How far the plan of the local day is used up: 1 is all of it.', (sends) =>
    sample(sends.planShare),
  ),
  figure('sent_read_timestamp_seconds', 'When the Sent folder was last looked at.', ({ readAt }) =>
    sample(unixSeconds(readAt)),
  ),
  {
    kind: 'counter',
    name: 'mailvitals_mailbox_sent_messages_total',
    help: 'Messages seen to be sent since the watch began.',
    samples: ({ tally }) => sample(tally.sentMessages),
  },
];

function figure(
  name: string,
  help: string,
  read: (sends: SendReport) => readonly Sample[],
): Metric<MailboxSubject> {
  return {
    kind: 'gauge',
    name: `mailvitals_mailbox_${name}`,
    help,
    samples: ({ mailbox: { sends } }) => (sends === null ? [] : read(sends)),
  };
}
