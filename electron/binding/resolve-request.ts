import type { FieldProblem, MailboxRequest } from '../mailbox/parse-mailbox.ts';
import type { ServerAddress } from '../mailbox/server-address.ts';
import { domainOf } from '../provider/address-domain.ts';
import type { Candidate } from '../provider/candidate.ts';
import { discover } from '../provider/discover.ts';
import { findProviderByDomain } from '../provider/find-provider.ts';
import { presetCandidates } from '../provider/preset-candidates.ts';
import { custom } from '../provider/presets/custom.ts';
import { findProviderById, PROVIDERS } from '../provider/presets.ts';
import type { Provider } from '../provider/provider.ts';
import type { BindingHooks } from './binding-hooks.ts';
import type { BindingParts } from './binding-parts.ts';
import { caFileProblem } from './ca-file-problem.ts';
import { type ChosenServers, chooseServers } from './choose-servers.ts';

/** A mailbox with nothing left to be found out, or what the user must add. */
export type ResolvedRequest =
  | ({ readonly ok: true; readonly provider: Provider } & ChosenServers)
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** Finds provider, servers and user name for what the user left open. Signs in nowhere. */
export async function resolveRequest(
  request: MailboxRequest,
  parts: Pick<BindingParts, 'dns' | 'fetch'>,
  hooks: BindingHooks = {},
): Promise<ResolvedRequest> {
  const problem = await caFileProblem(request.caFile);
  if (problem !== null) return { ok: false, problems: [problem] };
  return resolveAmong(request, await findServers(request, parts, hooks.cancelled), hooks);
}

/** The rest of {@link resolveRequest}, where something was to be asked between: which servers, of those that were found. */
export async function resolveAmong(
  request: MailboxRequest,
  { provider, candidates }: FoundServers,
  hooks: BindingHooks = {},
): Promise<ResolvedRequest> {
  const chosen = await chooseServers(request, candidates, hooks);
  const problems = (['imap', 'smtp'] as const).flatMap((protocol) =>
    request[protocol] === 'discover' && chosen[protocol] === null ? [notFound(protocol)] : [],
  );
  return problems.length > 0 ? { ok: false, problems } : { ok: true, provider, ...chosen };
}

/** Whose mailbox it is, and the servers it may be at. */
export interface FoundServers {
  readonly provider: Provider;
  readonly candidates: readonly Candidate[];
}

/** The first half of {@link resolveRequest}: asks DNS and the web at most, and no mail server. */
export async function findServers(
  request: MailboxRequest,
  { dns, fetch }: Pick<BindingParts, 'dns' | 'fetch'>,
  cancelled: AbortSignal | undefined,
): Promise<FoundServers> {
  const chosen = request.providerId === null ? null : findProviderById(request.providerId);
  if (chosen !== null && chosen.imap !== null) {
    return { provider: chosen, candidates: presetCandidates(request.address, chosen, 'chosen') };
  }
  if (request.imap !== 'discover' && request.smtp !== 'discover') {
    // Nobody on the network needs to be asked about servers that the user has named.
    return { provider: chosen ?? providerOfServers(request), candidates: [] };
  }
  const found = await discover(request.address, { dns, fetch, ...(cancelled && { signal: cancelled }) });
  return { provider: chosen ?? found.provider, candidates: found.candidates };
}

/** The preset that the address's domain or one of the named servers belongs to. */
function providerOfServers({ address, imap, smtp }: MailboxRequest): Provider {
  const hosts = [imap, smtp].filter((server) => isServer(server)).map(({ host }) => host.toLowerCase());
  return (
    findProviderByDomain(domainOf(address) ?? '') ??
    PROVIDERS.find(({ imap: own, smtp: others }) =>
      [own, ...others].some(
        (server) => server !== null && server.host !== '127.0.0.1' && hosts.includes(server.host),
      ),
    ) ??
    custom
  );
}

function isServer(server: ServerAddress | null | 'discover'): server is ServerAddress {
  return server !== null && server !== 'discover';
}

function notFound(protocol: 'imap' | 'smtp'): FieldProblem {
  const name = protocol.toUpperCase();
  return {
    field: protocol,
    sentence: `No ${name} server was found that may be given a password. Name it, for example ${protocol}s://${protocol}.example.com, or leave ${name} out.`,
  };
}
