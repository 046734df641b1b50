import { startDeadline } from './deadline.ts';
import type { ImapClimb } from './imap-climb.ts';
import { ImapSessionError, startImapClimb } from './imap-session.ts';
import type { ImapSession } from './mail-session.ts';
import type { ProbeRequest } from './probe-request.ts';
import type { ProbeResult } from './probe-result.ts';

/**
 * Climbs the IMAP ladder once over one connection: resolve, connect, TLS, greeting, sign in, ID, EXAMINE INBOX, logout.
 * Never throws for what a server or network does, and never outlives its limit.
 */
export async function probeImap(request: ProbeRequest): Promise<ProbeResult> {
  const deadline = startDeadline(request.timeoutMs, request.cancelled);
  const climb = startImapClimb(request, deadline);
  try {
    const session = await climb.signIn();
    if (typeof session === 'string') {
      return climb.withheld(session);
    }
    await session.examine('INBOX');
    if (request.visit === undefined) {
      await climb.leave();
      climb.ladder.finish();
    } else {
      await visitAndLeave(climb, session, request.visit, {
        maxMs: (request.timeoutMs - climb.ladder.elapsedMs()) / 2,
        cancelled: deadline.signal,
      });
    }
    return climb.passed();
  } catch (error) {
    if (error instanceof ImapSessionError) {
      return climb.failed(error.failure);
    }
    throw error;
  } finally {
    deadline.clear();
    climb.close();
  }
}

/** The inbox was opened, so the probe went well already: the rungs above it only tell whether they were passed. */
async function visitAndLeave(
  { ladder, stopFollowing, leave }: ImapClimb,
  session: ImapSession,
  visit: (session: ImapSession) => Promise<void>,
  limits: VisitLimits,
): Promise<void> {
  ladder.reach('count');
  stopFollowing();
  const hasCounted = await endsWithin(limits, async () => visit(session));
  if (hasCounted === 'late') {
    // Whatever is still under way would keep LOGOUT waiting.
    session.close();
    return;
  }
  if (hasCounted === 'done') {
    ladder.reach('logout');
  } else {
    ladder.skipTo('logout');
  }
  if (await leave()) {
    ladder.finish();
  }
}

interface VisitLimits {
  readonly maxMs: number;
  readonly cancelled: AbortSignal;
}

async function endsWithin(
  { maxMs, cancelled }: VisitLimits,
  visit: () => Promise<void>,
): Promise<'done' | 'broken' | 'late'> {
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  const cancel = () => resolve('late');
  const timer = setTimeout(cancel, maxMs);
  cancelled.addEventListener('abort', cancel, { once: true });
  try {
    return await Promise.race([
      visit().then(
        () => 'done' as const,
        () => 'broken' as const,
      ),
      late,
    ]);
  } finally {
    clearTimeout(timer);
    cancelled.removeEventListener('abort', cancel);
  }
}
