import type { Cause } from '../diagnosis/cause.ts';
import { type CheckRecord, healthOf } from './check-record.ts';

/** A time in which a mailbox did not work, for one cause. Times are ISO 8601, UTC. */
export interface Incident {
  readonly id: string;
  readonly mailboxId: string;
  readonly cause: Cause;
  /** The first failed check; earlier than `openedBy` where a failure had to be confirmed. */
  readonly openedAt: string;
  /** `at` of the check that confirmed it. */
  readonly openedBy: string;
  readonly closedAt: string | null;
  /** `at` of the check that disproved it, or that found another cause. */
  readonly closedBy: string | null;
  /** One sentence: which observation proves that it is over. */
  readonly disproof: string;
}

/** What one more check means for the incidents of its mailbox. */
export type IncidentDecision =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly opened: Incident }
  | { readonly kind: 'keep'; readonly open: Incident }
  | { readonly kind: 'close'; readonly closed: Incident }
  | { readonly kind: 'replace'; readonly closed: Incident; readonly opened: Incident };

interface Evidence {
  /** The incident that is open, if any. */
  readonly open: Incident | null;
  readonly check: CheckRecord;
  /** The first failed check of the present run; `null` where it is not known. */
  readonly failingSince: string | null;
  /** Id of the incident that may be opened. */
  readonly newId: string;
}

/** Opens on a confirmed failure, closes on the first check in which the mailbox works. */
export function decideIncident({ open, check, failingSince, newId }: Evidence): IncidentDecision {
  if (open === null) {
    if (!isConfirmed(check)) return { kind: 'none' };
    return { kind: 'open', opened: openedBy(check, failingSince ?? check.at, newId) };
  }
  if (healthOf(check.status) === 'up') return { kind: 'close', closed: closedBy(open, check) };
  // An unreachable server says nothing about an incident that the user must mend, and one outage shows itself as a
  // time-out now and a cut connection then. So only something new for the user to do makes a new incident.
  if (check.status === 'action-needed' && (check.cause ?? 'unknown') !== open.cause) {
    return { kind: 'replace', closed: closedBy(open, check), opened: openedBy(check, check.at, newId) };
  }
  return { kind: 'keep', open };
}

/** How long it lasted, or has lasted by `now` (ISO 8601), in milliseconds. */
export function incidentDurationMs(incident: Incident, now: string): number {
  return Math.max(0, Date.parse(incident.closedAt ?? now) - Date.parse(incident.openedAt));
}

function isConfirmed(check: CheckRecord): boolean {
  return check.status === 'action-needed' || check.status === 'unreachable';
}

function openedBy(check: CheckRecord, openedAt: string, id: string): Incident {
  return {
    id,
    mailboxId: check.mailboxId,
    cause: check.cause ?? 'unknown',
    openedAt,
    openedBy: check.at,
    closedAt: null,
    closedBy: null,
    disproof: disproofOf(check),
  };
}

function closedBy(incident: Incident, check: CheckRecord): Incident {
  return { ...incident, closedAt: check.at, closedBy: check.at };
}

function disproofOf({ imap, smtp }: CheckRecord): string {
  const imapFailed = imap?.ok === false;
  const smtpFailed = smtp?.ok === false;
  const works = imapFailed && smtpFailed ? 'IMAP and SMTP work' : imapFailed ? 'IMAP works' : 'SMTP works';
  return imapFailed || smtpFailed ? `A check in which ${works}.` : 'A check in which the mailbox works.';
}
