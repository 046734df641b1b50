import { isIP, isIPv6 } from 'node:net';

/** Where the server listens. */
export interface OwnAddress {
  /** An IP address without brackets, or `localhost`. */
  readonly host: string;
  readonly port: number;
}

/** Whether only this machine can reach the host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** As it stands in a link and in a Host header. */
export function hostAndPort({ host, port }: OwnAddress): string {
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The names under which a browser may ask for it. */
export function ownNames({ host, port }: OwnAddress): readonly string[] {
  return [hostAndPort({ host, port }), `localhost:${port}`];
}
