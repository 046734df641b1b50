/** An argument of an IMAP command: an atom or string, or a parenthesised list. */
export type ImapArgument = string | readonly ImapArgument[];

/** Reads the arguments of a command line in which literals stand as quoted strings. */
export function parseImapArguments(text: string): readonly ImapArgument[] {
  let position = 0;

  function list(end: string): ImapArgument[] {
    const items: ImapArgument[] = [];
    while (position < text.length && text[position] !== end) {
      if (text[position] === ' ') position += 1;
      else if (text[position] === '(') items.push(nested());
      else if (text[position] === '"') items.push(quoted());
      else items.push(atom());
    }
    return items;
  }

  function nested(): ImapArgument[] {
    position += 1;
    const items = list(')');
    position += 1;
    return items;
  }

  function quoted(): string {
    let value = '';
    for (position += 1; position < text.length && text[position] !== '"'; position += 1) {
      if (text[position] === '\\') position += 1;
      value += text[position] ?? '';
    }
    position += 1;
    return value;
  }

  /** Brackets hold spaces and parentheses together, as in `BODY.PEEK[HEADER.FIELDS (TO CC)]`. */
  function atom(): string {
    const start = position;
    for (let depth = 0; position < text.length; position += 1) {
      const character = text[position] ?? '';
      if (character === '[') depth += 1;
      if (character === ']') depth -= 1;
      if (depth === 0 && (character === ' ' || character === ')')) break;
    }
    // A stray closing parenthesis is taken as an atom, or it would be read for ever.
    if (position === start) position += 1;
    return text.slice(start, position);
  }

  return list('');
}

/** An IMAP string: quoted where it may be, else a literal (RFC 3501 section 4.3). */
export function imapString(value: string): string {
  if (/^[\x20-\x7e]*$/.test(value)) return `"${value.replace(/["\\]/g, '\\$&')}"`;
  return `{${Buffer.byteLength(value)}}\r\n${value}`;
}

/** The argument where it is a string. */
export function textArgument(argument: ImapArgument | undefined): string | null {
  return typeof argument === 'string' ? argument : null;
}
