import type { OwnCode } from './own-code.ts';
import type { ProbeFailure, ProbeStage } from './probe-result.ts';
import { scrub, secretsOf } from './scrub.ts';
import { presentedBy, type SignIn } from './sign-in.ts';

/** The fields of imapflow's and Node's errors that carry evidence. */
export interface ImapError extends Error {
  readonly code?: string | undefined;
  /** `NO` or `BAD`, where the server answered the command. */
  readonly responseStatus?: string | undefined;
  readonly responseText?: string | undefined;
  /** The response code in brackets, e.g. `AUTHENTICATIONFAILED`. */
  readonly serverResponseCode?: string | undefined;
  readonly response?: unknown;
  /** The text of a BYE that ended the connection. */
  readonly reason?: string | undefined;
  readonly tlsFailed?: boolean | undefined;
  readonly oauthError?: unknown;
}

/** What the probe knows beside the library's error. */
export interface ImapFailureContext {
  readonly stage: ProbeStage;
  /** Whether our own limit or the caller ended it. */
  readonly endCode: OwnCode | null;
  readonly garbage: string | null;
  readonly lastRefusal: string | null;
  readonly offered: readonly string[];
  readonly signIn: SignIn | null;
}

/** The library throws these before it sends a secret; it gives them no code. */
const BEFORE_SIGN_IN: Readonly<Record<string, OwnCode>> = {
  'Login is disabled': 'LOGINDISABLED',
  'Unsupported authentication mechanism': 'AUTH_NOT_OFFERED',
  'Server does not support STARTTLS': 'STARTTLS_NOT_OFFERED',
};

/** Turns the library's error into evidence, losing nothing of the cause to its “Command failed”. */
export function imapFailure(error: ImapError, context: ImapFailureContext): ProbeFailure {
  const clean = (text: string) => scrub(text, secretsOf(context.signIn));
  const own = ownCode(error, context);
  const reply = context.garbage ?? (own === 'STARTTLS_REFUSED' ? context.lastRefusal : serverWords(error));
  return {
    protocol: 'imap',
    stage: stageOf(error, own, context),
    code: own ?? error.code ?? null,
    responseCode: error.serverResponseCode ?? null,
    enhancedCode: null,
    reply: reply === null || reply === '' ? null : clean(reply),
    message: clean(error.message),
    oauthError: error.oauthError === undefined ? null : clean(JSON.stringify(error.oauthError)),
    presented: presentedBy(context.signIn),
    offered: context.offered,
  };
}

function ownCode(error: ImapError, { endCode, garbage, offered }: ImapFailureContext): OwnCode | null {
  const known = BEFORE_SIGN_IN[error.message] ?? null;
  if (known === 'STARTTLS_NOT_OFFERED' && offered.includes('STARTTLS')) {
    return 'STARTTLS_REFUSED';
  }
  return endCode ?? (garbage === null ? known : 'NOT_IMAP');
}

/** Where the library stops by itself, the last command on the wire is not the one that the story is about. */
function stageOf(error: ImapError, own: OwnCode | null, { stage }: ImapFailureContext): ProbeStage {
  if (own === 'LOGINDISABLED' || own === 'AUTH_NOT_OFFERED') {
    return 'capability';
  }
  return error.tlsFailed || own === 'STARTTLS_NOT_OFFERED' || own === 'STARTTLS_REFUSED' ? 'tls' : stage;
}

/** The tagged reply, else what the server said as it hung up. */
function serverWords(error: ImapError): string | null {
  if (error.responseStatus !== undefined) {
    const code = error.serverResponseCode === undefined ? '' : `[${error.serverResponseCode}] `;
    const text = error.responseText ?? '';
    return `${error.responseStatus} ${text.startsWith('[') ? '' : code}${text}`.trim();
  }
  if (typeof error.response === 'string') {
    return error.response;
  }
  // TLS errors have a `reason` too, which no server said.
  return error.reason === undefined || error.code?.startsWith('ERR_') ? null : `BYE ${error.reason}`;
}
