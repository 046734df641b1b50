import type { Cause } from '../diagnosis/cause.ts';
import { classify } from '../diagnosis/classify.ts';
import type { Protocol, ServerAddress } from '../mailbox/server-address.ts';
import type { ImapSession } from '../probe/mail-session.ts';
import type { ProbeRequest } from '../probe/probe-request.ts';
import type { ProbeResult, WithheldReason } from '../probe/probe-result.ts';
import type { SignIn } from '../probe/sign-in.ts';
import { trustFor } from '../probe/trust.ts';

/** How long a check may take, in milliseconds. */
export interface CheckLimits {
  /** For everything it does, both protocols together. */
  readonly wholeMs: number;
  /** How long SMTP holds its password back for IMAP's verdict; a slow IMAP must not make SMTP look dead. */
  readonly imapVerdictMs: number;
}

/** Those of DESIGN 5. */
export const CHECK_LIMITS: CheckLimits = { wholeMs: 30_000, imapVerdictMs: 10_000 };

/** Refusals that no other protocol of the same account would answer differently: trying again only feeds a lock-out. */
const POLICY_CAUSES: ReadonlySet<Cause> = new Set([
  'basic-auth-disabled',
  'org-policy-block',
  'account-locked',
  'account-disabled',
  'needs-web-login',
]);

/** What is tried, and with what. */
export interface VerifyRequest {
  readonly providerId: string;
  readonly imap: ServerAddress | null;
  readonly smtp: ServerAddress | null;
  readonly caFile: string | null;
  readonly signIn: SignIn | { readonly withhold: WithheldReason };
  /** Protocols that are not to sign in although the other may, and why. */
  readonly withheld?: Readonly<Partial<Record<Protocol, WithheldReason>>>;
  /** Reads more over the IMAP connection once INBOX was opened. */
  readonly visit?: (session: ImapSession) => Promise<void>;
  /** How many rejected sign-ins this attempt may cost; with 1, SMTP signs in only after IMAP was accepted. */
  readonly allowedRejections: number;
  /** {@link CHECK_LIMITS} where absent. */
  readonly limits?: CheckLimits;
  readonly cancelled?: AbortSignal;
  /** Called as each protocol is done. */
  readonly onResult?: (result: ProbeResult) => void;
}

/** What became of each protocol; `null` where it is not watched. */
export interface Verdicts {
  readonly imap: ProbeResult | null;
  readonly smtp: ProbeResult | null;
}

let probes: ReturnType<typeof loadProbes> | undefined;

/** Loaded on first use: the mail libraries take longer to load than `mailvitals list` takes in all. */
function loadProbes() {
  return Promise.all([import('../probe/imap-probe.ts'), import('../probe/smtp-probe.ts')]);
}

/** Climbs both ladders at once, one connection each. A password that IMAP refuses by policy is not shown to SMTP. */
export async function verify(request: VerifyRequest): Promise<Verdicts> {
  const trust = await trustFor(request.caFile);
  if (!trust.ok) {
    return {
      imap: request.imap && withoutTrust('imap', request.imap, trust.sentence),
      smtp: request.smtp && withoutTrust('smtp', request.smtp, trust.sentence),
    };
  }
  probes ??= loadProbes();
  const [{ probeImap }, { probeSmtp }] = await probes;
  const signInFor = (protocol: Protocol) => {
    const withhold = request.withheld?.[protocol];
    return withhold === undefined ? request.signIn : { withhold };
  };
  const common = {
    trust: trust.context,
    timeoutMs: (request.limits ?? CHECK_LIMITS).wholeMs,
    ...(request.cancelled && { cancelled: request.cancelled }),
  };
  const { promise: accepted, resolve: onSignedIn } = Promise.withResolvers<'accepted'>();
  const tell = (result: ProbeResult) => {
    request.onResult?.(result);
    return result;
  };
  const imap =
    request.imap &&
    probeImap({
      ...common,
      server: request.imap,
      signIn: signInFor('imap'),
      onSignedIn: () => onSignedIn('accepted'),
      ...(request.visit && { visit: request.visit }),
    }).then(tell);
  const smtp =
    request.smtp &&
    probeSmtp({
      ...common,
      server: request.smtp,
      signIn: signInFor('smtp'),
      ...(imap && ({ permission: permissionAfter(imap, accepted, request) } satisfies Partial<ProbeRequest>)),
    }).then(tell);
  return { imap: await imap, smtp: await smtp };
}

/** Whether SMTP may sign in, once IMAP has told what it thinks of the secret. */
async function permissionAfter(
  imap: Promise<ProbeResult>,
  accepted: Promise<'accepted'>,
  { providerId, allowedRejections, limits = CHECK_LIMITS }: VerifyRequest,
): Promise<WithheldReason | null> {
  const { promise: waited, resolve } = Promise.withResolvers<'undecided'>();
  const timer = setTimeout(resolve, limits.imapVerdictMs, 'undecided');
  const verdict = await Promise.race([accepted, imap, waited]);
  clearTimeout(timer);
  if (verdict === 'accepted') {
    return null;
  }
  if (verdict === 'undecided') {
    return allowedRejections > 1 ? null : 'sign-in-budget-spent';
  }
  if (verdict.outcome !== 'failed') {
    return null;
  }
  const { cause, transient } = classify({ ...verdict.failure, providerId });
  if (POLICY_CAUSES.has(cause)) {
    return 'imap-refused-by-policy';
  }
  // “Come back later” is not counted against the secret; a hang-up without a word may be.
  const { stage, reply } = verdict.failure;
  const spent = stage === 'login' && !(reply !== null && transient) ? 1 : 0;
  return spent >= allowedRejections ? 'sign-in-budget-spent' : null;
}

function withoutTrust(protocol: 'imap' | 'smtp', server: ServerAddress, sentence: string): ProbeResult {
  return {
    protocol,
    server,
    rungs: [],
    ms: 0,
    tls: null,
    refusedSignIns: 0,
    outcome: 'failed',
    failure: {
      protocol,
      stage: 'tls',
      code: 'CA_FILE_UNUSABLE',
      responseCode: null,
      enhancedCode: null,
      reply: null,
      message: sentence,
      oauthError: null,
      presented: null,
      offered: [],
    },
  };
}
