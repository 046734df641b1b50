import type { CheckRecord, ProtocolVerdict } from './check-record.ts';

/**
 * Whether the mailbox's cause was found in this very check: a server gave it, or what it said to the sign-in amounts to it.
 * A check that did not sign in repeats the cause without having seen it.
 */
export function isEvidence({ cause, imap, smtp }: CheckRecord): boolean {
  return [imap, smtp].some(
    (verdict) => verdict !== null && hasFailed(verdict) && (verdict.cause === cause || sawSignIn(verdict)),
  );
}

function hasFailed({ ok, withheld }: ProtocolVerdict): boolean {
  return !ok && withheld === null;
}

/** The two protocols together may say more than either: IMAP refuses what SMTP accepts, so IMAP is switched off. */
function sawSignIn({ stage }: ProtocolVerdict): boolean {
  return stage === 'login' || stage === 'identify' || stage === 'open';
}
