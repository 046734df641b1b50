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
 * provider said so, which is nobody’s trouble. A server that refuses the fresh one, too, means the sign-in. One that took
 * longer to refuse than there is time left is asked again by the next check.
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
  const refused = refusedTokens(first, providerId);
  const hasTime = (protocol: Protocol) =>
    request.cancelled?.aborted !== true && (first[protocol]?.ms ?? 0) <= leftMs(startedMs);
  const again = token.isNew ? [] : toAskAgain(first, refused.filter(hasTime), request);
  const late = refused.filter((protocol) => !again.includes(protocol));
  for (const climb of failed.filter(({ protocol }) => !again.includes(protocol))) request.onClimb?.(climb);
  if (refused.length > 0) token.discard();
  if (refused.length === 0 || token.isNew) return judge(first, token, providerId);

  const stale: TokenRefusals = Object.fromEntries(late.map((protocol) => [protocol, 'stale']));
  // The next check begins with another one, and has all of its time for it.
  if (again.length === 0) return { verdicts: first, tokens: stale, why: null };
  const next = await token.next();
  if (!next.ok) return { verdicts: withheld(first, refused), tokens: NOTHING_REFUSED, why: next.why };
  const second = await ask({
    ...request,
    signIn: next.signIn,
    imap: again.includes('imap') ? request.imap : null,
    smtp: again.includes('smtp') ? request.smtp : null,
    limits: limits(),
  });
  const verdicts = { imap: second.imap ?? first.imap, smtp: second.smtp ?? first.smtp };
  // To the next check it would not be new any more, and what refuses or stalls then would never be counted.
  const isProved = late.length === 0 && again.every((protocol) => verdicts[protocol]?.outcome === 'ok');
  if (!isProved) next.token?.discard();
  const judged = judge(verdicts, { isNew: true }, providerId);
  return { ...judged, tokens: { ...judged.tokens, ...stale } };
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

/** What is known of the token that was shown last. */
function judge(
  verdicts: Verdicts,
  { isNew }: Pick<TokenInUse, 'isNew'>,
  providerId: string,
): RenewedVerdicts {
  const refusals = tokenRefusalsOf(verdicts, providerId);
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
