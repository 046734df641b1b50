import { advise } from './advice/advise.ts';
import type { Cause } from './cause.ts';
import type { DiagnoseInput } from './diagnose-input.ts';
import { type Finding, findingOf } from './finding.ts';
import { failsWith, type MailboxFindings, type MailboxVerdict, works } from './mailbox-findings.ts';
import { verdictOfTable } from './mailbox-table.ts';
import { tokenRefusalsOf } from './refused-token.ts';
import { actorOf, worstOf } from './severity.ts';
import { type Warning, warningsOf } from './warnings.ts';
import { verdictWithoutFailure } from './without-failure.ts';

/** What is the matter with a mailbox, in words for its owner. */
export interface Diagnosis extends MailboxVerdict {
  readonly imapCause: Cause | null;
  readonly smtpCause: Cause | null;
  readonly warnings: readonly Warning[];
}

/** Looks at both protocols, the provider and the history of a mailbox (DESIGN 4). */
export function diagnose(input: DiagnoseInput): Diagnosis {
  const { secretIsNew = false } = input;
  const ofSecret: DiagnoseInput = {
    ...input,
    workedBefore: input.workedBefore && !secretIsNew,
    // A sign-in that was made a moment ago brought a token that is as young.
    tokens: input.tokens ?? (secretIsNew ? tokenRefusalsOf(input, input.provider.id) : {}),
  };
  const imap = findingOf('imap', input.imap, ofSecret);
  const smtp = findingOf('smtp', input.smtp, ofSecret);
  const warnings = warningsOf(input);
  const verdict =
    verdictOfTable({ ...ofSecret, imap, smtp }) ??
    verdictOfWorst({ ...input, imap, smtp }) ??
    verdictWithoutFailure([imap, smtp], warnings);
  return {
    ...verdict,
    imapCause: causeOf(imap, smtp, verdict),
    smtpCause: causeOf(smtp, imap, verdict),
    warnings,
  };
}

/** The worse protocol speaks for the mailbox; `null` where none failed. */
function verdictOfWorst({
  imap,
  smtp,
  provider,
  signInMethod,
  workedBefore,
}: MailboxFindings): MailboxVerdict | null {
  const failed = [imap, smtp].filter((finding) => finding.kind === 'failed');
  const worst = worstOf(failed, workedBefore);
  if (worst === null) {
    return null;
  }
  const { protocol, cause, transient } = worst.finding;
  const alone = failed.every((finding) => finding.protocol === protocol || finding.cause !== cause);
  const advice = advise(cause, provider, alone ? protocol : null, signInMethod);
  const works = [imap, smtp].find((finding) => finding.kind === 'works');
  // This computer cannot be offline while one of the two servers is reached.
  const status = worst.status === 'offline' && works !== undefined ? 'unreachable' : worst.status;
  return {
    status,
    cause,
    transient: status === 'unreachable' || (transient && status !== 'action-needed'),
    title: advice.title,
    summary: sentence(advice.meaning, alone ? protocol : null, works),
    advice: advice.steps,
    actor: actorOf(status, advice.actor),
  };
}

function sentence(meaning: string, protocol: string | null, works: Finding | undefined): string {
  if (protocol === null) {
    return meaning;
  }
  const name = protocol.toUpperCase();
  return works?.kind === 'works'
    ? `${works.protocol.toUpperCase()} works, ${name} does not: ${meaning}`
    : `${name}: ${meaning}`;
}

/** A sign-in that the other server takes, or knows, is good: what this one means then is what the mailbox has. */
function causeOf(finding: Finding, other: Finding, verdict: MailboxVerdict): Cause | null {
  if (finding.kind !== 'failed') return null;
  const isGood =
    works(other) || (verdict.cause === 'imap-disabled' && failsWith(other, 'smtp-auth-disabled'));
  return finding.cause === 'oauth-token-refused' && isGood ? verdict.cause : finding.cause;
}
