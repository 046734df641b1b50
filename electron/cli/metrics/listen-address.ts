import { isIP, isIPv6 } from 'node:net';

/** Where to listen. */
export interface ListenAddress {
  /** An IP address without brackets, or a host name. */
  readonly host: string;
  readonly port: number;
}

export type ParsedListenAddress =
  | { readonly ok: true; readonly address: ListenAddress }
  | { readonly ok: false; readonly sentence: string };

const LOOPBACK = '127.0.0.1';

const HOST_NAME = /^(?=.{1,253}$)(?!-)[a-z0-9-]{1,63}(?:\.(?!-)[a-z0-9-]{1,63})*$/i;

/** Reads `127.0.0.1:9765`, `[::1]:9765`, `host:9765`, or a port alone, which stays on this machine. */
export function parseListenAddress(text: string): ParsedListenAddress {
  const [, inBrackets, plain, digits = ''] =
    /^(?:\[([^\]]*)\]:|([^:[\]]*):)?(\d{1,5})$/.exec(text.trim()) ?? [];
  const port = Number(digits);
  const host = inBrackets ?? plain ?? LOOPBACK;
  const isHost = inBrackets === undefined ? isPlainHost(host) : isIPv6(inBrackets);
  if (isHost && port >= 1 && port <= 65_535) return { ok: true, address: { host, port } };
  return {
    ok: false,
    sentence:
      'The address to serve metrics at is a port from 1 to 65535, or a host and a port: 9765, 127.0.0.1:9765 or [::1]:9765.',
  };
}

/** Four numbers with dots are an address, and a wrong one is no name either. */
function isPlainHost(host: string): boolean {
  return isIP(host) === 4 || (HOST_NAME.test(host) && !/^[\d.]+$/.test(host));
}

/** Whether only this machine can reach the host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** As it stands in a URL. */
export function hostAndPort({ host, port }: ListenAddress): string {
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
}

/**
 * Whether a request to a loopback server may name this host. A web page whose name its owner points at 127.0.0.1 after it
 * was loaded (DNS rebinding) asks for that name; an address cannot be pointed elsewhere.
 */
export function isOwnHost(header: string | undefined, boundHost: string): boolean {
  const name = (header ?? '').replace(/:\d+$/, '').toLowerCase();
  const address = /^\[(.*)\]$/.exec(name)?.[1] ?? name;
  return isIP(address) !== 0 || name === 'localhost' || name === boundHost.toLowerCase();
}
