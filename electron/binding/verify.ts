import type { Protocol, ServerAddress } from '../mailbox/server-address.ts';
import type { Climb } from '../probe/climb.ts';
import type { ImapSession } from '../probe/mail-session.ts';
import type { ProbeRequest } from '../probe/probe-request.ts';
import type { ProbeResult, WithheldReason } from '../probe/probe-result.ts';
import type { SignIn } from '../probe/sign-in.ts';
import { trustFor } from '../probe/trust.ts';
import { permissionAfterImap } from './permission-after-imap.ts';

/** How long a check may take, in milliseconds. */
export interface CheckLimits {
  /** For everything it does, both protocols together. */
  readonly wholeMs: number;
  /** How long SMTP holds its password back for IMAP's verdict; a slow IMAP must not make SMTP look dead. */
  readonly imapVerdictMs: number;
}

/** Those of DESIGN 5. */
export const CHECK_LIMITS: CheckLimits = { wholeMs: 30_000, imapVerdictMs: 10_000 };

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
  /** Called at every rung of either protocol. */
  readonly onClimb?: (climb: Climb) => void;
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
  const { onClimb } = request;
  const tell = (result: ProbeResult) => {
    request.onResult?.(result);
    onClimb?.(climbOf(result));
    return result;
  };
  const trust = await trustFor(request.caFile);
  if (!trust.ok) {
    return {
      imap: request.imap && tell(withoutTrust('imap', request.imap, trust.sentence)),
      smtp: request.smtp && tell(withoutTrust('smtp', request.smtp, trust.sentence)),
    };
  }
  probes ??= loadProbes();
  const [{ probeImap }, { probeSmtp }] = await probes;
  const signInFor = (protocol: Protocol) => {
    const withhold = request.withheld?.[protocol];
    return withhold === undefined ? request.signIn : { withhold };
  };
  const { wholeMs, imapVerdictMs } = request.limits ?? CHECK_LIMITS;
  const common = {
    trust: trust.context,
    timeoutMs: wholeMs,
    ...(request.cancelled && { cancelled: request.cancelled }),
  };
  const { promise: accepted, resolve: onSignedIn } = Promise.withResolvers<'accepted'>();
  const rungsOf = (protocol: Protocol): Pick<ProbeRequest, 'onRung'> =>
    onClimb ? { onRung: (rungs, stage) => onClimb({ protocol, rungs, stage, ok: null }) } : {};
  const imap =
    request.imap &&
    probeImap({
      ...common,
      ...rungsOf('imap'),
      server: request.imap,
      signIn: signInFor('imap'),
      onSignedIn: () => onSignedIn('accepted'),
      ...(request.visit && { visit: request.visit }),
    }).then(tell);
  const smtp =
    request.smtp &&
    probeSmtp({
      ...common,
      ...rungsOf('smtp'),
      server: request.smtp,
      signIn: signInFor('smtp'),
      ...(imap &&
        ({
          permission: permissionAfterImap(imap, accepted, { ...request, imapVerdictMs }),
        } satisfies Partial<ProbeRequest>)),
    }).then(tell);
  return { imap: await imap, smtp: await smtp };
}

/** The whole of an attempt that is over. */
function climbOf({ protocol, rungs, outcome }: ProbeResult): Climb {
  return { protocol, rungs, stage: null, ok: outcome === 'withheld' ? null : outcome === 'ok' };
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
