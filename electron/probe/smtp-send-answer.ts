import type { ProbeFailure, ProbeStage } from './probe-result.ts';
import type { SmtpError } from './smtp-failure.ts';

/** The steps of an SMTP transaction (RFC 5321 section 3.3), which a probe never takes. */
export type SendStage = 'mail' | 'rcpt' | 'data';

/** Why a message was not accepted, as evidence. */
export type SendFailure = Omit<ProbeFailure, 'stage'> & { readonly stage: ProbeStage | SendStage };

/** What became of a message that a server was asked to take. */
export type SendAnswer =
  | {
      readonly kind: 'accepted';
      /** The server's own words, e.g. `250 2.0.0 Ok: queued as 4F1`. */
      readonly reply: string;
      /** What the server says it files and delivers the message under, where it says so; else what it was sent with. */
      readonly messageId: string;
    }
  /** The server said no. */
  | { readonly kind: 'refused'; readonly failure: SendFailure }
  /** The connection broke, or the limit was reached, before the message was handed over. */
  | { readonly kind: 'not-sent'; readonly failure: SendFailure }
  /** The message was handed over, and the server's answer to it never came. */
  | { readonly kind: 'in-doubt'; readonly failure: SendFailure };

const STAGES: Readonly<Record<string, SendStage>> = { 'MAIL FROM': 'mail', 'RCPT TO': 'rcpt', DATA: 'data' };

/** The step that failed. `reached`: the last command sent, which counts where the library names none. */
export function sendStageOf(error: SmtpError, reached: SendStage): SendStage {
  return STAGES[error.command ?? ''] ?? reached;
}
