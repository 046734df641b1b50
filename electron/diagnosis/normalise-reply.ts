/** Replies are kept to 2,000 characters; the rest leaves room for a library's wrapping and bounds the work on any input. */
const LONGEST = 8_000;

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#x27;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** What libraries and log viewers put before the server's own words. Several may be stacked: all are taken off. */
const PREFIXES: readonly RegExp[] = [
  /^[\s"'`]+/,
  // The tag of an IMAP reply. Three digits of an SMTP code are none: “550 No such user here”.
  /^(?![245]\d\d\s)(?:[a-z]{0,6}\d{1,10}|\*|\+)\s+(?=(?:no|bad|bye|ok)\b)/,
  /^(?:uncaught |unhandled )?(?:[\w.]{1,60})?(?:error|exception|failure|warning|fatal)\s{0,3}(?:\[\w{1,40}\])?\s{0,3}[:=]\s*/,
  /^(?:message|reason|response|responsetext|reply|server (?:said|responded|replied|response)|smtp error|imap error)\s{0,3}[:=]\s*/,
  /^(?:invalid login|command failed|mail command failed|message failed|data command failed|recipient command failed|unexpected socket close|can't send mail - all recipients were rejected|authentication failed)\s{0,3}:\s*(?=\S)/,
];

function foldCharacters(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      // Accents are dropped from Latin letters only: й and ё are letters of their own, not decorated ones.
      .replaceAll(/([a-z])\p{M}{1,4}/gu, '$1')
      .normalize('NFC')
      .replaceAll(/[\u2018\u2019\u201b\u2032]/g, "'")
      .replaceAll(/[\u201c\u201d\u201e\u2033\u00ab\u00bb]/g, '"')
      .replaceAll(/[\u2010-\u2015]/g, '-')
  );
}

/** Quote marks of mail and forum posts, and the arrows of protocol transcripts. */
const LINE_MARK = /^[\s>|]{0,20}(?:s:\s|<<+\s|<-\s|<\s)?\s{0,20}/;

/** A reply of several lines repeats its code on each of them (RFC 5321 section 4.2.1), also in mid-sentence. */
function unwrapRepeatedCodes(text: string): string {
  const code = /^([245]\d\d)[ -]/.exec(text)?.[1];
  if (code === undefined) {
    return text;
  }
  const repeated = new RegExp(` ${code}[- ](?:[245]\\.\\d{1,3}\\.\\d{1,3}(?: |$))?`, 'g');
  return text.replace(/^(\d{3})-/, '$1 ').replaceAll(repeated, ' ');
}

function stripPrefixes(text: string): string {
  const stripped = PREFIXES.reduce((rest, prefix) => rest.replace(prefix, ''), text);
  return stripped === text ? text : stripPrefixes(stripped);
}

/**
 * One line of plain lower-case words, however the reply was wrapped, quoted, prefixed or encoded on its way.
 * Sentences are compared in this form, so patterns are written without accents on Latin letters.
 */
export function normaliseReply(raw: string): string {
  const decoded = raw
    .slice(0, LONGEST)
    .replaceAll(/&(?:quot|apos|lt|gt|nbsp|amp|#39|#x27);/gi, (name) => ENTITIES[name.toLowerCase()] ?? name)
    .replaceAll(/\\r\\n|\\[rnt]/g, '\n')
    .replaceAll('\\"', '"');
  const line = foldCharacters(decoded)
    .split(/[\r\n]+/)
    .map((part) => part.replace(LINE_MARK, '').trim())
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll(/\s+/g, ' ');
  return (
    unwrapRepeatedCodes(stripPrefixes(line))
      // A line break between two Chinese or Japanese characters stands for nothing.
      .replaceAll(/([\u3040-\u30ff\u3400-\u9fff]) (?=[\u3040-\u30ff\u3400-\u9fff])/g, '$1')
      .replaceAll(/ {2,}/g, ' ')
      .replace(/[\s"'`]{1,20}$/, '')
      .trim()
  );
}
