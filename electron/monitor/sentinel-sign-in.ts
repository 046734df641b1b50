import { CHECK_LIMITS } from '../binding/verify.ts';
import { classify } from '../diagnosis/classify.ts';
import { evidenceOf } from '../diagnosis/evidence.ts';
import { diagnoseSignInFailure } from '../diagnosis/sign-in-failure.ts';
import type { Memory } from '../history/memory.ts';
import { NO_SIGN_INS } from '../history/sign-in-ledger.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import type { ServerAddress } from '../mailbox/server-address.ts';
import type { OpenedImapSession } from '../probe/imap-session.ts';
import type { ImapSession } from '../probe/mail-session.ts';
import type { ProbeFailure } from '../probe/probe-result.ts';
import type { SignIn } from '../probe/sign-in.ts';
import { trustFor } from '../probe/trust.ts';
import type { Provider } from '../provider/provider.ts';
import { prepareSignIn } from './prepare-sign-in.ts';
import type { SignInSources, TokenInUse } from './read-sign-in.ts';
import type { SentinelEnd } from './sentinel-back-off.ts';
import { givingBack } from './settle-sign-ins.ts';
import { isCounted, tryRenewing } from './try-renewing.ts';
import type { NoSignIn } from './without-sign-in.ts';

/** A mailbox that a sentinel can watch. */
export type GuardedMailbox = Mailbox & { readonly imap: ServerAddress };

/** What the sign-in of a sentinel works with. */
export interface SentinelSignInParts extends SignInSources {
  readonly memory: Pick<Memory, 'signIns' | 'together'>;
  readonly now: () => Date;
  readonly providerOf: (mailbox: Mailbox) => Provider;
  /** Whether a check of it is under way: its sentinel then signs in later. Absent: never. */
  readonly isBeingChecked?: (mailbox: Mailbox) => boolean;
}

/** A signed-in connection, or how the attempt came to its end. */
export type SentinelSignIn =
  | {
      readonly ok: true;
      readonly session: ImapSession;
      /** With which it is signed in; `null` for a password. */
      readonly token: TokenInUse | null;
    }
  | { readonly ok: false; readonly end: SentinelEnd };

/**
 * Signs in over IMAP alone, as a check that nobody asked for would: within the sign-in budget, to which a rejection is
 * added. Throws `StorageProblem` where the memory fails.
 */
export async function signInSentinel(
  mailbox: GuardedMailbox,
  { memory, credentials, oauth, now, providerOf, isBeingChecked }: SentinelSignInParts,
  signal: AbortSignal,
): Promise<SentinelSignIn> {
  const ended = (kind: Exclude<SentinelEnd['kind'], 'cut' | 'token-over'>) =>
    ({ ok: false, end: { kind } }) as const;
  let isAccepted = false;
  // The check has set rejections aside, and may yet find the secret dead.
  if (signal.aborted || isBeingChecked?.(mailbox) === true) return ended('closed');
  const trust = await trustFor(mailbox.caFile);
  if (!trust.ok) return ended('not-opened');

  const { signIns } = memory;
  const provider = providerOf(mailbox);
  const at = now();
  const prepared = await prepareSignIn(
    { ...mailbox, smtp: null },
    { signIns, credentials, oauth, now: at, askedByUser: false },
  );
  if (!prepared.ok) return ended(needsSomebody(prepared.why, provider) ? 'refused' : 'not-opened');
  // Loaded on first use, as for a check.
  const { openImapSession } = await import('../probe/imap-session.ts');
  const open = (signIn: SignIn) =>
    openImapSession({
      server: mailbox.imap,
      trust: trust.context,
      signIn,
      timeoutMs: CHECK_LIMITS.wholeMs,
      onSignedIn: () => {
        isAccepted = true;
      },
      cancelled: signal,
    });
  const reading = { failureIn: failureOf, providerId: provider.id };
  const { reserved } = prepared;
  const tried = await givingBack({ signIns, mailbox, reserved }, () => tryRenewing(prepared, open, reading));
  const { answer: opened, refused: token, shown } = tried;

  const { cause, transient } = readingOf(opened, provider);
  const refused = opened.ok ? 0 : opened.result.refusedSignIns;
  const rejected = { ...NO_SIGN_INS, imap: isCounted(token, transient) ? refused : 0 };
  try {
    memory.together(() => {
      signIns.settle(mailbox.secretId, { reserved, rejected }, at.toISOString());
      if (isAccepted) signIns.forget(mailbox.secretId, 'imap');
    });
  } catch (error) {
    if (opened.ok) opened.session.close();
    throw error;
  }
  if (opened.ok) return { ...opened, token: shown.token };
  if (cause === 'too-many-connections') return ended(cause);
  if (refused > 0) return ended('refused');
  if (signal.aborted) return ended('closed');
  // Microsoft: “User is authenticated but not connected.”
  return isAccepted ? { ok: false, end: { kind: 'cut', heldMs: 0 } } : ended('not-opened');
}

/** What the server made of the attempt. */
function readingOf(opened: OpenedImapSession, provider: Provider) {
  const failure = failureOf(opened);
  return failure === null ? { cause: null, transient: false } : classify(evidenceOf(failure, provider.id));
}

function failureOf(opened: OpenedImapSession): ProbeFailure | null {
  return !opened.ok && opened.result.outcome === 'failed' ? opened.result.failure : null;
}

/** A sign-in that has ended, or that somebody bars, is to be told at once, by a check. */
function needsSomebody(why: NoSignIn, provider: Provider): boolean {
  return (
    why.kind === 'sign-in-failed' && diagnoseSignInFailure(why.failure, provider).status === 'action-needed'
  );
}
