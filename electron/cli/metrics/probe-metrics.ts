import type { ProtocolReport } from '../../api/contract.ts';
import type { MailboxSubject } from './mailbox-metrics.ts';
import { claim, type Metric, type Sample, sample, unixSeconds } from './metric.ts';

/** What the last check of a mailbox found, as far as a report of it is known. */
export const PROBE_METRICS: readonly Metric<MailboxSubject>[] = [
  {
    kind: 'gauge',
    name: 'mailvitals_mailbox_protocol_ok',
    help: 'Whether the protocol worked at the last check; absent where no sign-in was tried.',
    labels: ['protocol'],
    samples: (subject) =>
      byProtocol(subject, ({ ok, withheld }) => (withheld === null ? sample(claim(ok)) : [])),
  },
  {
    kind: 'gauge',
    name: 'mailvitals_mailbox_check_duration_seconds',
    help: 'How long the last check took, from the look-up to the end.',
    labels: ['protocol'],
    samples: (subject) => byProtocol(subject, ({ ms }) => sample(ms / 1000)),
  },
  {
    kind: 'gauge',
    name: 'mailvitals_mailbox_stage_duration_seconds',
    help: 'How long each stage took that the last check passed.',
    labels: ['protocol', 'stage'],
    samples: (subject) =>
      byProtocol(subject, ({ rungs }) =>
        rungs.map(({ stage, ms }) => ({ labels: { stage }, value: ms / 1000 })),
      ),
  },
  {
    kind: 'gauge',
    name: 'mailvitals_mailbox_certificate_expiry_timestamp_seconds',
    help: 'When the certificate of the server expires.',
    labels: ['protocol'],
    samples: (subject) => byProtocol(subject, ({ tls }) => sample(unixSeconds(tls?.validTo ?? null))),
  },
  {
    kind: 'gauge',
    name: 'mailvitals_mailbox_sign_in_allowed',
    help: 'Whether the next check signs in: 0 once the budget of rejected sign-ins is spent.',
    samples: ({ tally: { report } }) => sample(report && claim(report.signIn.allowed)),
  },
  {
    kind: 'gauge',
    name: 'mailvitals_mailbox_sign_in_rejections',
    help: 'Rejected sign-ins since the password was last changed here.',
    samples: ({ tally: { report } }) => sample(report?.signIn.rejectedSinceChange),
  },
];

/** The samples of both protocols, as far as the mailbox has them. */
function byProtocol(
  { tally: { report } }: MailboxSubject,
  read: (protocol: ProtocolReport) => readonly Sample[],
): readonly Sample[] {
  return [report?.imap, report?.smtp].flatMap((found) =>
    found === null || found === undefined
      ? []
      : read(found).map(({ labels, value }) => ({ labels: { protocol: found.protocol, ...labels }, value })),
  );
}
