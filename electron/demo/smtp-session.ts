import { type Distortion, distort, scriptedReply } from './faults/distort.ts';
import type { Fault, FaultStage } from './faults/fault.ts';
import type { Personality, SmtpReply } from './personality.ts';
import type { SessionRecord } from './traffic.ts';

/** What is kept of one SMTP conversation beside the library's own state. */
export interface SmtpSession {
  readonly record: SessionRecord;
  stage: FaultStage;
  encrypted: boolean;
  /** The exact words for the refusal that comes next. */
  refusal: SmtpReply | null;
  /** Set once a fault has struck: nothing is said any more. */
  muted: boolean;
}

/** What goes out in the place of a reply of the library. */
export type SmtpUtterance = { readonly act: 'say'; readonly lines: SmtpReply } | Distortion;

const STAGE_OF_COMMAND: Readonly<Record<string, FaultStage>> = {
  EHLO: 'capability',
  HELO: 'capability',
  STARTTLS: 'tls',
  AUTH: 'login',
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
  QUIT: 'logout',
};

/** Stages at which a scripted answer is given when the server decides, not to the challenges and go-aheads before. */
const DECIDED_STAGES: readonly FaultStage[] = ['login', 'mail', 'rcpt', 'data'];

/** Where the conversation is after this command. */
export function stageOf(command: string, before: FaultStage): FaultStage {
  return STAGE_OF_COMMAND[command.toUpperCase()] ?? before;
}

/** A conversation that has just begun. */
export function beginSmtpSession(encrypted: boolean): SmtpSession {
  return { record: { commands: [] }, stage: 'greeting', encrypted, refusal: null, muted: false };
}

/**
 * Says a reply of the library in the provider's words: greeting, EHLO, a good sign-in and every refusal have exact
 * ones, the rest stands. A fault of the present stage goes before.
 */
export function phrase(
  session: SmtpSession,
  reply: SmtpReply,
  personality: Personality,
  fault: Fault | null,
): SmtpUtterance {
  if (session.muted) return { act: 'stay-silent' };
  // The message is yet to come.
  const isGoAhead = session.stage === 'data' && reply[0]?.startsWith('354') === true;
  const distortion = isGoAhead ? null : distort(fault, session.stage);
  if (distortion !== null) return distortion;
  const scripted = DECIDED_STAGES.includes(session.stage) ? null : scriptedReply(fault, session.stage);
  return { act: 'say', lines: scripted ?? exactWords(session, reply, personality, fault) };
}

function exactWords(
  session: SmtpSession,
  reply: SmtpReply,
  { smtp, allowsPlainSignIn }: Personality,
  fault: Fault | null,
): SmtpReply {
  const code = Number(reply[0]?.slice(0, 3));
  if (session.stage === 'greeting' && code === 220) return [`220 ${smtp.greeting}`];
  if (session.stage === 'capability' && code === 250) {
    const mayAuthenticate = session.encrypted || allowsPlainSignIn;
    const mayUpgrade = !session.encrypted && fault?.kind !== 'starttls-missing';
    return replyLines(250, [
      smtp.hello,
      ...smtp.extensions,
      ...(mayUpgrade ? ['STARTTLS'] : []),
      ...(mayAuthenticate ? [`AUTH ${smtp.mechanisms.join(' ')}`] : []),
    ]);
  }
  if (code === 235) return [`235 ${smtp.signedIn}`];
  if (code >= 400 && session.refusal !== null) {
    const { refusal } = session;
    session.refusal = null;
    return refusal;
  }
  return reply;
}

/** A reply of one or more lines (RFC 5321 section 4.2.1). */
export function replyLines(code: number, texts: readonly string[]): SmtpReply {
  return texts.map((text, index) => `${code}${index < texts.length - 1 ? '-' : ' '}${text}`);
}
