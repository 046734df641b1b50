import type { CheckRecord } from '../history/check-record.ts';
import type { CheckStore } from '../history/check-store.ts';
import type { Standing, StandingStatus } from '../history/standing.ts';
import { isEvidence } from '../history/trouble-evidence.ts';
import type { MailboxReport } from './contract.ts';
import { type Reported, reportOfRecord } from './report.ts';

const TROUBLED: ReadonlySet<StandingStatus> = new Set<StandingStatus>([
  'pending',
  'action-needed',
  'unreachable',
]);

/** The checks of one mailbox. */
interface PastChecks {
  readonly id: string;
  readonly checks: Pick<CheckStore, 'newestOf'>;
  readonly latest: CheckRecord | null;
}

/** The report of the newest check that found what stands against a mailbox; `null` where nothing does. */
export function troubleReportOf(
  reported: Reported,
  standing: Standing,
  { id, checks, latest }: PastChecks,
): MailboxReport | null {
  if (!TROUBLED.has(standing.status)) return null;
  const { cause, title, summary, failingSince } = standing;
  const findPast = () =>
    cause === null || failingSince === null
      ? null
      : checks.newestOf(id, { cause, since: failingSince, isWanted: isEvidence });
  // The last check is kept in full although it repeats one before it.
  const found = latest !== null && latest.cause === cause && isEvidence(latest) ? latest : findPast();
  // In the words that stand everywhere else; what the servers said is the check's.
  return reportOfRecord(reported, { ...(found ?? withoutEvidence(id, standing)), title, summary });
}

/** Its check was swept away with its month, or it is not of a server's making. */
function withoutEvidence(mailboxId: string, { since, checkedAt, cause, ...told }: Standing): CheckRecord {
  const { status, title, summary } = told;
  const at = since ?? checkedAt ?? '';
  return {
    mailboxId,
    at,
    status,
    cause,
    transient: false,
    title,
    summary,
    imap: null,
    smtp: null,
    durationMs: 0,
  };
}
