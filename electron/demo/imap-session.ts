import type { SecureContext } from 'node:tls';
import type { Account } from './account.ts';
import { distort } from './faults/distort.ts';
import type { Fault, FaultStage } from './faults/fault.ts';
import type { ImapArgument } from './imap-arguments.ts';
import type { ImapWire } from './imap-wire.ts';
import type { Personality } from './personality.ts';
import type { Folder } from './stored-mailbox.ts';
import type { Traffic } from './traffic.ts';

/** What the sessions of one IMAP server share. */
export interface ImapSurroundings {
  readonly personality: Personality;
  readonly accounts: readonly Account[];
  readonly traffic: Traffic;
  /** The fault in force at this moment. */
  readonly fault: () => Fault | null;
  readonly secureContext: () => SecureContext;
}

/** One conversation with a client. */
export interface ImapSession extends ImapSurroundings {
  wire: ImapWire;
  encrypted: boolean;
  /** Who has signed in. */
  account: Account | null;
  /** What it signed in with; `null` for a password. */
  accessToken: string | null;
  /** Whether the client has sent ID. */
  identified: boolean;
  selected: Folder | null;
  /** How many messages the client was last told the open folder has. */
  told: number;
  /** Where the conversation is, which decides whether a fault strikes. */
  stage: FaultStage;
  /** Set once a fault has struck: nothing is said any more. */
  muted: boolean;
}

/** A command as received: `UID FETCH` is named `UID FETCH`. */
export interface ImapRequest {
  readonly tag: string;
  /** Upper case. */
  readonly name: string;
  readonly arguments: readonly ImapArgument[];
}

/** One IMAP command: the stage it belongs to and what the server does about it. */
export interface ImapCommand {
  readonly stage: FaultStage;
  /** Whether it needs a sign-in or an open folder before. */
  readonly needs: 'nothing' | 'account' | 'folder';
  run(session: ImapSession, request: ImapRequest): void | Promise<void>;
}

/** Says one line (or a response with literals), unless a fault of the present stage is in the way. */
export function say(session: ImapSession, line: string): void {
  if (session.muted) return;
  const distortion = distort(session.fault(), session.stage);
  if (distortion === null) {
    session.wire.write(`${line}\r\n`);
    return;
  }
  session.muted = true;
  if (distortion.act === 'cut') session.wire.cut();
  if (distortion.act === 'send-bytes') session.wire.write(distortion.bytes);
}

/** Says how many messages the open folder has. */
export function tellCount(session: ImapSession): void {
  if (session.selected === null) return;
  session.told = session.selected.messages.length;
  say(session, `* ${session.told} EXISTS`);
}

/** Says scripted lines: a line without `* ` gets the tag. Hangs up after `* BYE`. */
export function sayScripted(session: ImapSession, tag: string, lines: readonly string[]): void {
  for (const line of lines) say(session, line.startsWith('* ') ? line : `${tag} ${line}`);
  if (lines.some((line) => line.startsWith('* BYE'))) session.wire.end();
}

/** Fills a provider's sentence in. */
export function fillIn(sentence: string, request: ImapRequest, session: ImapSession): string {
  return sentence.replace('{command}', request.name).replace('{address}', session.account?.address ?? '');
}
