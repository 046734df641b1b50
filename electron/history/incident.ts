import type { Cause } from '../diagnosis/cause.ts';
import { asksToWait } from './check-outcome.ts';
import type { CheckRecord } from './check-record.ts';
import type { Patience, Standing } from './standing.ts';

/** A time in which a mailbox did not work, for one cause. Times are ISO 8601, UTC. */
export interface Incident {
  readonly id: string;
  readonly mailboxId: string;
  /** `null`: nobody was asked, because the keychain holds nothing for the mailbox. */
  readonly cause: Cause | null;
  /** The first failed check; earlier than `openedBy` where a failure had to be confirmed. */
  readonly openedAt: string;
  /** `at` of the check that confirmed it. */
  readonly openedBy: string;
  /** The first check that found it over, or that found another cause. */
  readonly closedAt: string | null;
  /** `at` of the check that confirmed its end. */
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

/** One more check of a mailbox, and what it made of it. */
export interface CheckEvidence {
  readonly check: CheckRecord;
  /** How the mailbox stood before the check, and how it stands with it. */
  readonly before: Standing;
  readonly after: Standing;
  readonly patience: Patience;
  /** Id of the incident that may be opened. */
  readonly newId: string;
}

/** An incident is open while the mailbox counts as needing somebody or as unreachable. */
export function decideIncident({
  open,
  check,
  before,
  after,
  patience,
  newId,
}: CheckEvidence & { readonly open: Incident | null }): IncidentDecision {
  if (open === null) {
    if (!isConfirmed(after)) return { kind: 'none' };
    return { kind: 'open', opened: openedBy(check, after.failingSince ?? check.at, newId) };
  }
  if (after.status === 'healthy' || after.status === 'warning') {
    // Two good checks prove that it is over; it was over with the first.
    return { kind: 'close', closed: closedBy(open, check, before.recoveringSince ?? check.at) };
  }
  return isAnother(open, { check, before, after, patience })
    ? {
        kind: 'replace',
        closed: closedBy(open, check, check.at),
        opened: openedBy(check, check.at, newId),
      }
    : { kind: 'keep', open };
}

/**
 * An unreachable server says nothing about an incident that the user must mend, and one outage shows itself as a
 * time-out now and a cut connection then. So a new incident begins only with something new for somebody to do, where it is
 * another server that fails, or where one that had asked to wait is gone altogether.
 */
function isAnother(
  open: Incident,
  { check, before, after, patience }: Omit<CheckEvidence, 'newId'>,
): boolean {
  const { cause } = check;
  if (after.status === 'action-needed') {
    return check.status === 'action-needed' && cause !== open.cause;
  }
  if (isOfOtherSide(open.cause, cause)) return isOfOtherSide(open.cause, before.cause);
  const isGone = cause !== null && !asksToWait(cause) && after.failures >= patience.failuresToConfirm;
  return asksToWait(open.cause) && isGone;
}

/**
 * Whether one is trouble of the server that signs users in and the other of the mail servers: the two fail apart, and what
 * one says tells nothing of the other. It is believed when two checks in a row say so, since a bad line shows as either.
 */
function isOfOtherSide(one: Cause | null, other: Cause | null): boolean {
  if (one === null || other === null) return false;
  return (one === 'oauth-unavailable') !== (other === 'oauth-unavailable');
}

/** How long it lasted, or has lasted by `now` (ISO 8601), in milliseconds. */
export function incidentDurationMs(incident: Incident, now: string): number {
  return Math.max(0, Date.parse(incident.closedAt ?? now) - Date.parse(incident.openedAt));
}

function isConfirmed({ status }: Standing): boolean {
  return status === 'action-needed' || status === 'unreachable';
}

function openedBy(check: CheckRecord, openedAt: string, id: string): Incident {
  return {
    id,
    mailboxId: check.mailboxId,
    cause: check.cause,
    openedAt,
    openedBy: check.at,
    closedAt: null,
    closedBy: null,
    disproof: disproofOf(check),
  };
}

function closedBy(incident: Incident, check: CheckRecord, closedAt: string): Incident {
  return { ...incident, closedAt, closedBy: check.at };
}

function disproofOf({ imap, smtp }: CheckRecord): string {
  const imapFailed = imap?.ok === false;
  const smtpFailed = smtp?.ok === false;
  const works = imapFailed && smtpFailed ? 'IMAP and SMTP work' : imapFailed ? 'IMAP works' : 'SMTP works';
  return imapFailed || smtpFailed ? `A check in which ${works}.` : 'A check in which the mailbox works.';
}
