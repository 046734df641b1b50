import type { ImapSession } from '../probe/mail-session.ts';
import type { MessageFacts } from '../probe/message-facts.ts';
import type { Send } from './send.ts';
import { MOST_IN_WINDOW } from './uid-window.ts';

/** What a range of UIDs held. */
export interface SentWindow {
  /** Those of the last 30 days. */
  readonly sends: readonly Send[];
  /** Of every message. */
  readonly dates: readonly string[];
  /** `false` where it was given up because it held too much for memory: to be read again in parts. */
  readonly isWhole: boolean;
}

/** Reads the messages with `from <= uid <= to`, and keeps those not older than `since`. */
export async function readSentWindow(
  session: Pick<ImapSession, 'messages'>,
  { from, to, since }: { readonly from: number; readonly to: number; readonly since: Date },
): Promise<SentWindow> {
  const sends: Send[] = [];
  const dates: string[] = [];
  for await (const message of session.messages(from, to)) {
    if (dates.length >= MOST_IN_WINDOW && to > from) {
      return { sends: [], dates, isWhole: false };
    }
    dates.push(message.at);
    if (Date.parse(message.at) >= since.getTime()) {
      sends.push(sendOf(message));
    }
  }
  return { sends, dates, isWhole: true };
}

/** A message without a recipient that the server can tell went to somebody all the same. */
function sendOf({ at, messageId, fingerprint, recipients }: MessageFacts): Send {
  return { at, identity: messageId ?? `fingerprint:${fingerprint}`, recipients: Math.max(1, recipients) };
}
