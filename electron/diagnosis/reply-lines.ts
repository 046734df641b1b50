/** Lines of a transcript in which the server agrees, or the client speaks: they explain nothing and may hold a secret. */
const NOISE: readonly RegExp[] = [
  /^\s*at \S.{0,300}$/,
  /^\s*(?:c: |-> |>> |>>> |client: )/i,
  /^\s*(?:s: |<- |<< |<<< |server: )?(?:2\d\d|3\d\d)[ -]/i,
  /^\s*(?:s: |<- |<< |<<< )?(?:\*|[a-z]{0,6}\d{1,10}) (?:OK|PREAUTH)\b/i,
  /^\s*(?![245]\d\d )[A-Za-z]{0,6}\d{1,10} (?:LOGIN|AUTHENTICATE|SELECT|EXAMINE|CAPABILITY|ID|LOGOUT|NOOP|STARTTLS)\b/,
  /^\s*(?:EHLO|HELO|AUTH|QUIT|STARTTLS|MAIL FROM:|RCPT TO:|DATA)\b(?!.{0,40}(?:fail|command))/,
];

/** Where a refusal starts inside a line, after time stamps, levels and names of programs. */
const REFUSAL: readonly RegExp[] = [
  /(?:^|[\s"'(:=])[45][0-5]\d[- ](?=[45]\.\d{1,3}\.\d|\S{0,40}[^\d\s])/,
  /(?:^|\s)(?:\*|[A-Za-z]{0,6}\d{1,10}) (?:NO|BAD|BYE)\b/,
  /(?:^|[\s"'\]:])(?:NO|BAD|BYE|-ERR) (?=\[?[A-Z\p{L}])/u,
  /\bAADSTS\d{4,7}/,
  /\b(?:getaddrinfo|connect|read|write) E[A-Z_]{3,20}\b/,
  /\berror:[\dA-F]{8}:/,
];

/** A log line's head: ISO or syslog time stamps with host and process, and levels in brackets. */
const LOG_HEAD =
  /^\s*(?:\[?\d{4}-\d\d-\d\d[T ][\d:.,]{5,18}(?:Z|[+-]\d\d:?\d\d)?\]?|[A-Z][a-z]{2} [ \d]\d [\d:]{8} \S{1,80} \S{1,80}:)\s*(?:\[?(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL)\]?:?\s*)?/;

/** Enough for any reply with its log around it; a pasted file is searched no further. */
const MOST_LINES = 5_000;
const LONGEST_LINE = 4_000;

function startOfRefusal(line: string): number | null {
  const starts = REFUSAL.map((pattern) => pattern.exec(line)?.index).filter((index) => index !== undefined);
  return starts.length === 0 ? null : Math.min(...starts);
}

/**
 * The part of a pasted text in which a server refuses something: from the first refusal on, without what went well
 * before it and without the client's own lines. The whole text where nothing looks like a refusal.
 */
export function refusingLines(text: string): string {
  const lines = text
    .split(/\r?\n/, MOST_LINES)
    .map((line) => line.slice(0, LONGEST_LINE).replace(LOG_HEAD, ''))
    .filter((line) => line.trim() !== '' && !NOISE.some((noise) => noise.test(line)));
  const first = lines.findIndex((line) => startOfRefusal(line) !== null);
  if (first === -1) {
    return lines.join('\n');
  }
  const line = lines[first] ?? '';
  return [line.slice(startOfRefusal(line) ?? 0).trim(), ...lines.slice(first + 1, first + 20)].join('\n');
}
