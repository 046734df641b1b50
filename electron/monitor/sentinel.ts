import { classify } from '../diagnosis/classify.ts';
import { evidenceOf } from '../diagnosis/evidence.ts';
import type { Memory } from '../history/memory.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { ImapSessionError } from '../probe/imap-session-error.ts';
import type { ImapSession } from '../probe/mail-session.ts';
import type { ProbeFailure } from '../probe/probe-result.ts';
import { readSent } from '../sending/read-sent.ts';
import type { Lanes } from './lanes.ts';
import type { SentinelEnd } from './sentinel-back-off.ts';
import { type GuardedMailbox, type SentinelSignInParts, signInSentinel } from './sentinel-sign-in.ts';

/**
 * IDLE is left and entered again this often. Servers may log out who idles for 29 minutes (RFC 2177); routers on the way
 * forget a silent connection sooner, and only a command that is not answered shows that the other end is gone.
 */
export const RENEW_MS = 9 * 60_000;
/** How long a server gets to say goodbye to. */
const GOODBYE_MS = 2_000;

/** What one sentinel works with. */
export interface HoldingParts extends SentinelSignInParts {
  readonly memory: Pick<Memory, 'signIns' | 'together' | 'sends'>;
  readonly lanes: Lanes;
  readonly onSends: (mailbox: Mailbox, newMessages: number) => void;
  /** {@link RENEW_MS} where absent. */
  readonly renewMs?: number;
}

/** When to end it, and what to tell meanwhile. */
export interface HoldOptions {
  /** Lets it say goodbye and close. */
  readonly signal: AbortSignal;
  /** Called when there is room and it signs in, and again when that went well. */
  readonly onStep: (step: 'signing-in' | 'open') => void;
}

/**
 * Signs in when there is room, then stays in IDLE on the Sent folder and counts what comes in, until the connection
 * ends. Resolves with how that was, once its socket is gone. Throws `StorageProblem` where the memory fails.
 */
export async function holdSentinel(
  mailbox: GuardedMailbox,
  parts: HoldingParts,
  { signal, onStep }: HoldOptions,
): Promise<SentinelEnd> {
  const signedIn = await parts.lanes(mailbox.providerId, () => {
    onStep('signing-in');
    return signInSentinel(mailbox, parts, signal);
  });
  if (!signedIn.ok) return signedIn.end;
  const { session, token } = signedIn;
  const openedAt = parts.now().getTime();
  onStep('open');
  const failure = await watch(session, mailbox, parts, signal);
  if (failure === null) return { kind: 'closed' };
  const { cause } = classify(evidenceOf(failure, parts.providerOf(mailbox).id));
  if (cause === 'too-many-connections') return { kind: cause };
  const heldMs = parts.now().getTime() - openedAt;
  // One that is cut without a word is looked into: a check with another token tells an outage from an old token.
  const isOver = token !== null && cause === 'oauth-token-expired';
  if (isOver) token.discard();
  return { kind: isOver ? 'token-over' : 'cut', heldMs };
}

/** Resolves once the connection is gone: with the evidence, or `null` where we wished it. */
async function watch(
  session: ImapSession,
  mailbox: GuardedMailbox,
  parts: HoldingParts,
  signal: AbortSignal,
): Promise<ProbeFailure | null> {
  let goodbye: NodeJS.Timeout | undefined;
  const limitGoodbye = () => {
    goodbye = setTimeout(() => session.close(), GOODBYE_MS);
  };
  signal.addEventListener('abort', limitGoodbye, { once: true });
  if (signal.aborted) limitGoodbye();
  let refusal: ProbeFailure | null = null;
  try {
    await Promise.race([followSent(session, mailbox, parts, signal), session.ended]);
    if (signal.aborted) await session.logout();
  } catch (error) {
    if (!(error instanceof ImapSessionError)) throw error;
    refusal = error.failure;
  } finally {
    clearTimeout(goodbye);
    signal.removeEventListener('abort', limitGoodbye);
    session.close();
  }
  const ended = await session.ended;
  return signal.aborted ? null : (ended ?? refusal);
}

/** Reads what is new in the Sent folder each time that it changes; without one, INBOX at least shows a cut. */
async function followSent(
  session: ImapSession,
  mailbox: GuardedMailbox,
  { memory, providerOf, now, onSends, renewMs = RENEW_MS }: HoldingParts,
  signal: AbortSignal,
): Promise<void> {
  const provider = providerOf(mailbox);
  const reader = { ledger: memory.sends, mailboxId: mailbox.id, provider, signal, keepsOpen: true };
  let hasSent = true;
  let why: Awaited<ReturnType<ImapSession['waitForChange']>> = 'renew';
  while (why !== 'aborted') {
    if (hasSent || why === 'renew') {
      const reading = await readSent(session, { ...reader, now: now() });
      if (reading.kind === 'read' && reading.isUnchanged) {
        memory.sends.lookedAt(mailbox.id, now().toISOString());
      }
      if (reading.kind === 'read' && reading.newMessages > 0) onSends(mailbox, reading.newMessages);
      hasSent = reading.kind === 'read';
      if (!hasSent) await session.examine('INBOX');
    }
    why = await session.waitForChange({ signal, maxMs: renewMs });
  }
}
