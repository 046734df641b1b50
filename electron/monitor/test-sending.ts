import { randomUUID } from 'node:crypto';
import { classify } from '../diagnosis/classify.ts';
import type { Memory } from '../history/memory.ts';
import type { Mailbox } from '../mailbox/mailbox.ts';
import { ImapSessionError } from '../probe/imap-session-error.ts';
import type { ImapSession } from '../probe/mail-session.ts';
import { sayGoodbye } from '../probe/say-goodbye.ts';
import type { SendAttempt, SendRequest } from '../probe/send-message.ts';
import type { SendFailure } from '../probe/smtp-send-answer.ts';
import { trustFor } from '../probe/trust.ts';
import type { Provider } from '../provider/provider.ts';
import { findPlaces, lookForMessage } from './look-for-message.ts';
import type { SignInSources } from './read-sign-in.ts';
import { SEND_TEST_LIMITS, type SendTestLimits } from './send-test-limits.ts';
import { fingerprintOf, writeSendTest } from './send-test-message.ts';
import type { SendTestOutcome } from './send-test-outcome.ts';
import { type SendTestSignIn, type SignInAnswer, signInForSendTest } from './send-test-sign-in.ts';
import {
  IN_DOUBT,
  notSeen,
  notSent,
  refused,
  STOPPED,
  withoutServer,
  withoutSight,
  withoutSignIn,
  withoutTrust,
} from './send-test-words.ts';
import { isCounted, type RefusedToken, type Shown, tryRenewing } from './try-renewing.ts';

/** What a send test works with. */
export interface SendTestParts extends SignInSources {
  readonly memory: Pick<Memory, 'signIns' | 'sends'>;
  readonly now: () => Date;
  /** {@link SEND_TEST_LIMITS} where absent. */
  readonly limits?: SendTestLimits;
}

/** Who follows it, and how it may end early. */
export interface SendTestOptions {
  readonly onStage?: (stage: 'sending' | 'accepted' | 'looking') => void;
  readonly cancelled?: AbortSignal;
}

/** Everything of one send test. */
interface SendTest extends SendTestParts, SendTestOptions {
  readonly mailbox: Mailbox;
  readonly provider: Provider;
  readonly limits: SendTestLimits;
  readonly settle: Extract<SendTestSignIn, { ok: true }>['settle'];
  /** To the SMTP server, but for what it is shown. */
  readonly request: Omit<SendRequest, 'signIn'>;
  readonly shown: Shown;
}

/**
 * Sends one message from the mailbox to itself, in one attempt, and looks for it over IMAP. IMAP signs in first: where
 * nobody could see the message arrive, none is sent. Throws `StorageProblem` where the memory fails.
 */
export async function testSending(
  mailbox: Mailbox,
  provider: Provider,
  parts: SendTestParts,
  options: SendTestOptions = {},
): Promise<SendTestOutcome> {
  const { imap, smtp, caFile } = mailbox;
  if (smtp === null) return withoutServer('smtp');
  if (imap === null) return withoutServer('imap');
  const trust = await trustFor(caFile);
  if (!trust.ok) return withoutTrust(trust.sentence);
  const { cancelled } = options;
  if (cancelled?.aborted === true) return STOPPED;
  const { memory, limits = SEND_TEST_LIMITS } = parts;
  const permitted = await signInForSendTest(mailbox, { ...parts, signIns: memory.signIns });
  if (!permitted.ok) return withoutSignIn(permitted.why, mailbox, provider);

  const { settle, release } = permitted;
  const common = { trust: trust.context, ...(cancelled && { cancelled }) };
  const request = { ...common, server: smtp, timeoutMs: limits.smtpMs };
  // Loaded on first use, as for a check.
  const { openImapSession } = await import('../probe/imap-session.ts');
  let session: ImapSession | null = null;
  try {
    const tried = await tryRenewing(
      permitted.shown,
      (signIn) => openImapSession({ ...common, signIn, server: imap, timeoutMs: limits.imapMs }),
      {
        failureIn: (one) => (!one.ok && one.result.outcome === 'failed' ? one.result.failure : null),
        providerId: provider.id,
      },
    );
    const { answer: opened, shown } = tried;
    if (opened.ok) {
      session = opened.session;
      settle('imap', ACCEPTED);
      const test = { ...parts, ...options, mailbox, provider, limits, settle, request, shown };
      return await sendAndLook(session, test);
    }
    const { result } = opened;
    if (result.outcome === 'withheld') {
      throw new Error('A sign-in was withheld although nobody asked for that.');
    }
    settle('imap', answerTo(result.failure, result.refusedSignIns, { provider, token: tried.refused }));
    if (tried.refused?.kind === 'stale') return withoutSignIn(tried.refused.why, mailbox, provider);
    return withoutSight(result.failure, provider, tried.refused);
  } finally {
    session?.close();
    release();
  }
}

