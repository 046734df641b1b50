import type { Cause, MailboxStatus } from '../diagnosis/cause.ts';
import { type CheckOutcome, outcomeOf } from './check-outcome.ts';
import type { CheckRecord } from './check-record.ts';

/** What a mailbox counts as after all its checks; `offline`, `paused` and `stale` depend on the moment of looking. */
export type StandingStatus = Extract<
  MailboxStatus,
  'healthy' | 'warning' | 'pending' | 'action-needed' | 'unreachable' | 'unknown'
>;

/** How a mailbox stands: what its checks add up to. Times are ISO 8601, UTC. */
export interface Standing {
  readonly status: StandingStatus;
  readonly cause: Cause | null;
  readonly title: string;
  readonly summary: string;
  /** Since when `status` and `cause` are as they are; `null` before the first check. */
  readonly since: string | null;
  readonly checkedAt: string | null;
  /** The last check in which the mailbox worked; `null`: never. */
  readonly lastProofAt: string | null;
  /** The first failed check since it last counted as working; `null` while it works. */
  readonly failingSince: string | null;
  /** The first good check of an unreachable mailbox that is on its way back. */
  readonly recoveringSince: string | null;
  /** Checks in a row that did not reach the mailbox. */
  readonly failures: number;
  /** Checks in a row in which a server refused it, until that is confirmed. */
  readonly refusals: number;
  /** Good checks in a row of an unreachable mailbox. */
  readonly successes: number;
  /** Checks in a row in which a server asked to come back later. */
  readonly backOffs: number;
}

/** How much has to happen before a mailbox counts as something else. */
export interface Patience {
  /** Failed checks in a row after which it counts as unreachable. */
  readonly failuresToConfirm: number;
  /** Good checks in a row after which an unreachable one counts as working. */
  readonly successesToClear: number;
}

/** A refusal counts once it was given twice: servers have refused good passwords in passing (reference: users, C 1). */
export const REFUSALS_TO_CONFIRM = 2;

/** Nothing is known before the first check. */
export const NO_STANDING: Standing = {
  status: 'unknown',
  cause: null,
  title: 'Never checked',
  summary: 'It was never checked.',
  since: null,
  checkedAt: null,
  lastProofAt: null,
  failingSince: null,
  recoveringSince: null,
  failures: 0,
  refusals: 0,
  successes: 0,
  backOffs: 0,
};

/** What one more check makes of a mailbox. Only a check in which it worked makes it healthy. */
export function standingAfter(before: Standing, check: CheckRecord, patience: Patience): Standing {
  const after = AFTER[outcomeOf(check)](before, check, patience);
  const isAsBefore = after.status === before.status && after.cause === before.cause;
  // What is not known for a reason, of a mailbox never checked, has a beginning; where nothing was learned, nothing began.
  const since = isAsBefore ? before.since : check.at;
  return { ...after, since: after === before ? since : (since ?? check.at), checkedAt: check.at };
}

type Step = (before: Standing, check: CheckRecord, patience: Patience) => Standing;

const AFTER: Readonly<Record<CheckOutcome, Step>> = {
  works: (before, check, { successesToClear }) => {
    const worked = {
      ...before,
      lastProofAt: check.at,
      failures: 0,
      refusals: 0,
      backOffs: 0,
    };
    const successes = before.successes + 1;
    if (before.status === 'unreachable' && successes < successesToClear) {
      return { ...worked, successes, recoveringSince: before.recoveringSince ?? check.at };
    }
    const status = check.status === 'warning' ? 'warning' : 'healthy';
    return { ...worked, ...told(check, status), failingSince: null, recoveringSince: null, successes: 0 };
  },
  refused: (before, check) => {
    const refusals = before.refusals + 1;
    const isConfirmed = before.status === 'action-needed' || refusals >= REFUSALS_TO_CONFIRM;
    return isConfirmed
      ? needsSomebody(before, check)
      : unconfirmed({ ...failing(before, check), refusals }, check);
  },
  'refused-for-good': needsSomebody,
  'refused-before': (before, check) =>
    before.status === 'action-needed' ? before : needsSomebody(before, check),
  resting: (before) => before,
  'out-of-reach': (before, check, patience) =>
    notWorking({ ...failing(before, check), failures: before.failures + 1 }, check, patience),
  'asked-to-wait': (before, check, patience) =>
    notWorking({ ...failing(before, check), backOffs: before.backOffs + 1 }, check, patience),
  offline: (before) => before,
  // A keychain that is locked: nothing new is known, but green would promise too much.
  'no-verdict': (before, check) => (isFailing(before) ? before : { ...before, ...told(check, 'unknown') }),
};

/** What needs somebody stays so until it works: a server out of reach says nothing about a password. */
function notWorking(standing: Standing, check: CheckRecord, { failuresToConfirm }: Patience): Standing {
  if (standing.status === 'action-needed') {
    return standing;
  }
  return standing.failures + standing.backOffs >= failuresToConfirm
    ? { ...standing, ...told(check, 'unreachable') }
    : unconfirmed(standing, check);
}

function needsSomebody(before: Standing, check: CheckRecord): Standing {
  return {
    ...failing(before, check),
    ...told(check, 'action-needed'),
    refusals: 0,
    failures: 0,
    backOffs: 0,
  };
}

/** A failure to be confirmed takes nothing back that was confirmed before. */
function unconfirmed(standing: Standing, check: CheckRecord): Standing {
  return standing.status === 'unreachable' ? standing : { ...standing, ...told(check, 'pending') };
}

function failing(before: Standing, check: CheckRecord): Standing {
  return {
    ...before,
    failingSince: before.failingSince ?? check.at,
    recoveringSince: null,
    successes: 0,
  };
}

function told({ cause, title, summary }: CheckRecord, status: StandingStatus) {
  return { status, cause, title, summary };
}

function isFailing({ status }: Standing): boolean {
  return status === 'pending' || status === 'action-needed' || status === 'unreachable';
}
