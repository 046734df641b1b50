import { advise } from '../diagnosis/advice/advise.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { CheckRecord, ProtocolVerdict } from '../history/check-record.ts';
import type { SignInRecord } from '../history/sign-in-ledger.ts';
import { MOST_REJECTIONS } from '../monitor/sign-in-budget.ts';
import type { Provider } from '../provider/provider.ts';
import type { MailboxReport, ProtocolReport, SignInReport } from './contract.ts';

/** Whose report it is. */
export interface Reported {
  readonly address: string;
  readonly id: string | null;
  readonly provider: Provider;
  readonly signIns: Pick<SignInRecord, 'rejected'>;
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
  { address, id, provider, signIns }: Reported,
  record: CheckRecord,
): MailboxReport {
  const advice = record.cause === null ? null : advise(record.cause, provider, null);
  return {
    address,
    id,
    provider: provider.id,
    status: record.status,
    cause: record.cause,
    transient: record.transient,
    title: record.title,
    summary: record.summary,
    advice: advice?.steps ?? [],
    actor: advice?.actor ?? 'nobody',
    warnings: [],
    imap: record.imap && protocolReport('imap', record.imap),
    smtp: record.smtp && protocolReport('smtp', record.smtp),
    sends: null,
    signIn: signInReport(signIns),
    checkedAt: record.at,
  };
}

function protocolReport(protocol: 'imap' | 'smtp', verdict: ProtocolVerdict): ProtocolReport {
  return { protocol, ...verdict };
}

function signInReport({ rejected }: Pick<SignInRecord, 'rejected'>): SignInReport {
  return { allowed: rejected < MOST_REJECTIONS, rejectedSinceChange: rejected };
}
