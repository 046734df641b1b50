import type { CheckOutcome } from '../../electron/history/check-outcome.ts';
import type { CheckRecord, ProtocolVerdict } from '../../electron/history/check-record.ts';
import type { WithheldReason } from '../../electron/probe/probe-result.ts';
import { healthyCheck, REJECTING, refusedCheck, sampleMailbox, WORKING } from './sample-mailbox.ts';

/** One protocol that was reached and not signed in to. */
export function withheldVerdict(withheld: WithheldReason): ProtocolVerdict {
  return { ...WORKING, ok: false, stage: 'capability', withheld };
}

/** One protocol whose server does not answer. */
export const UNREACHED: ProtocolVerdict = {
  ...REJECTING,
  stage: 'connect',
  cause: 'timeout',
  reply: null,
  tls: null,
};

const budgetSpent = withheldVerdict('sign-in-budget-spent');
const resting = withheldVerdict('sign-in-resting');
const locked = withheldVerdict('secret-unavailable');

const CHANGES: Readonly<Record<CheckOutcome, Partial<CheckRecord>>> = {
  works: { status: 'healthy', cause: null, title: 'Works', imap: WORKING, smtp: WORKING },
  refused: {},
  'refused-for-good': { cause: 'account-locked', title: 'Account locked' },
  'refused-before': { imap: budgetSpent, smtp: budgetSpent },
  resting: { imap: resting, smtp: resting },
  'out-of-reach': {
    status: 'unreachable',
    cause: 'timeout',
    title: 'No answer',
    imap: UNREACHED,
    smtp: UNREACHED,
  },
  'asked-to-wait': { status: 'unreachable', cause: 'rate-limited-logins', title: 'Too many sign-ins' },
  offline: {
    status: 'offline',
    cause: 'network-offline',
    title: 'Offline',
    imap: UNREACHED,
    smtp: UNREACHED,
  },
  'no-verdict': { status: 'unknown', cause: null, title: 'Keychain locked', imap: locked, smtp: locked },
};

/** Every outcome, in the order of the union. */
export const OUTCOMES = Object.keys(CHANGES) as readonly CheckOutcome[];

/** A check of the first sample mailbox that came to `outcome`, at `at` (ISO 8601). */
export function checkThat(
  outcome: CheckOutcome,
  at: string,
  changes: Partial<CheckRecord> = {},
): CheckRecord {
  const mailbox = sampleMailbox(1);
  const make = outcome === 'works' ? healthyCheck : refusedCheck;
  return make(mailbox, at, { ...CHANGES[outcome], ...changes });
}

/** When the checks of {@link checksThat} are: a quarter of an hour apart. ISO 8601, UTC. */
export function quarter(number: number): string {
  return new Date(Date.UTC(2026, 10, 20, 10, number * 15)).toISOString();
}

/** One check per outcome, a quarter of an hour apart, the first at `quarter(0)`. */
export function checksThat(outcomes: readonly CheckOutcome[]): readonly CheckRecord[] {
  return outcomes.map((outcome, index) => checkThat(outcome, quarter(index)));
}
