import { CHECK_LIMITS } from '../binding/verify.ts';
import type { CredentialStore } from '../credentials/credential-store.ts';
import { classify } from '../diagnosis/classify.ts';
import { evidenceOf } from '../diagnosis/evidence.ts';
import type { Memory } from '../history/memory.ts';
import { NO_SIGN_INS } from '../history/sign-in-ledger.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { ServerAddress } from '../mailbox/server-address.ts';
import type { OpenedImapSession } from '../probe/imap-session.ts';
import type { ImapSession } from '../probe/mail-session.ts';
import { trustFor } from '../probe/trust.ts';
import type { Provider } from '../provider/provider.ts';
import { prepareSignIn } from './prepare-sign-in.ts';
import type { SentinelEnd } from './sentinel-back-off.ts';

/** A mailbox that a sentinel can watch. */
export type GuardedMailbox = Mailbox & { readonly imap: ServerAddress };

/** What the sign-in of a sentinel works with. */
export interface SentinelSignInParts {
  readonly memory: Pick<Memory, 'signIns' | 'together'>;
  readonly credentials: CredentialStore;
  readonly now: () => Date;
  readonly providerOf: (mailbox: Mailbox) => Provider;
  /** Whether a check of it is under way: its sentinel then signs in later. Absent: never. */
  readonly isBeingChecked?: (mailbox: Mailbox) => boolean;
}

/** A signed-in connection, or how the attempt came to its end. */
export type SentinelSignIn =
  | { readonly ok: true; readonly session: ImapSession }
  | { readonly ok: false; readonly end: SentinelEnd };

/**
 * Signs in over IMAP alone, as a check that nobody asked for would: within the sign-in budget, to which a rejection is
 * added. Throws `StorageProblem` where the memory fails.
 */
export async function signInSentinel(
  mailbox: GuardedMailbox,
  { memory, credentials, now, providerOf, isBeingChecked }: SentinelSignInParts,
  signal: AbortSignal,
): Promise<SentinelSignIn> {
  const ended = (kind: Exclude<SentinelEnd['kind'], 'cut'>) => ({ ok: false, end: { kind } }) as const;
  let isAccepted = false;
  // The check has set rejections aside, and may yet find the secret dead.
  if (signal.aborted || isBeingChecked?.(mailbox) === true) return ended('closed');
  const trust = await trustFor(mailbox.caFile);
  if (!trust.ok) return ended('not-opened');

  const { signIns } = memory;
  const at = now();
  const prepared = await prepareSignIn(
    { ...mailbox, smtp: null },
    { signIns, credentials, now: at, askedByUser: false },
  );
  if (!prepared.ok) return ended('not-opened');
  // Loaded on first use, as for a check.
  const { openImapSession } = await import('../probe/imap-session.ts');
  const opened = await openImapSession({
    server: mailbox.imap,
    trust: trust.context,
    signIn: prepared.signIn,
    timeoutMs: CHECK_LIMITS.wholeMs,
    onSignedIn: () => {
      isAccepted = true;
    },
    cancelled: signal,
  });

  const { cause, transient } = readingOf(opened, providerOf(mailbox));
  const refused = opened.ok ? 0 : opened.result.refusedSignIns;
  const rejected = { ...NO_SIGN_INS, imap: transient ? 0 : refused };
  try {
    memory.together(() => {
      signIns.settle(mailbox.secretId, { reserved: prepared.reserved, rejected }, at.toISOString());
      if (isAccepted) signIns.forget(mailbox.secretId, 'imap');
    });
  } catch (error) {
    if (opened.ok) opened.session.close();
    throw error;
  }
  if (opened.ok) return opened;
  if (cause === 'too-many-connections') return ended(cause);
  if (refused > 0) return ended('refused');
  if (signal.aborted) return ended('closed');
  // Microsoft: “User is authenticated but not connected.”
  return isAccepted ? { ok: false, end: { kind: 'cut', heldMs: 0 } } : ended('not-opened');
}

/** What the server made of the attempt. */
function readingOf(opened: OpenedImapSession, provider: Provider) {
  return !opened.ok && opened.result.outcome === 'failed'
    ? classify(evidenceOf(opened.result.failure, provider.id))
    : { cause: null, transient: false };
}
