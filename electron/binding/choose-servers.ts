import type { MailboxRequest } from '../mailbox/parse-mailbox.ts';
import type { Protocol, ServerAddress } from '../mailbox/server-address.ts';
import type { Climb } from '../probe/climb.ts';
import type { ProbeResult } from '../probe/probe-result.ts';
import type { Candidate } from '../provider/candidate.ts';
import type { BindingHooks } from './binding-hooks.ts';
import { verify } from './verify.ts';

/** The servers to bind to, and what to sign in with. */
export interface ChosenServers {
  readonly imap: ServerAddress | null;
  readonly smtp: ServerAddress | null;
  readonly username: string;
  /** One sentence per choice that was not the user's own. */
  readonly notes: readonly string[];
}

/**
 * Chooses among the candidates of each protocol the first that really answers; no password is shown to any of them.
 * Where only one is known, or none answers, the first is taken: trying it then says what is wrong.
 */
export async function chooseServers(
  request: MailboxRequest,
  candidates: readonly Candidate[],
  hooks: BindingHooks = {},
): Promise<ChosenServers> {
  const [imap, smtp] = await Promise.all([
    choose('imap', request, candidates, hooks),
    choose('smtp', request, candidates, hooks),
  ]);
  const found = [imap.candidate, smtp.candidate].filter((candidate) => candidate !== null);
  return {
    imap: imap.server,
    smtp: smtp.server,
    username: request.username ?? found[0]?.username ?? request.address,
    notes: found.map(
      ({ protocol, server, reason }) => `${protocol.toUpperCase()} ${server.host}:${server.port}. ${reason}`,
    ),
  };
}

interface Choice {
  readonly server: ServerAddress | null;
  /** Where the server comes from; `null` where the user named it or left the protocol out. */
  readonly candidate: Candidate | null;
}

async function choose(
  protocol: Protocol,
  request: MailboxRequest,
  candidates: readonly Candidate[],
  { onClimb, cancelled }: BindingHooks,
): Promise<Choice> {
  const wanted = request[protocol];
  if (wanted !== 'discover') {
    return { server: wanted, candidate: null };
  }
  const own = candidates.filter(
    (candidate) => candidate.protocol === protocol && mayGetPassword(candidate, request.address),
  );
  const knocking: BindingHooks = {
    ...(onClimb && { onClimb: furthestOf(onClimb) }),
    ...(cancelled && { cancelled }),
  };
  const answers =
    own.length > 1 ? await Promise.all(own.map((candidate) => knock(candidate, request, knocking))) : [];
  const candidate = own[answers.indexOf(true)] ?? own[0] ?? null;
  return { server: candidate?.server ?? null, candidate };
}

/**
 * Anyone who can forge DNS answers could name a server of his own with a valid certificate. So a host from an SRV record
 * gets a password by itself only within the address's domain (RFC 6186 section 6); others the user names.
 */
function mayGetPassword({ source, server }: Candidate, address: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return source !== 'srv' || server.host === domain || server.host.endsWith(`.${domain}`);
}

/** Of several servers that are tried at once, tells the one that is furthest; the end is the trial's to tell. */
function furthestOf(tell: (climb: Climb) => void): (climb: Climb) => void {
  let furthest = -1;
  return (climb) => {
    if (climb.stage === null || climb.rungs.length <= furthest) return;
    furthest = climb.rungs.length;
    tell(climb);
  };
}

/** Whether the server is there and speaks the protocol over a connection that can be trusted. */
async function knock(
  { protocol, server }: Candidate,
  request: MailboxRequest,
  hooks: BindingHooks,
): Promise<boolean> {
  const results = await verify({
    providerId: request.providerId ?? 'custom',
    imap: protocol === 'imap' ? server : null,
    smtp: protocol === 'smtp' ? server : null,
    caFile: request.caFile,
    signIn: { withhold: 'secret-unavailable' },
    allowedRejections: 0,
    ...hooks,
  });
  const result: ProbeResult | null = results[protocol];
  return result?.outcome === 'withheld';
}
