import type { WaitEnd, WaitOptions } from './imap-waiting.ts';
import type { FolderState, MailFolder } from './mail-folder.ts';
import type { MessageFacts } from './message-facts.ts';
import type { ProbeFailure } from './probe-result.ts';

/**
 * A signed-in IMAP connection. Folders are only ever examined, so nothing can be changed through it. Every method
 * rejects with an `ImapSessionError` once the server refuses the command, is silent for longer than it may, or the
 * connection is gone. One at a time: the next waits until the messages of the last have been read.
 */
export interface ImapSession {
  folders(): Promise<readonly MailFolder[]>;
  /** EXAMINE: makes it the folder that the methods below read. The failure's code is `NotFound` where there is none. */
  examine(path: string): Promise<FolderState>;
  /** STATUS of a folder that need not be open. The failure's code is `NotFound` where there is none. */
  stateOf(path: string): Promise<FolderState>;
  /** INTERNALDATE of the first message of the examined folder: ISO 8601, UTC; `null` where the folder is empty. */
  oldestAt(): Promise<string | null>;
  /** Messages of the examined folder with `from <= uid <= to`, in no certain order, as they arrive. */
  messages(from: number, to: number): AsyncIterable<MessageFacts>;
  /** UID of the message with this Message-ID in the examined folder; `null` where there is none. */
  findMessage(messageId: string): Promise<number | null>;
  /**
   * Waits in IDLE on the examined folder until it changes, `signal` fires or `maxMs` have passed; where the server has
   * no IDLE it is asked by NOOP every minute. Resolves with the reason. What changed since `examine` or the last wait
   * counts, so that nothing is missed in between.
   */
  waitForChange(options: WaitOptions): Promise<WaitEnd>;
  /** Says goodbye and closes; never rejects. */
  logout(): Promise<void>;
  /** Closes at once. */
  close(): void;
  /** Resolves once the connection has ended, with the evidence where the server or the network ended it, else `null`. */
  readonly ended: Promise<ProbeFailure | null>;
}
