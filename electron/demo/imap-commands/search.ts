import type { ImapArgument } from '../imap-arguments.ts';
import { type ImapCommand, type ImapRequest, type ImapSession, say } from '../imap-session.ts';
import { messagesOfSet, type NumberedMessage } from './message-set.ts';

/** SEARCH (RFC 3501 section 6.4.4), as far as a monitor asks. */
export const search: ImapCommand = {
  stage: 'count',
  needs: 'folder',
  run: (session, request) => answer(session, request, 'number'),
};

/** UID SEARCH. */
export const uidSearch: ImapCommand = {
  stage: 'count',
  needs: 'folder',
  run: (session, request) => answer(session, request, 'uid'),
};

const DAY_MS = 24 * 3_600_000;

function answer(session: ImapSession, { tag, arguments: given }: ImapRequest, by: 'uid' | 'number'): void {
  const found = given[0] === 'CHARSET' ? given.slice(2) : given;
  const hits = narrow(messagesOfSet(session.selected?.messages ?? [], '1:*', 'number'), [...found]);
  if (hits === null) {
    say(session, `${tag} BAD Unsupported search.`);
    return;
  }
  const numbers = hits.map(({ number, message }) => ` ${by === 'uid' ? message.uid : number}`);
  say(session, `* SEARCH${numbers.join('')}`);
  say(session, `${tag} OK SEARCH completed.`);
}

/** Applies one criterion after the other; `null` for one that is not known. */
function narrow(
  all: readonly NumberedMessage[],
  criteria: ImapArgument[],
): readonly NumberedMessage[] | null {
  let hits = all;
  while (criteria.length > 0) {
    const criterion = criteria.shift();
    const next = () => String(criteria.shift() ?? '');
    if (Array.isArray(criterion)) {
      const inner = narrow(hits, [...criterion]);
      if (inner === null) return null;
      hits = inner;
      continue;
    }
    const test = testFor(String(criterion).toUpperCase(), next, all);
    if (test === null) return null;
    hits = hits.filter(test);
  }
  return hits;
}

function testFor(
  criterion: string,
  next: () => string,
  all: readonly NumberedMessage[],
): ((entry: NumberedMessage) => boolean) | null {
  const within = (set: string, by: 'uid' | 'number') => {
    const uids = new Set(
      messagesOfSet(
        all.map(({ message }) => message),
        set,
        by,
      ).map(({ message }) => message.uid),
    );
    return ({ message }: NumberedMessage) => uids.has(message.uid);
  };
  if (/^[\d*][\d:,*]*$/.test(criterion)) return within(criterion, 'number');
  switch (criterion) {
    case 'ALL':
      return () => true;
    case 'UID':
      return within(next(), 'uid');
    case 'SINCE':
    case 'SENTSINCE': {
      const day = startOfDay(next());
      return ({ message }) => message.internalDate.getTime() >= day;
    }
    case 'BEFORE':
    case 'SENTBEFORE': {
      const day = startOfDay(next());
      return ({ message }) => message.internalDate.getTime() < day;
    }
    case 'ON': {
      const day = startOfDay(next());
      return ({ message }) => Math.floor((message.internalDate.getTime() - day) / DAY_MS) === 0;
    }
    case 'SUBJECT': {
      const text = next().toLowerCase();
      return ({ message }) => message.subject.toLowerCase().includes(text);
    }
    case 'HEADER': {
      const [name, text] = [next().toLowerCase(), next().toLowerCase()];
      return ({ message }) =>
        message.header
          .toLowerCase()
          .split('\r\n')
          .some((line) => line.startsWith(`${name}:`) && line.slice(name.length + 1).includes(text));
    }
    default:
      return null;
  }
}

/** A date such as `20-Nov-2026`, in UTC, without its time as the RFC has it. */
function startOfDay(date: string): number {
  return Date.parse(`${date.replaceAll('-', ' ')} UTC`);
}
