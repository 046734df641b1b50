import { type Account, createAccount } from '../demo/account.ts';
import { type Authority, createAuthority } from '../demo/certificates.ts';
import { type SimulatedProvider, startSimulatedProvider } from '../demo/simulated-provider.ts';
import type { Protocol, ServerAddress } from '../mailbox/server-address.ts';
import { standInForInternet } from '../probe/stand-in.ts';
import { findProviderById } from '../provider/presets.ts';
import type { Provider } from '../provider/provider.ts';
import { CAST, type Role, type Troupe } from './cast.ts';
import { grantFor, type PlayedIdentities, startIdentities } from './identities.ts';
import type { PlayedProvider } from './played-provider.ts';
import { newAppSecret, newLoginPassword } from './secrets.ts';

/** One mailbox of the demo where its provider keeps it. */
export interface PlayedRole {
  readonly role: Role;
  readonly account: Account;
  readonly provider: PlayedProvider;
  /** What the app keeps for it in the keychain: a password, or a sign-in. It may have died since. */
  readonly secret: string;
}

/** The internet of the demo: four mail providers and two identity providers on this computer, and nothing else. */
export interface Stage {
  readonly providers: readonly PlayedProvider[];
  readonly identities: PlayedIdentities;
  readonly roles: readonly PlayedRole[];
  /** Whether the network is cut: then no server can be reached. */
  readonly isCut: () => boolean;
  readonly cut: (isCut: boolean) => void;
  readonly stop: () => Promise<void>;
}

/** Starts the providers and puts them in the place of the internet, for every connection of this process. */
export async function setStage(): Promise<Stage> {
  const authority = await createAuthority('Demo of Mailvitals');
  let routes: ReadonlyMap<string, number> = new Map();
  let isCut = false;
  const leave = standInForInternet({
    authorityPem: authority.certificatePem,
    portOf: ({ host, port }) => (isCut ? null : (routes.get(`${host.toLowerCase()}:${port}`) ?? null)),
  });
  try {
    const providers = await Promise.all(CAST.map((troupe) => startProvider(troupe, authority)));
    routes = routesTo(providers);
    const identities = await startIdentities(providers);
    const servers = Object.values(identities);
    return {
      providers,
      identities,
      roles: providers.flatMap((provider) =>
        provider.troupe.roles.map((role) => playedRole(role, provider, identities)),
      ),
      isCut: () => isCut,
      cut(next) {
        isCut = next;
        if (next) for (const { simulated } of providers) dropAll(simulated);
        for (const server of servers) server.cut(next);
      },
      async stop() {
        leave();
        await Promise.all(
          [...servers, ...providers.map(({ simulated }) => simulated)].map((one) => one.stop()),
        );
      },
    };
  } catch (error) {
    leave();
    throw error;
  }
}

async function startProvider(troupe: Troupe, authority: Authority): Promise<PlayedProvider> {
  const preset = presetOf(troupe);
  const accounts = [...troupe.roles.map(({ address }) => address), ...troupe.spare].map((address) =>
    accountOf(address, troupe),
  );
  const hosts = [...new Set(serversOf(preset).map(({ server }) => server.host))];
  const { personality } = troupe;
  return {
    troupe,
    preset,
    simulated: await startSimulatedProvider({ personality, accounts, authority, hosts }),
  };
}

/** Closes what is open at a provider: a fault below the sign-in is met by new connections. */
export function dropAll(simulated: SimulatedProvider): void {
  for (const protocol of ['imap', 'smtp'] as const) simulated.dropConnections(protocol);
}

/** Whether its servers take passwords of any kind. */
export function takesPasswords({ simulated }: PlayedProvider): boolean {
  const { imap, smtp } = simulated.personality;
  return imap.passwords !== 'none' || smtp.passwords !== 'none';
}

function presetOf({ providerId }: Troupe): Provider {
  const preset = findProviderById(providerId);
  if (preset === null) throw new Error(`There is no preset ${providerId} to stand for.`);
  return preset;
}

function accountOf(address: string, { providerId, personality, start }: Troupe): Account {
  const password = newLoginPassword();
  return createAccount(
    { address, password, appPasswords: [newAppSecret(providerId)], ...start },
    personality.folders,
  );
}

function playedRole(role: Role, provider: PlayedProvider, identities: PlayedIdentities): PlayedRole {
  const { providerId, identity } = provider.troupe;
  const account = provider.simulated.accounts.find(({ address }) => address === role.address);
  if (account === undefined) throw new Error(`${role.address} has no account.`);
  if (role.signInMethod === 'oauth2') {
    if (identity === null) throw new Error(`Nobody signs ${role.address} in.`);
    return { role, account, provider, secret: grantFor(account, identity, identities) };
  }
  const secret = (providerId === 'microsoft365' ? account.password : account.appPasswords[0]) ?? '';
  return { role, account, provider, secret };
}

interface PlayedServer {
  readonly protocol: Protocol;
  readonly server: ServerAddress;
}

function serversOf({ imap, smtp }: Provider): readonly PlayedServer[] {
  const own = imap === null ? [] : [{ protocol: 'imap' as const, server: imap }];
  return [...own, ...smtp.map((server) => ({ protocol: 'smtp' as const, server }))];
}

/** By host and port. Microsoft's two services share hosts: a server belongs to the provider that names it first. */
function routesTo(providers: readonly PlayedProvider[]): ReadonlyMap<string, number> {
  const routes = new Map<string, number>();
  const rank = (index: number) =>
    providers.flatMap(({ preset, simulated }) => {
      const ofProtocol = serversOf(preset).filter(({ protocol }) => protocol === 'smtp');
      const imap = serversOf(preset).filter(({ protocol }) => protocol === 'imap');
      return [imap[index], ofProtocol[index]]
        .filter((played) => played !== undefined)
        .map((played) => ({ ...played, simulated }));
    });
  for (const { protocol, server, simulated } of [0, 1].flatMap(rank)) {
    const key = `${server.host}:${server.port}`;
    const port = simulated[protocol][server.security === 'tls' ? 'tls' : 'starttls'];
    if (!routes.has(key)) routes.set(key, port);
  }
  return routes;
}
