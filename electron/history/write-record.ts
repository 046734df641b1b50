import type { Cause } from '../diagnosis/cause.ts';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { ProbeResult } from '../probe/probe-result.ts';
import type { CheckRecord, ProtocolVerdict } from './check-record.ts';

/** What is remembered of a check: the diagnosis and, per protocol, how far it came. */
export function writeRecord(
  mailboxId: string,
  at: Date,
  diagnosis: Diagnosis,
  { imap, smtp }: { imap: ProbeResult | null; smtp: ProbeResult | null },
): CheckRecord {
  return {
    mailboxId,
    at: at.toISOString(),
    status: diagnosis.status,
    cause: diagnosis.cause,
    transient: diagnosis.transient,
    title: diagnosis.title,
    summary: diagnosis.summary,
    imap: imap && verdictOf(imap, diagnosis.imapCause),
    smtp: smtp && verdictOf(smtp, diagnosis.smtpCause),
    durationMs: Math.max(imap?.ms ?? 0, smtp?.ms ?? 0),
  };
}

function verdictOf(result: ProbeResult, cause: Cause | null): ProtocolVerdict {
  const { ms, tls, rungs } = result;
  return {
    ok: result.outcome === 'ok',
    stage: result.outcome === 'failed' ? result.failure.stage : (rungs.at(-1)?.stage ?? null),
    cause,
    reply: result.outcome === 'failed' ? (result.failure.reply ?? result.failure.message) : null,
    ms,
    tls,
    rungs,
    withheld: result.outcome === 'withheld' ? result.reason : null,
  };
}
