import type { Verdicts, VerifyRequest } from '../../binding/verify.ts';
import type { Protocol } from '../../mailbox/server-address.ts';
import type { ProbeResult, WithheldReason } from '../../probe/probe-result.ts';
import type { Trouble } from './spells.ts';
import type { Takes } from './takes.ts';

/** When a check of the past was, what was wrong then, and how slow the internet was. */
export interface PastMoment {
  readonly at: Date;
  readonly trouble: Trouble | null;
  /** How many times longer everything took than on this computer alone. */
  readonly slowness: number;
}

/** Answers a check of the past with what was taken of the servers. */
export function playBack(request: VerifyRequest, takes: Takes, moment: PastMoment): Verdicts {
  const answer = (protocol: Protocol): ProbeResult | null => {
    const reason = 'withhold' in request.signIn ? request.signIn.withhold : request.withheld?.[protocol];
    const result = takeOf(protocol, takes, { moment, request, reason: reason ?? null });
    return result && dated(result, moment);
  };
  return { imap: answer('imap'), smtp: answer('smtp') };
}

interface Asked {
  readonly moment: PastMoment;
  readonly request: VerifyRequest;
  readonly reason: WithheldReason | null;
}

function takeOf(protocol: Protocol, takes: Takes, { moment, request, reason }: Asked): ProbeResult | null {
  if (moment.trouble === 'out-of-reach') return takes.outOfReach[protocol];
  if (reason !== null) {
    const result = takes.withheld[protocol];
    return result?.outcome === 'withheld' ? { ...result, reason } : result;
  }
  if (moment.trouble === null) return takes.works[protocol];
  const isAlone = request.withheld?.imap !== undefined;
  return (isAlone ? takes.refusedOverSmtp : takes.refused)?.[protocol] ?? null;
}

/** As if it had happened then, over a real network. */
export function dated(result: ProbeResult, { at, slowness }: Omit<PastMoment, 'trouble'>): ProbeResult {
  const stretch = (ms: number) => Math.round(ms * slowness * 10) / 10;
  let elapsedMs = 0;
  const rungs = result.rungs.map(({ stage, ms }) => {
    elapsedMs += stretch(ms);
    return { stage, at: new Date(at.getTime() + elapsedMs).toISOString(), ms: stretch(ms) };
  });
  return { ...result, rungs, ms: stretch(result.ms) };
}