async function sendAndLook(session: ImapSession, test: SendTest): Promise<SendTestOutcome> {
  const { mailbox, provider, memory, now, limits, request, settle, onStage, cancelled } = test;
  const places = await findPlaces(session).catch((error: unknown) => {
    if (error instanceof ImapSessionError) return error;
    throw error;
  });
  if (cancelled?.aborted === true) return STOPPED;
  if (places instanceof ImapSessionError) return withoutSight(places.failure, provider);

  onStage?.('sending');
  const mail = writeSendTest({ address: mailbox.address, id: randomUUID(), at: now() });
  const { sendMessage } = await import('../probe/send-message.ts');
  const tried = await tryRenewing(test.shown, (signIn) => sendMessage({ ...request, signIn }, mail), {
    failureIn: refusalOfSignIn,
    providerId: provider.id,
  });
  const { answer, isSignedIn, refusedSignIns } = tried.answer;
  const acceptedAt = { date: now(), ms: performance.now() };
  const isAccepted = isSignedIn || answer.kind === 'accepted';
  settle(
    'smtp',
    isAccepted ? ACCEPTED : answerTo(answer.failure, refusedSignIns, { provider, token: tried.refused }),
  );
  if (tried.refused?.kind === 'stale') return withoutSignIn(tried.refused.why, mailbox, provider);
  if (answer.kind === 'in-doubt') return IN_DOUBT;
  if (answer.kind === 'not-sent') return notSent(answer.failure, provider);
  if (answer.kind === 'refused') return refused(answer.failure, provider, tried.refused);

  onStage?.('accepted');
  onStage?.('looking');
  const { reply } = answer;
  const sought = { messageId: answer.messageId, fingerprint: fingerprintOf(mail) };
  let identity = answer.messageId;
  try {
    const options = { places, limits, ...(cancelled && { cancelled }) };
    const end = await lookForMessage(session, sought, options);
    if (end.kind !== 'found') {
      return { kind: 'not-seen', reply, summary: notSeen(end, { lookMs: limits.lookMs, places, provider }) };
    }
    const delayMs = Math.round(performance.now() - acceptedAt.ms);
    identity = end.messageId ?? identity;
    await sayGoodbye(session.logout, session.close);
    return { kind: 'arrived', reply, folder: end.folder, delayMs };
  } finally {
    // Not before: only now it is known under which id the Sent folder has it, where the server gave it another one.
    memory.sends.add(mailbox.id, { at: acceptedAt.date.toISOString(), identity, recipients: 1 });
  }
}

const ACCEPTED: SignInAnswer = { isAccepted: true, rejected: 0 };

/** “Come back later” does not count against the secret. */
function answerTo(
  failure: SendFailure,
  refusedSignIns: number,
  { provider, token }: { readonly provider: Provider; readonly token: RefusedToken | null },
): SignInAnswer {
  const { transient } = classify({ ...failure, providerId: provider.id });
  return { isAccepted: false, rejected: isCounted(token, transient) ? refusedSignIns : 0 };
}

/** Only of a sign-in: what was refused later may have been sent. */
function refusalOfSignIn({ answer, isSignedIn }: SendAttempt): SendFailure | null {
  return isSignedIn || answer.kind === 'accepted' ? null : answer.failure;
}
