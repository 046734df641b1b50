import { type Advice, advise } from '../diagnosis/advice/advise.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import { type Mend, mendOf } from '../diagnosis/mend.ts';
import { NOTHING_STORED } from '../diagnosis/nothing-stored.ts';
import { actorOf } from '../diagnosis/severity.ts';
import { adviceOfPastFailure } from '../diagnosis/sign-in-failure.ts';
import type { CheckRecord, ProtocolVerdict } from '../history/check-record.ts';
import type { Memory } from '../history/memory.ts';
import type { SignInRecords } from '../history/sign-in-ledger.ts';
import { type Mailbox, protocolsOf, type SignInMethod } from '../mailbox/mailbox.ts';
import type { Protocol } from '../mailbox/server-address.ts';
import { signsInByItself } from '../monitor/sign-in-budget.ts';
import type { Provider } from '../provider/provider.ts';
import type { MailboxReport, ProtocolReport, SendReport, SignInReport } from './contract.ts';
import { keychainObstacle } from './obstacles.ts';

/** Whose report it is. */
export interface Reported {
  readonly address: string;
  readonly id: string | null;
  readonly provider: Provider;
  readonly signInMethod: SignInMethod;
  readonly sends: SendReport | null;
  /** `null` where nothing was rejected yet, because the secret is not stored. */
  readonly signIns: SignInRecords | null;
  readonly protocols: readonly Protocol[];
}

/** What the servers have rejected of a mailbox's secret. */
export function signInsOf(
  mailbox: Mailbox,
  { signIns }: Memory,
): Pick<Reported, 'signInMethod' | 'signIns' | 'protocols'> {
  const { secretId, signInMethod } = mailbox;
  return { signInMethod, signIns: signIns.read(secretId), protocols: protocolsOf(mailbox) };
}

/** A fresh check, with the advice and warnings that were given. */
export function reportOf(reported: Reported, record: CheckRecord, diagnosis: Diagnosis): MailboxReport {
  return {
    ...reportOfRecord(reported, record),
    advice: diagnosis.advice,
    actor: diagnosis.actor,
    warnings: diagnosis.warnings.map(({ sentence }) => sentence),
  };
}

/** A remembered check. Its advice is that of today: steps and links change, what was found does not. */
export function reportOfRecord(
  { address, id, provider, signInMethod, sends, signIns, protocols }: Reported,
  record: CheckRecord,
): MailboxReport {
  const { steps, actor } = adviceOf(record, provider, signInMethod);
  return {
    address,
    id,
    provider: provider.id,
    status: record.status,
    cause: record.cause,
    transient: record.transient,
    title: record.title,
    summary: record.summary,
    advice: steps,
    actor,
    mendedBy: mendOfRecord(record, provider, signInMethod),
    warnings: [],
    imap: record.imap && protocolReport('imap', record.imap),
    smtp: record.smtp && protocolReport('smtp', record.smtp),
    sends,
    signIn: signInReport(signIns, protocols, signInMethod),
    checkedAt: record.at,
  };
}

/** Of a failure by its cause; what this computer kept from being tried has none. */
function adviceOf(
  record: CheckRecord,
  provider: Provider,
  signInMethod: SignInMethod,
): Pick<Advice, 'steps' | 'actor'> {
  const { cause, status, keychain } = record;
  if (cause !== null) {
    const known = adviceOfPastFailure(record, provider);
    if (known !== null) return { steps: known.advice, actor: known.actor };
    const { steps, actor } = advise(cause, provider, null, signInMethod);
    return { steps, actor: actorOf(status, actor) };
  }
  if (keychain !== undefined) return { steps: keychainObstacle(keychain).steps, actor: 'user' };
  // Without a cause, the secret is missing.
  return status === 'action-needed'
    ? { steps: NOTHING_STORED[signInMethod].steps, actor: 'user' }
    : { steps: [], actor: 'nobody' };
}

/** How somebody has to bind the mailbox anew; `null` where that is not what it needs. */
export function mendOfRecord(
  { status, cause }: Pick<CheckRecord, 'status' | 'cause'>,
  provider: Provider,
  signInMethod: SignInMethod,
): Mend | null {
  return status === 'action-needed' ? mendOf(cause, provider, signInMethod) : null;
}

function latestOf(moments: readonly (string | null)[]): string | null {
  return (
    moments
      .filter((moment) => moment !== null)
      .toSorted()
      .at(-1) ?? null
  );
}

function protocolReport(protocol: 'imap' | 'smtp', verdict: ProtocolVerdict): ProtocolReport {
  return { protocol, ...verdict };
}

function signInReport(
  signIns: SignInRecords | null,
  protocols: readonly Protocol[],
  signInMethod: SignInMethod,
): SignInReport {
  return signIns === null
    ? { allowed: true, rejectedSinceChange: 0, lastRejectedAt: null }
    : {
        allowed: signsInByItself(signIns, protocols, signInMethod),
        rejectedSinceChange: signIns.imap.rejected + signIns.smtp.rejected,
        lastRejectedAt: latestOf([signIns.imap.lastRejectedAt, signIns.smtp.lastRejectedAt]),
      };
}
