import type { SignInMethod } from '../mailbox/mailbox.ts';
import type { Provider } from '../provider/provider.ts';
import { advise } from './advice/advise.ts';
import type { Actor, Cause, Step } from './cause.ts';
import type { Finding } from './finding.ts';
import type { DiagnosedStatus } from './severity.ts';

/** Both protocols side by side, and what was true before. */
export interface MailboxFindings {
  readonly imap: Finding;
  readonly smtp: Finding;
  readonly provider: Provider;
  readonly signInMethod: SignInMethod;
  readonly workedBefore: boolean;
}

/** What a row of the table makes of the mailbox. */
export interface MailboxVerdict {
  readonly status: DiagnosedStatus;
  readonly cause: Cause | null;
  readonly transient: boolean;
  readonly title: string;
  readonly summary: string;
  readonly advice: readonly Step[];
  readonly actor: Actor;
}

/** A row of DESIGN 4: the two protocols together say more than either. */
export interface Row {
  readonly applies: (mailbox: MailboxFindings) => boolean;
  readonly verdict: (mailbox: MailboxFindings) => MailboxVerdict;
}

export const works = (finding: Finding) => finding.kind === 'works';
export const failsWith = (finding: Finding, cause: Cause) =>
  finding.kind === 'failed' && finding.cause === cause;
export const refusesSecret = (finding: Finding) =>
  finding.kind === 'failed' && finding.refusesSecret && !finding.transient;
/** A withheld sign-in, and a protocol that nobody watches, do not contradict the other one. */
const silent = (finding: Finding) => finding.kind === 'not-watched' || finding.kind === 'withheld';

/** `imap-disabled` read into plain words is no more than a refusal: with SMTP refusing too, it is the secret. */
const namesSecret = (finding: Finding) => refusesSecret(finding) && !failsWith(finding, 'imap-disabled');

export function secretRefusedEverywhere({ imap, smtp }: MailboxFindings): boolean {
  return (
    [imap, smtp].every((finding) => refusesSecret(finding) || silent(finding)) &&
    [imap, smtp].some(namesSecret)
  );
}

/** Somebody must act, in the words of the cause where the row has no better ones. */
export function needsUser(
  cause: Cause,
  { provider, signInMethod }: MailboxFindings,
  words: { title?: string; summary: string; advice?: readonly Step[]; actor?: Actor },
): MailboxVerdict {
  const advice = advise(cause, provider, null, signInMethod);
  return {
    status: 'action-needed',
    cause,
    transient: false,
    title: words.title ?? advice.title,
    summary: words.summary,
    advice: words.advice ?? advice.steps,
    actor: words.actor ?? advice.actor,
  };
}
