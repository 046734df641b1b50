import type { Protocol } from '../mailbox/server-address.ts';
import type { ProbeResult } from '../probe/probe-result.ts';
import { REFUSALS_OF_TOKENS } from './cause.ts';
import { classify } from './classify.ts';
import { type Evidence, evidenceOf } from './evidence.ts';

/** What a refused access token means, where more is known than the server’s words. */
export type TokenRefusal =
  /** The provider had issued it for this very attempt: no other one would do. */
  | 'fresh'
  /** It may have been too old, and there was no time left to show another. */
  | 'stale'
  /** The other server says meanwhile that tokens cannot be judged now. */
  | 'in-doubt';

/** By protocol; those that refused none are missing. */
export type TokenRefusals = Readonly<Partial<Record<Protocol, TokenRefusal>>>;

/** Both protocols of one attempt. */
interface Results {
  readonly imap: ProbeResult | null;
  readonly smtp: ProbeResult | null;
}

/**
 * Whether another access token may do where this one failed. Microsoft gives no reason over IMAP and SMTP
 * (https://github.com/MicrosoftDocs/office-developer-exchange-docs/issues/87), so that a plain “no” to a token may mean
 * its age, and so may words about passwords, which no token is, or about the end of the sign-in, of which a mail server knows
 * nothing; a session may also be cut later for it.
 */
export function freshTokenMayMend(failure: Omit<Evidence, 'providerId'>, providerId: string | null): boolean {
  if (failure.presented !== 'token') return false;
  const { cause, transient } = classify({ ...failure, providerId });
  if (cause === 'oauth-token-expired') return true;
  return failure.stage === 'login' && REFUSALS_OF_TOKENS.has(cause) && !transient;
}

/** The protocols that refused the token, as far as they are to be believed: see {@link tokenRefusalsOf}. */
export function refusedTokens(results: Results, providerId: string | null): readonly Protocol[] {
  const refused = (['imap', 'smtp'] as const).filter((protocol) => {
    const result = results[protocol];
    return result?.outcome === 'failed' && freshTokenMayMend(result.failure, providerId);
  });
  return cannotJudgeTokens(results.imap, providerId)
    ? refused.filter((protocol) => protocol !== 'smtp')
    : refused;
}

/**
 * What is known of the tokens that an attempt ended with, where they were `fresh`. A mail server that cannot reach the
 * identity provider says so over IMAP alone: over SMTP, Postfix calls every token wrong then.
 */
export function tokenRefusalsOf(results: Results, providerId: string | null): TokenRefusals {
  const refused = refusedTokens(results, providerId).filter((protocol) => {
    const result = results[protocol];
    return result?.outcome === 'failed' && result.failure.stage === 'login';
  });
  const { smtp } = results;
  const isInDoubt =
    smtp?.outcome === 'failed' &&
    freshTokenMayMend(smtp.failure, providerId) &&
    cannotJudgeTokens(results.imap, providerId);
  return {
    ...Object.fromEntries(refused.map((protocol) => [protocol, 'fresh'])),
    ...(isInDoubt && { smtp: 'in-doubt' }),
  };
}

function cannotJudgeTokens(imap: ProbeResult | null, providerId: string | null): boolean {
  if (imap?.outcome !== 'failed' || imap.failure.stage !== 'login') return false;
  const { cause, transient } = classify(evidenceOf(imap.failure, providerId));
  return imap.failure.reply !== null && transient && cause !== 'oauth-token-expired';
}
