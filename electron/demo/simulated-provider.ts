import { createSecureContext } from 'node:tls';
import type { Protocol } from '../mailbox/server-address.ts';
import { type Account, findAccount } from './account.ts';
import { type Authority, createAuthority } from './certificates.ts';
import type { Fault } from './faults/fault.ts';
import { issueFlawedCertificate } from './faults/flawed-certificate.ts';
import { type Relay, startRelay } from './faults/relay.ts';
import { startImapServer } from './imap-server.ts';
import type { Personality } from './personality.ts';
import { startSmtpServer } from './smtp-server.ts';
import { startTraffic, type Traffic } from './traffic.ts';

/** Ports of one protocol, by the security that a client has to choose. */
export interface ProviderPorts {
  readonly tls: number;
  /** Also takes clients without TLS where the personality allows it. */
  readonly starttls: number;
}

/** A provider that runs on this computer alone; its certificate names `localhost`, `127.0.0.1`, `::1` and its `hosts`. */
export interface SimulatedProvider {
  readonly personality: Personality;
  readonly host: string;
  readonly imap: ProviderPorts;
  readonly smtp: ProviderPorts;
  /** The authority a client must trust, PEM. */
  readonly authorityPem: string;
  /** Change an account's fields to change how the next sign-in goes. */
  readonly accounts: readonly Account[];
  readonly traffic: Readonly<Record<Protocol, Traffic>>;
  /** Puts a fault in force for new connections and for what open ones say from now on; `null` mends everything. */
  setFault(protocol: Protocol, fault: Fault | null): Promise<void>;
  /**
   * Ends an account's open IMAP sessions, as providers do after a password change, or those that a token opened, as they do
   * when it expires.
   */
  endSessions(address: string, accessToken?: string): void;
  /** Cuts every open connection of one protocol, as a network does that fails. */
  dropConnections(protocol: Protocol): void;
  stop(): Promise<void>;
}

export interface SimulatedProviderOptions {
  readonly personality: Personality;
  readonly accounts: readonly Account[];
  /** Defaults to a new one. */
  readonly authority?: Authority;
  /** Further names on its certificate, e.g. those of the servers that it stands for. */
  readonly hosts?: readonly string[];
  /** In force from the start. */
  readonly faults?: Partial<Readonly<Record<Protocol, Fault>>>;
}

const HOST = '127.0.0.1';
const OWN_HOSTS = ['localhost', HOST, '::1'];

/** Starts both servers of a provider on free ports of the loopback interface. */
export async function startSimulatedProvider(options: SimulatedProviderOptions): Promise<SimulatedProvider> {
  const { personality, accounts } = options;
  const hosts = [...OWN_HOSTS, ...(options.hosts ?? [])];
  const authority = options.authority ?? (await createAuthority('Simulated providers'));
  const good = await authority.issue({ hosts });
  const contextOf = ({ keyPem, certificatePem }: typeof good) =>
    createSecureContext({ key: keyPem, cert: certificatePem });
  const faults: Record<Protocol, Fault | null> = { imap: null, smtp: null };
  const traffic = { imap: startTraffic(), smtp: startTraffic() };
  let imapContext = contextOf(good);

  const shared = { host: HOST, personality, accounts };
  const startImap = (security: keyof ProviderPorts) =>
    startImapServer({
      ...shared,
      security,
      traffic: traffic.imap,
      fault: () => faults.imap,
      secureContext: () => imapContext,
    });
  const startSmtp = (security: keyof ProviderPorts) =>
    startSmtpServer({
      ...shared,
      security,
      traffic: traffic.smtp,
      fault: () => faults.smtp,
      certificate: good,
    });
  const servers = {
    imap: { tls: await startImap('tls'), starttls: await startImap('starttls') },
    smtp: { tls: await startSmtp('tls'), starttls: await startSmtp('starttls') },
  };

  const startFront = (protocol: Protocol, security: keyof ProviderPorts): Promise<Relay> =>
    startRelay({
      host: HOST,
      tlsFirst: security === 'tls',
      fault: () => faults[protocol],
      target: () => servers[protocol][securityBehind(security, faults[protocol])].port,
      onConnection: () => {
        traffic[protocol].connections += 1;
      },
    });
  const fronts = {
    imap: { tls: await startFront('imap', 'tls'), starttls: await startFront('imap', 'starttls') },
    smtp: { tls: await startFront('smtp', 'tls'), starttls: await startFront('smtp', 'starttls') },
  };
  const bothOf = <Item>(pair: Readonly<Record<keyof ProviderPorts, Item>>) => [pair.tls, pair.starttls];

  const provider: SimulatedProvider = {
    personality,
    host: HOST,
    imap: { tls: fronts.imap.tls.port, starttls: fronts.imap.starttls.port },
    smtp: { tls: fronts.smtp.tls.port, starttls: fronts.smtp.starttls.port },
    authorityPem: authority.certificatePem,
    accounts,
    traffic,
    async setFault(protocol, fault) {
      const certificate =
        fault?.kind === 'certificate' ? await issueFlawedCertificate(fault.flaw, authority, hosts) : good;
      if (protocol === 'imap') imapContext = contextOf(certificate);
      else for (const server of bothOf(servers.smtp)) server.setCertificate(certificate);
      faults[protocol] = fault;
      for (const front of bothOf(fronts[protocol])) await front.setListening(fault?.kind !== 'refused-port');
    },
    endSessions(address, accessToken) {
      const account = findAccount(accounts, address);
      if (account === undefined) return;
      for (const server of bothOf(servers.imap)) server.endSessions(account, accessToken);
    },
    dropConnections(protocol) {
      for (const front of bothOf(fronts[protocol])) front.dropConnections();
    },
    async stop() {
      const everything = [fronts.imap, fronts.smtp].flatMap(bothOf<{ stop(): Promise<void> }>);
      everything.push(...bothOf(servers.imap), ...bothOf(servers.smtp));
      await Promise.all(everything.map((part) => part.stop()));
    },
  };
  for (const protocol of ['imap', 'smtp'] as const) {
    await provider.setFault(protocol, options.faults?.[protocol] ?? null);
  }
  return provider;
}

/** Which server answers behind a port: two faults swap them. */
function securityBehind(security: keyof ProviderPorts, fault: Fault | null): keyof ProviderPorts {
  if (fault?.kind === 'plain-instead-of-tls') return 'starttls';
  if (fault?.kind === 'tls-instead-of-plain') return 'tls';
  return security;
}
