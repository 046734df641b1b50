import type { LookupFunction } from 'node:net';
import type { ServerAddress } from '../mailbox/server-address.ts';

/** What connections meet in the place of the internet. */
export interface StandIn {
  /** The port of this computer at which the server is played; `null`: no server of that name can be reached. */
  readonly portOf: (server: ServerAddress) => number | null;
  /** Signs the certificates of all servers that are played, PEM. */
  readonly authorityPem: string;
}

/** Where a connection is opened to, as `net.connect` takes it. */
export interface Way {
  readonly host: string;
  readonly port: number;
  readonly lookup?: LookupFunction;
}

const LOOPBACK = '127.0.0.1';

/** Reserved: it names no host anywhere (RFC 6761 section 6.4). */
const NOWHERE = 'nowhere.invalid';

/**
 * One for the whole process, on purpose: in a demo, a part that somebody forgot to tell of it would hand a password to a
 * real server. Here, where connections begin, nothing gets past it.
 */
let inForce: StandIn | null = null;

/** Puts the stand-in in the place of the internet, for every connection of this process. Returns the undo. */
export function standInForInternet(standIn: StandIn): () => void {
  if (inForce !== null) throw new Error('Something stands in for the internet already.');
  inForce = standIn;
  return () => {
    inForce = null;
  };
}

/** The way to a server: its own name and port, unless it is played on this computer. */
export function wayTo(server: ServerAddress): Way {
  if (inForce === null) return { host: server.host, port: server.port };
  const port = inForce.portOf(server);
  return port === null
    ? { host: NOWHERE, port: server.port, lookup: (_, __, answer) => answer(notFound(server.host), []) }
    : { host: LOOPBACK, port };
}

/** The one authority that is trusted while something stands in for the internet; `null` else. PEM. */
export function standInAuthority(): string | null {
  return inForce?.authorityPem ?? null;
}

/** As the operating system says it, and without asking it: the question alone would leave this computer. */
function notFound(hostname: string): NodeJS.ErrnoException {
  const error = new Error(`getaddrinfo ENOTFOUND ${hostname}`);
  return Object.assign(error, { code: 'ENOTFOUND', errno: -3008, syscall: 'getaddrinfo', hostname });
}
