import { scriptedReply } from './faults/distort.ts';
import { parseImapArguments } from './imap-arguments.ts';
import { IMAP_COMMANDS } from './imap-command-registry.ts';
import { offeredCapabilities } from './imap-commands/capability.ts';
import { fillIn, type ImapRequest, type ImapSession, say, sayScripted } from './imap-session.ts';
import { isSwitchedOn } from './sign-in.ts';
import type { SessionRecord } from './traffic.ts';

/** A literal announced at the end of a line; `+` says that the client does not wait (RFC 7888). */
const LITERAL = /\{(\d+)(\+?)\}$/;
const LONGEST_LITERAL_BYTES = 1024 * 1024;

/** Greets, then answers one command after the other until somebody hangs up. */
export async function converse(session: ImapSession, record: SessionRecord): Promise<void> {
  session.stage = 'greeting';
  const greeting = scriptedReply(session.fault(), 'greeting');
  if (greeting !== null) {
    sayScripted(session, '*', greeting);
    session.wire.end();
    return;
  }
  const offered = offeredCapabilities(session).join(' ');
  say(session, `* OK ${session.personality.imap.greeting.replace('{capabilities}', offered)}`);
  for (let line = await readWholeLine(session); line !== null; line = await readWholeLine(session)) {
    const request = parseRequest(line);
    if (request === null) {
      say(session, '* BAD Syntax error');
      continue;
    }
    record.commands.push(request.name);
    await answer(session, request);
    if (request.name === 'LOGOUT') return;
  }
}

async function answer(session: ImapSession, request: ImapRequest): Promise<void> {
  const command = IMAP_COMMANDS[request.name];
  if (command === undefined) {
    say(session, `${request.tag} BAD Command unknown`);
    return;
  }
  session.stage = command.stage;
  const { notConnected } = session.personality.imap;
  const scripted = scriptedReply(session.fault(), command.stage);
  if (scripted !== null) {
    if (command.stage === 'login') session.traffic.rejectedSignIns += 1;
    sayScripted(session, request.tag, scripted);
  } else if (command.needs === 'account' && session.account === null) {
    say(session, `${request.tag} BAD Command received in Invalid state.`);
  } else if (command.needs !== 'nothing' && notConnected !== null && !isConnected(session)) {
    say(session, `${request.tag} ${fillIn(notConnected, request, session)}`);
  } else if (command.needs === 'folder' && session.selected === null) {
    say(session, `${request.tag} BAD Command received in Invalid state.`);
  } else {
    await command.run(session, request);
  }
}

function isConnected({ account, personality }: ImapSession): boolean {
  if (account === null) return true;
  const silentlyOff = personality.imap.whenSwitchedOff === 'not-connected' && !isSwitchedOn(account, 'imap');
  return account.connected && !silentlyOff;
}

/** A command line with its literals put in as quoted strings, so that the rest of the server need not know them. */
async function readWholeLine({ wire }: ImapSession): Promise<string | null> {
  let whole = '';
  for (;;) {
    const line = await wire.readLine();
    if (line === null) return null;
    const literal = LITERAL.exec(line);
    if (literal === null) return whole + line;
    const size = Number(literal[1]);
    if (size > LONGEST_LITERAL_BYTES) return null;
    if (literal[2] === '') wire.write('+ Ready for additional command text.\r\n');
    const bytes = await wire.readBytes(size);
    if (bytes === null) return null;
    const quoted = bytes.toString().replace(/["\\]/g, '\\$&');
    whole += `${line.slice(0, literal.index)}"${quoted}"`;
  }
}

function parseRequest(line: string): ImapRequest | null {
  const match = /^(\S+) (UID )?(\S+)(?: (.*))?$/is.exec(line);
  if (match === null) return null;
  const [, tag = '', uid = '', name = '', rest = ''] = match;
  return { tag, name: `${uid}${name}`.toUpperCase(), arguments: parseImapArguments(rest) };
}
