import { createAlerting } from '../../electron/alerting/alerting.ts';
import type { Verdicts, VerifyRequest } from '../../electron/binding/verify.ts';
import type { CredentialStore } from '../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import type { Memory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import type { Protocol, ServerAddress } from '../../electron/mailbox/server-address.ts';
import { type Checker, createChecker } from '../../electron/monitor/checker.ts';
import { openLanes } from '../../electron/monitor/lanes.ts';
import { createMonitor, type Monitor } from '../../electron/monitor/monitor.ts';
import { type Network, watchNetwork } from '../../electron/monitor/network.ts';
import type { WatchEvent } from '../../electron/monitor/watch-event.ts';
import type { ProbeFailure, ProbeResult } from '../../electron/probe/probe-result.ts';
import { findProviderById } from '../../electron/provider/presets.ts';
import type { FakeClock } from './fake-clock.ts';
import { failedResult, okResult, withheldResult } from './probe-results.ts';
import { sampleTokens } from './sample-tokens.ts';

/** How one server answers at a moment; `works` for the right secret. */
export type Answer =
  | { readonly kind: 'works' }
  /** How long it takes, and what the probe ends with. */
  | {
      readonly kind: 'fails';
      readonly afterMs: number;
      readonly reply: string | null;
      readonly failure: Partial<ProbeFailure>;
    };

/** What goes wrong in the world, as a function of time. The first that says something counts. */
export type Weather = (server: ServerAddress, mailbox: string, now: number) => Answer | null;

/** A monitor with everything real but the clock and the servers. */
export interface SimulatedWorld {
  readonly monitor: Monitor;
  readonly checker: Checker;
  readonly network: Network;
  readonly events: readonly (WatchEvent & { readonly at: number })[];
  /** Sign-in commands that servers rejected, by secret. */
  readonly rejections: ReadonlyMap<string, number>;
  /** From now on the servers refuse the mailbox's secret. */
  readonly kill: (mailbox: Mailbox) => void;
  readonly revive: (mailbox: Mailbox) => void;
}

const ROUND_TRIP_MS = 400;

/** Puts mailboxes that work into the world, each with a secret of its own. */
export async function createWorld(options: {
  readonly memory: Memory;
  readonly clock: FakeClock;
  readonly mailboxes: readonly Mailbox[];
  readonly weather?: Weather;
  readonly random: () => number;
}): Promise<SimulatedWorld> {
  const { memory, clock, mailboxes, weather = () => null, random } = options;
  const credentials: CredentialStore = createMemoryStore();
  for (const mailbox of mailboxes) {
    memory.mailboxes.insert(mailbox);
    await credentials.write(mailbox.secretId, `password of ${mailbox.address}`);
  }
  const dead = new Set<string>();
  const rejections = new Map<string, number>();

  const probe = async (protocol: Protocol, server: ServerAddress, request: Asked): Promise<ProbeResult> => {
    const answer = weather(server, request.username, clock.ms()) ?? { kind: 'works' };
    await clock.wait(answer.kind === 'works' ? ROUND_TRIP_MS : answer.afterMs);
    // A network that went away meanwhile takes the attempt with it.
    const late = weather(server, request.username, clock.ms());
    const outcome = answer.kind === 'fails' ? answer : (late ?? answer);
    if (request.cancelled?.aborted)
      return { ...failedResult(protocol, null, { stage: 'connect', code: 'CANCELLED' }), server };
    if (outcome.kind === 'fails')
      return { ...failedResult(protocol, outcome.reply, outcome.failure), server };
    const { signIn } = request;
    if ('withhold' in signIn) return { ...withheldResult(protocol, signIn.withhold), server };
    if (!dead.has(request.username)) return { ...okResult(protocol), server };
    rejections.set(request.username, (rejections.get(request.username) ?? 0) + 1);
    if (signIn.method === 'oauth2') {
      // Microsoft gives no reason to a token.
      const words = protocol === 'imap' ? 'NO AUTHENTICATE failed.' : '535 5.7.3 Authentication unsuccessful';
      return { ...failedResult(protocol, words, { presented: 'token' }), server, refusedSignIns: 1 };
    }
    const reply =
      protocol === 'imap'
        ? 'NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)'
        : '535 5.7.8 Error: authentication failed: authentication failure';
    const codes =
      protocol === 'imap'
        ? { responseCode: 'AUTHENTICATIONFAILED' }
        : { responseCode: '535', enhancedCode: '5.7.8' };
    return { ...failedResult(protocol, reply, codes), server, refusedSignIns: 1 };
  };
  const verify = async (request: VerifyRequest): Promise<Verdicts> => {
    const username = usernameOf(request, mailboxes);
    const asked = (protocol: Protocol): Asked => {
      const withhold = request.withheld?.[protocol];
      return {
        username,
        signIn: withhold === undefined ? request.signIn : { withhold },
        cancelled: request.cancelled,
      };
    };
    const [imap, smtp] = await Promise.all([
      request.imap && probe('imap', request.imap, asked('imap')),
      request.smtp && probe('smtp', request.smtp, asked('smtp')),
    ]);
    return { imap, smtp };
  };
  const reach = async (mailbox: Mailbox): Promise<boolean> => {
    const { imap } = mailbox;
    if (imap === null) return false;
    const signIn = { withhold: 'sign-in-budget-spent' } as const;
    const result = await probe('imap', imap, { username: mailbox.username, signIn, cancelled: undefined });
    return result.outcome !== 'failed' || result.failure.stage === 'login';
  };

  const { now } = clock;
  const providerOf = ({ providerId }: Mailbox) => findProviderById(providerId) ?? failToFind(providerId);
  const network = watchNetwork({ now, mailboxes: memory.mailboxes.list, reach });
  const lanes = openLanes(() => ({ total: 32, perProvider: 4 }));
  const checker = createChecker({
    memory,
    credentials,
    oauth: { tokens: sampleTokens() },
    now,
    lanes,
    providerOf,
    isOffline: network.blames,
    verify,
  });
  const events: (WatchEvent & { readonly at: number })[] = [];
  const monitor = createMonitor({
    memory,
    checker,
    network,
    sentinels: {
      guard: () => undefined,
      open: () => 0,
      afterSignIn: async () => undefined,
      stop: async () => undefined,
    },
    alerting: createAlerting({ memory, providerOf }),
    clock,
    random,
    emit: (event) => events.push({ ...event, at: clock.ms() }),
    onTrouble: (error) => {
      throw error;
    },
  });
  return {
    monitor,
    checker,
    network,
    events,
    rejections,
    kill: ({ username }) => dead.add(username),
    revive: ({ username }) => dead.delete(username),
  };
}

interface Asked {
  readonly username: string;
  readonly signIn: VerifyRequest['signIn'];
  readonly cancelled: AbortSignal | undefined;
}

/** A request names servers and a secret; which mailbox it is for shows in the rest of it. */
function usernameOf(request: VerifyRequest, mailboxes: readonly Mailbox[]): string {
  const { signIn } = request;
  if ('username' in signIn) return signIn.username;
  return mailboxes.find(({ imap }) => imap === request.imap)?.username ?? '';
}

function failToFind(id: string): never {
  throw new Error(`There is no provider ${id}.`);
}
