const LONGEST_DETAIL = 240;

/** No token, code or secret of either provider is shorter; ordinary words are not that long. */
const LONG_RUN = /[A-Za-z0-9._~+/=|!*$%-]{24,}/g;

/** A run that says something and opens nothing: a client or tenant id, a scope, the name of a parameter. */
const HARMLESS = [
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  /^\/\/(outlook|graph|mail|login|accounts)\.[a-z.]+(\/[A-Za-z.]{1,40}){0,2}\/?$/,
  /^[a-z]+(_[a-z]+)+$/,
];

/**
 * A provider's sentence as it may be shown: first line, no trace ids, and nothing in it that could be a token, were the
 * provider to echo one. `secrets` go whatever they look like.
 */
export function redact(sentence: string, secrets: readonly string[] = []): string {
  const known = secrets.filter((secret) => secret.length > 0);
  const without = known.reduce((text, secret) => text.replaceAll(secret, '…'), sentence);
  const [line = ''] = without.split(/[\r\n]|\s(?:Trace ID|Correlation ID|Timestamp):/);
  const redacted = line
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(LONG_RUN, shorten)
    .trim();
  return redacted.length <= LONGEST_DETAIL ? redacted : `${redacted.slice(0, LONGEST_DETAIL - 1)}…`;
}

/** A full stop belongs to the sentence, not to the run. */
function shorten(run: string): string {
  const [, word = '', stop = ''] = /^(.*?)(\.?)$/.exec(run) ?? [];
  return HARMLESS.some((pattern) => pattern.test(word)) ? run : `…${stop}`;
}
