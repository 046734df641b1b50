import type { Verdicts } from '../binding/verify.ts';
import { classify } from '../diagnosis/classify.ts';
import { evidenceOf } from '../diagnosis/evidence.ts';
import type { TokenRefusals } from '../diagnosis/refused-token.ts';
import { NO_SIGN_INS, type SignInCounts, type SignInLedger } from '../history/sign-in-ledger.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { ProbeFailure, ProbeResult } from '../probe/probe-result.ts';
import type { Provider } from '../provider/provider.ts';

/** What a check has cost. */
export interface SettledCheck {
  readonly verdicts: Verdicts;
  readonly reserved: SignInCounts;
  readonly rejected: SignInCounts;
  /** When the servers had answered. */
  readonly at: Date;
}

/**
 * Refusals that count against the sign-in budget: all but those that ask to come back later. That a token is over would be
 * one of these, were it not `fresh`; one that may be over counts as little, whatever the words.
 */
export function rejectionsOf(
  { imap, smtp }: Verdicts,
  provider: Provider,
  tokens: TokenRefusals = {},
): SignInCounts {
  const counts = (failure: ProbeFailure) => {
    const token = tokens[failure.protocol];
    return token === undefined ? !classify(evidenceOf(failure, provider.id)).transient : token === 'fresh';
  };
  const count = (result: ProbeResult | null) =>
    result?.outcome === 'failed' && counts(result.failure) ? result.refusedSignIns : 0;
  return { imap: count(imap), smtp: count(smtp) };
}

/** What was set aside for a mailbox. */
export interface Reservation {
  readonly signIns: SignInLedger;
  readonly mailbox: Pick<Mailbox, 'secretId'>;
  readonly reserved: SignInCounts;
}

/**
 * Does what a reservation was made for. Where that throws, e.g. because a token cannot be renewed on a full disk, what was set
 * aside is given back before the error goes on: nobody would, and the next checks would take it for rejections.
 */
export async function givingBack<T>(
  { signIns, mailbox, reserved }: Reservation,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    try {
      signIns.settle(mailbox.secretId, { reserved, rejected: NO_SIGN_INS }, new Date().toISOString());
    } catch {
      // The memory fails as well: it stays reserved, as after a crash. What came first is to be told.
    }
    throw error;
  }
}

/** Writes down what the servers rejected: the provider has counted it, whatever became of the check. */
export function settleSignIns(
  signIns: SignInLedger,
  { secretId }: Mailbox,
  { verdicts, reserved, rejected, at }: SettledCheck,
): void {
  const open = { ...reserved };
  for (const protocol of ['imap', 'smtp'] as const) {
    if (verdicts[protocol]?.outcome === 'ok') {
      // It has just accepted the secret: what it rejected before was not the secret's fault.
      signIns.forget(secretId, protocol);
      open[protocol] = 0;
    }
  }
  signIns.settle(secretId, { reserved: open, rejected }, at.toISOString());
}
