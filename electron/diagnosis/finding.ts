import type { SignInMethod } from '../mailbox/mailbox.ts';
import type { Protocol } from '../mailbox/server-address.ts';
import type { ProbeFailure, ProbeResult, WithheldReason } from '../probe/probe-result.ts';
import type { Provider } from '../provider/provider.ts';
import { type Cause, REFUSALS_OF_TOKENS } from './cause.ts';
import { classify } from './classify.ts';
import { evidenceOf } from './evidence.ts';
import type { TokenRefusal, TokenRefusals } from './refused-token.ts';

/** What one protocol's probe came to, once its failure is understood. */
export type Finding =
  | { readonly kind: 'not-watched' }
  | { readonly kind: 'works'; readonly protocol: Protocol }
  | { readonly kind: 'withheld'; readonly protocol: Protocol; readonly reason: WithheldReason }
  | {
      readonly kind: 'failed';
      readonly protocol: Protocol;
      readonly cause: Cause;
      readonly transient: boolean;
      /** Whether the server refused user name or secret, as far as its words go. */
      readonly refusesSecret: boolean;
    };

/** What decides how a failure is read, beside its own words. */
export interface FindingContext {
  readonly provider: Provider;
  readonly signInMethod: SignInMethod;
  readonly workedBefore: boolean;
  readonly tokens?: TokenRefusals;
}

/** What a refused token means where more is known of it than the words say. */
const OF_TOKEN = {
  fresh: { cause: 'oauth-token-refused', transient: false, refusesSecret: true },
  stale: { cause: 'oauth-token-expired', transient: true, refusesSecret: false },
  'in-doubt': { cause: 'server-busy', transient: true, refusesSecret: false },
} as const satisfies Record<TokenRefusal, unknown>;

const REFUSES_SECRET: ReadonlySet<Cause> = new Set<Cause>(['bad-credentials', 'app-password-required']);

/** Causes that a provider's plain “login failed” is taken for; the same words elsewhere mean the secret. */
const READ_INTO_PLAIN_WORDS: ReadonlySet<Cause> = new Set<Cause>(['basic-auth-disabled', 'imap-disabled']);

/** Reads one protocol's result. */
export function findingOf(protocol: Protocol, result: ProbeResult | null, context: FindingContext): Finding {
  if (result === null) {
    return { kind: 'not-watched' };
  }
  if (result.outcome === 'ok') {
    return { kind: 'works', protocol };
  }
  return result.outcome === 'withheld'
    ? { kind: 'withheld', protocol, reason: result.reason }
    : { kind: 'failed', protocol, ...understand(result.failure, context) };
}

function understand(failure: ProbeFailure, { provider, signInMethod, workedBefore, tokens }: FindingContext) {
  const token = tokens?.[failure.protocol];
  if (token !== undefined) return OF_TOKEN[token];
  const { cause, transient } = classify(evidenceOf(failure, provider.id));
  if (signInMethod === 'oauth2' && REFUSALS_OF_TOKENS.has(cause)) return OF_TOKEN.fresh;
  const inPlainWords = classify(evidenceOf(failure, null)).cause;
  const plainlyRefused = READ_INTO_PLAIN_WORDS.has(cause) && REFUSES_SECRET.has(inPlainWords);
  // A password that has worked here proves that passwords are not refused by policy: it is this one that died.
  if (plainlyRefused && workedBefore && signInMethod === 'password') {
    return { cause: inPlainWords, transient, refusesSecret: true };
  }
  return {
    cause,
    // The label says “look at the switch”; what users saw was mostly a passing limit (DESIGN 4), so it is retried.
    transient: transient || cause === 'mailbox-not-connected',
    refusesSecret: REFUSES_SECRET.has(cause) || (plainlyRefused && cause === 'imap-disabled'),
  };
}
