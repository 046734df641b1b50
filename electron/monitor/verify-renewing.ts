import { CHECK_LIMITS, type Verdicts, type VerifyRequest, type verify } from '../binding/verify.ts';
import { refusedTokens, type TokenRefusals, tokenRefusalsOf } from '../diagnosis/refused-token.ts';
import type { Protocol } from '../mailbox/server-address.ts';
import type { Climb } from '../probe/climb.ts';
import type { ProbeResult } from '../probe/probe-result.ts';
import type { PreparedSignIn } from './prepare-sign-in.ts';
import type { TokenInUse } from './read-sign-in.ts';
import type { NoSignIn } from './without-sign-in.ts';

/** What came of an attempt, with the token that was good in the end. */
export interface RenewedVerdicts {
  readonly verdicts: Verdicts;
  readonly tokens: TokenRefusals;
  /** Why there was no other token for a server that refused the first; `null` where none was needed, or one came. */
  readonly why: NoSignIn | null;
}

/** How the servers are asked. */
export interface Asking {
  readonly prepared: PreparedSignIn;
  readonly verify: typeof verify;
  /** When all of it began, by `performance.now()`. */
  readonly startedMs: number;
}

const NOTHING_REFUSED: TokenRefusals = {};

/**
 * Asks the servers, and those that refuse the access token once more with another: its time may have been over before its
 * provider said so, which is nobody’s trouble. A server that refuses the fresh one, too, means the sign-in.
 */
export async function verifyRenewing(
  request: VerifyRequest,
  { prepared, verify: ask, startedMs }: Asking,
): Promise<RenewedVerdicts> {
  const token = prepared.ok ? prepared.token : null;
  if (token === null) return { verdicts: await ask(request), tokens: NOTHING_REFUSED, why: null };

  const { providerId } = request;
  const limits = () => ({ ...CHECK_LIMITS, wholeMs: leftMs(startedMs) });
  const failed: Climb[] = [];
  const onClimb = (climb: Climb) => {
    if (climb.ok === false) failed.push(climb);
    else request.onClimb?.(climb);
  };
  const first = await ask({ ...request, limits: limits(), ...(request.onClimb && { onClimb }) });
  const again =
    token.isNew || request.cancelled?.aborted === true
      ? []
      : toAskAgain(first, refusedTokens(first, providerId), request);
  for (const climb of failed.filter(({ protocol }) => !again.includes(protocol))) request.onClimb?.(climb);
  if (again.length === 0) return judge(first, token, providerId);

  token.discard();
  const next = await token.next();
  if (!next.ok) return { verdicts: withheld(first, again), tokens: NOTHING_REFUSED, why: next.why };
  const second = await ask({
    ...request,
    signIn: next.signIn,
    imap: again.includes('imap') ? request.imap : null,
    smtp: again.includes('smtp') ? request.smtp : null,
    limits: limits(),
  });
  const verdicts = { imap: second.imap ?? first.imap, smtp: second.smtp ?? first.smtp };
  return judge(verdicts, { ...(next.token ?? token), isNew: true }, providerId);
}

/** Long enough for an answer, however long the identity provider took. */
const SHORTEST_MS = 5_000;

function leftMs(startedMs: number): number {
  return Math.max(SHORTEST_MS, CHECK_LIMITS.wholeMs - (performance.now() - startedMs));
}

/** Those that refused the token, and SMTP where it was not shown the token because of IMAP’s answer. */
function toAskAgain(
  { smtp }: Verdicts,
  refused: readonly Protocol[],
  request: VerifyRequest,
): readonly Protocol[] {
  const wasHeldBack =
    refused.includes('imap') && smtp?.outcome === 'withheld' && request.withheld?.smtp === undefined;
  return wasHeldBack ? [...refused, 'smtp'] : refused;
}

/** What is known of the token that was shown last. A refused one is never shown again. */
function judge(verdicts: Verdicts, { isNew, discard }: TokenInUse, providerId: string): RenewedVerdicts {
  const refusals = tokenRefusalsOf(verdicts, providerId);
  if (refusedTokens(verdicts, providerId).length > 0) discard();
  const doubts: TokenRefusals = refusals.smtp === 'in-doubt' ? { smtp: 'in-doubt' } : NOTHING_REFUSED;
  return { verdicts, tokens: isNew ? refusals : doubts, why: null };
}

/** A refused token that nothing could take the place of says nothing of the sign-in. */
function withheld({ imap, smtp }: Verdicts, protocols: readonly Protocol[]): Verdicts {
  const withhold = (result: ProbeResult | null): ProbeResult | null => {
    if (result?.outcome !== 'failed' || !protocols.includes(result.protocol)) return result;
    const { failure: _, ...report } = result;
    return { ...report, refusedSignIns: 0, outcome: 'withheld', reason: 'secret-unavailable' };
  };
  return { imap: withhold(imap), smtp: withhold(smtp) };
}
