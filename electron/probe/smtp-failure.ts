import type { OwnCode } from './own-code.ts';
import type { ProbeFailure, ProbeStage } from './probe-result.ts';
import { scrub, secretsOf } from './scrub.ts';
import { presentedBy, type SignIn } from './sign-in.ts';

/** The fields of nodemailer's and Node's errors that carry evidence. */
export interface SmtpError extends Error {
  readonly code?: string;
  /** What the code was before nodemailer put its own in its place. */
  readonly originalCode?: string;
  readonly response?: string;
  readonly responseCode?: number;
  /** What the server was answering, e.g. `RCPT TO`. */
  readonly command?: string;
  /** In which the server said why it refuses a token. */
  readonly oauthError?: unknown;
}

/** What the probe knows beside the error. */
export interface SmtpFailureContext {
  readonly stage: ProbeStage;
  readonly endCode: OwnCode | null;
  readonly offered: readonly string[];
  readonly signIn: SignIn | null;
}

/** Turns an error of the library or the socket into evidence. Its “Invalid login” for every refusal decides nothing. */
export function smtpFailure(error: SmtpError, context: SmtpFailureContext): ProbeFailure {
  const clean = (text: string) => scrub(text, secretsOf(context.signIn));
  const reply = error.response === undefined ? null : clean(error.response);
  return {
    protocol: 'smtp',
    stage: context.stage,
    code: context.endCode ?? ownCode(context, reply) ?? error.originalCode ?? error.code ?? null,
    responseCode: error.responseCode === undefined ? null : String(error.responseCode),
    enhancedCode: reply === null ? null : (/^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1] ?? null),
    reply,
    message: clean(error.message),
    oauthError: error.oauthError === undefined ? null : clean(JSON.stringify(error.oauthError)),
    presented: presentedBy(context.signIn),
    offered: context.offered,
  };
}

/** The library asks for STARTTLS even of a server that offers none, and calls any text that is no reply a refusal. */
function ownCode({ stage, offered }: SmtpFailureContext, reply: string | null): OwnCode | null {
  if (reply !== null && !/^\d{3}\b/.test(reply)) {
    return 'NOT_SMTP';
  }
  if (stage === 'tls' && reply !== null) {
    return offered.includes('STARTTLS') ? 'STARTTLS_REFUSED' : 'STARTTLS_NOT_OFFERED';
  }
  return null;
}
