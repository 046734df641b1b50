import type { MailboxDetails, MailboxReport, MailboxSummary } from '../../electron/api/contract.ts';
import { findProviderById } from '../../electron/provider/presets.ts';
import { minutesAgo } from './sample-snapshot.ts';

const DAY = 24 * 60;

/** Everything of one mailbox, after the check that `lastReport` is of. */
export function sampleDetails(
  summary: MailboxSummary,
  lastReport: MailboxReport,
  changes: Partial<MailboxDetails> = {},
): MailboxDetails {
  const isOpen = summary.status === 'action-needed' || summary.status === 'unreachable';
  return {
    ...summary,
    providerName: findProviderById(summary.provider)?.name ?? 'Other',
    username: summary.address,
    imapServer: 'imaps://outlook.office365.com:993',
    smtpServer: 'smtp+starttls://smtp-mail.outlook.com:587',
    caFile: null,
    signInMethod: 'password',
    createdAt: minutesAgo(60 * DAY),
    sendLimits: { cap: null, warmUpSince: null },
    lastReport: summary.checkedAt === null ? null : lastReport,
    // Of the last check, where that is the one which found it.
    trouble: isTroubled(summary) && lastReport.cause === summary.cause ? lastReport : null,
    uptime: { day: isOpen ? 0.967 : 1, week: 0.995, month: 0.9989 },
    incidents: [
      ...(isOpen
        ? [
            {
              cause: summary.cause,
              summary: summary.summary,
              openedAt: summary.since ?? minutesAgo(48),
              closedAt: null,
            },
          ]
        : []),
      {
        cause: 'timeout',
        summary: 'The server does not answer',
        openedAt: minutesAgo(6 * DAY + 40),
        closedAt: minutesAgo(6 * DAY),
      },
    ],
    ...changes,
  };
}

function isTroubled({ status }: MailboxSummary): boolean {
  return status === 'action-needed' || status === 'unreachable' || status === 'pending';
}
