import type { CheckRecord, ProtocolVerdict } from './check-record.ts';

/**
 * What a check says, in short: two checks with the same gist say the same. Only a check that says something new is kept in
 * full, 4 KB of file against 40 bytes: ninety-six checks a day that say the same need one piece of evidence. Replies are not
 * part of it, because many servers put a new session id into each.
 */
export function gistOf({ status, cause, imap, smtp, keychain }: CheckRecord): string {
  const gist = [status, cause, gistOfVerdict(imap), gistOfVerdict(smtp)];
  return JSON.stringify(keychain === undefined ? gist : [...gist, keychain]);
}

function gistOfVerdict(verdict: ProtocolVerdict | null) {
  return verdict && [verdict.ok, verdict.stage, verdict.cause, verdict.withheld];
}
