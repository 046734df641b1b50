import { type ImapArgument, imapString, textArgument } from '../imap-arguments.ts';
import { type ImapCommand, type ImapRequest, type ImapSession, say } from '../imap-session.ts';
import type { StoredMessage } from '../stored-mailbox.ts';
import { messagesOfSet } from './message-set.ts';

/** FETCH (RFC 3501 section 6.4.5) of dates, envelopes and header fields. */
export const fetch: ImapCommand = {
  stage: 'count',
  needs: 'folder',
  run: (session, request) => answer(session, request, 'number'),
};

/** UID FETCH. */
export const uidFetch: ImapCommand = {
  stage: 'count',
  needs: 'folder',
  run: (session, request) => answer(session, request, 'uid'),
};

function answer(session: ImapSession, request: ImapRequest, by: 'uid' | 'number'): void {
  const items = wantedItems(request.arguments[1], by);
  const set = textArgument(request.arguments[0]) ?? '';
  for (const { number, message } of messagesOfSet(session.selected?.messages ?? [], set, by)) {
    const data = items.flatMap((item) => itemOf(message, item) ?? []);
    say(session, `* ${number} FETCH (${data.join(' ')})`);
  }
  say(session, `${request.tag} OK FETCH completed.`);
}

function wantedItems(argument: ImapArgument | undefined, by: 'uid' | 'number'): readonly string[] {
  const named = (Array.isArray(argument) ? argument : [argument ?? '']).map((item) =>
    String(item).toUpperCase(),
  );
  return by === 'uid' && !named.includes('UID') ? ['UID', ...named] : named;
}

function itemOf(message: StoredMessage, item: string): string | null {
  switch (item) {
    case 'UID':
      return `UID ${message.uid}`;
    case 'FLAGS':
      return 'FLAGS (\\Seen)';
    case 'INTERNALDATE':
      return `INTERNALDATE "${internalDate(message.internalDate)}"`;
    case 'RFC822.SIZE':
      return `RFC822.SIZE ${Buffer.byteLength(message.header)}`;
    case 'ENVELOPE':
      return `ENVELOPE ${envelope(message)}`;
  }
  const section = /^BODY(?:\.PEEK)?\[(HEADER(?:\.FIELDS \(([^)]*)\))?|)\]$/.exec(item);
  if (section === null) return null;
  const text = section[2] === undefined ? message.header : fieldsOf(message.header, section[2].split(' '));
  return `BODY[${section[1]}] {${Buffer.byteLength(text)}}\r\n${text}`;
}

function fieldsOf(header: string, names: readonly string[]): string {
  const fields = header.split(/\r\n(?![ \t])/);
  const wanted = new Set(names.map((name) => name.replaceAll('"', '').toUpperCase()));
  const kept = fields.filter((field) => wanted.has(field.slice(0, field.indexOf(':')).toUpperCase()));
  return `${kept.map((field) => `${field}\r\n`).join('')}\r\n`;
}

/** RFC 3501 section 7.4.2: date, subject, from, sender, reply-to, to, cc, bcc, in-reply-to, message-id. */
function envelope(message: StoredMessage): string {
  const from = addresses(message.from === '' ? [] : [message.from]);
  const people = [from, from, from, addresses(message.to), addresses(message.cc), addresses(message.bcc)];
  const date = imapString(message.date.toUTCString());
  return `(${date} ${imapString(message.subject)} ${people.join(' ')} NIL ${imapString(message.messageId)})`;
}

function addresses(list: readonly string[]): string {
  if (list.length === 0) return 'NIL';
  const entries = list.map((address) => {
    const [user = '', host = ''] = address.split('@');
    return `(NIL NIL ${imapString(user)} ${imapString(host)})`;
  });
  return `(${entries.join('')})`;
}

/** Such as `20-Nov-2026 20:00:00 +0000`. */
function internalDate(date: Date): string {
  const [, day, month, year, time] = date.toUTCString().split(' ');
  return `${day}-${month}-${year} ${time} +0000`;
}
