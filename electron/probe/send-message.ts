import type { OutgoingMail } from './outgoing-mail.ts';
import type { ProbeRequest } from './probe-request.ts';
import { sayGoodbye } from './say-goodbye.ts';
import type { SignIn } from './sign-in.ts';
import type { SendAnswer } from './smtp-send-answer.ts';
import { openSmtpSession } from './smtp-session.ts';

/** How to reach the server that takes the message. `timeoutMs` limits the whole attempt. */
export type SendRequest = ProbeRequest & { readonly signIn: SignIn };

/** What became of the message and of the sign-in before it. */
export interface SendAttempt {
  readonly answer: SendAnswer;
  readonly isSignedIn: boolean;
  /** As a probe counts them. */
  readonly refusedSignIns: number;
}

/** Sends one message over a connection of its own: one attempt, whatever comes of it. */
export async function sendMessage(request: SendRequest, mail: OutgoingMail): Promise<SendAttempt> {
  const opened = await openSmtpSession(request);
  if (opened.ok) {
    const { session } = opened;
    const answer = await session.send(mail);
    // Nobody waits for it: the message may have arrived by now.
    void sayGoodbye(session.quit, session.close);
    return { answer, isSignedIn: true, refusedSignIns: 0 };
  }
  const { result } = opened;
  if (result.outcome === 'withheld') {
    throw new Error('A sign-in was withheld although nobody asked for that.');
  }
  const { failure, refusedSignIns } = result;
  const kind = failure.reply === null ? 'not-sent' : 'refused';
  return { answer: { kind, failure }, isSignedIn: false, refusedSignIns };
}
