import fc from 'fast-check';
import { NO_SIGN_INS, type SignInLedger } from '../../electron/history/sign-in-ledger.ts';
import type { SignInMethod } from '../../electron/mailbox/mailbox.ts';
import type { Protocol } from '../../electron/mailbox/server-address.ts';
import { allowanceOf, MOST_REJECTIONS_PER_PROTOCOL } from '../../electron/monitor/sign-in-budget.ts';

/** How a server answers every sign-in. */
export type Answer = 'accepts' | 'rejects' | 'unreachable';

/** One check of one process. Times in seconds. */
export interface SimulatedCheck {
  /** Since the check before it of the same process had ended. */
  readonly afterSeconds: number;
  readonly lastsSeconds: number;
  readonly askedByUser: boolean;
  /** The process dies after the servers have answered and before that was noted. */
  readonly crashes: boolean;
}

/** A mailbox, its servers, and processes that check it with the same secret. */
export interface Simulation {
  readonly signInMethod: SignInMethod;
  readonly protocols: readonly Protocol[];
  readonly servers: Readonly<Record<Protocol, Answer>>;
  /** One list per process. */
  readonly processes: readonly (readonly SimulatedCheck[])[];
}

/** A sign-in that a server has rejected. */
export interface Rejection {
  readonly protocol: Protocol;
  /** Seconds since the beginning. */
  readonly begunAt: number;
  readonly at: number;
  readonly askedByUser: boolean;
  /** Whether the protocol had nothing left as the check began. */
  readonly wasSpent: boolean;
}

/** A check that began while no other was under way. */
export interface AloneCheck {
  readonly signedInTo: readonly Protocol[];
}

const SECRET = 'secret';
const START = Date.UTC(2026, 10, 20, 10);
const instant = (seconds: number) => new Date(START + seconds * 1_000).toISOString();

/** Runs the checks in the order of their times, as `check-mailbox.ts` does them. */
export function simulate(ledger: SignInLedger, { signInMethod, protocols, servers, processes }: Simulation) {
  const rejections: Rejection[] = [];
  const alone: AloneCheck[] = [];
  let underWay = 0;
  const events = processes.flatMap(momentsOf).toSorted((one, other) => one.at - other.at);
  const endings = new Map<SimulatedCheck, () => void>();

  const begin = (check: SimulatedCheck, begunAt: number) => {
    const { askedByUser } = check;
    const now = new Date(START + begunAt * 1_000);
    const records = ledger.read(SECRET);
    const asking = { protocols, signInMethod, now, askedByUser };
    let allowance = allowanceOf(records, asking);
    const reserved = ledger.reserve(SECRET, instant(begunAt), (current) => {
      allowance = allowanceOf(current, asking);
      return allowance.rejections;
    });
    const signsIn = (protocol: Protocol) =>
      allowance.rejections[protocol] > 0 &&
      !(protocol === 'smtp' && allowance.smtpAfterImap && servers.imap === 'rejects');
    const signedInTo = protocols.filter(signsIn);
    if (underWay === 0) alone.push({ signedInTo });
    underWay += 1;
    endings.set(check, () => {
      underWay -= 1;
      const at = begunAt + check.lastsSeconds;
      const rejected = { ...NO_SIGN_INS };
      for (const protocol of signedInTo.filter((one) => servers[one] === 'rejects')) {
        const wasSpent = records[protocol].rejected >= MOST_REJECTIONS_PER_PROTOCOL;
        rejections.push({ protocol, begunAt, at, askedByUser, wasSpent });
        Object.assign(rejected, { [protocol]: 1 });
      }
      if (check.crashes) return;
      ledger.settle(SECRET, { reserved, rejected }, instant(at));
      for (const protocol of signedInTo.filter((one) => servers[one] === 'accepts')) {
        ledger.forget(SECRET, protocol);
      }
    });
  };
  for (const { kind, check, at } of events) {
    if (kind === 'begin') begin(check, at);
    else endings.get(check)?.();
  }
  return { rejections: rejections.toSorted((one, other) => one.at - other.at), alone };
}

function momentsOf(checks: readonly SimulatedCheck[]) {
  let now = 0;
  return checks.flatMap((check) => {
    const begunAt = now + check.afterSeconds;
    now = begunAt + check.lastsSeconds;
    return [
      { kind: 'begin', check, at: begunAt },
      { kind: 'end', check, at: now },
    ] as const;
  });
}

const anyAnswer = fc.constantFrom<Answer>('accepts', 'rejects', 'unreachable');

/** Two processes, checks of up to half a minute, up to two minutes apart; of tokens, up to an hour and a bit. */
export function anySimulation({
  signInMethod,
  user,
  crashes,
}: {
  readonly signInMethod: SignInMethod;
  readonly user: boolean;
  readonly crashes: boolean;
}): fc.Arbitrary<Simulation> {
  // The longest rest of a token is an hour.
  const longestPause = signInMethod === 'oauth2' ? 4_000 : 120;
  const check = fc.record<SimulatedCheck>({
    afterSeconds: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: longestPause })),
    // A check that lasts is what lets two of them overlap.
    lastsSeconds: fc.integer({ min: 1, max: 30 }),
    askedByUser: user ? fc.boolean() : fc.constant(false),
    crashes: crashes ? fc.boolean() : fc.constant(false),
  });
  const process = fc.array(check, { maxLength: 15 });
  return fc.record({
    signInMethod: fc.constant(signInMethod),
    protocols: fc.constantFrom<readonly Protocol[]>(['imap', 'smtp'], ['imap'], ['smtp']),
    servers: fc.record({ imap: anyAnswer, smtp: anyAnswer }),
    processes: fc.tuple(process, process),
  });
}
