import type { IncomingHttpHeaders } from 'node:http';
import { type OwnAddress, ownNames } from './own-address.ts';

/** What a request tells of where it comes from. */
export interface RequestOrigin {
  readonly headers: IncomingHttpHeaders;
  /** Name and value in turn, as received: Node keeps one of two Host headers and hides the other. */
  readonly rawHeaders: readonly string[];
}

/**
 * Why a request is none of our own window's, in a sentence; `null` where nothing speaks against it. Another page of the
 * same browser can reach a loopback address too: by a name of its own that it points here (DNS rebinding, seen by Host),
 * and by sending across origins (seen by Origin and Sec-Fetch-Site, https://www.w3.org/TR/fetch-metadata/).
 */
export function refuseRequest({ headers, rawHeaders }: RequestOrigin, own: OwnAddress): string | null {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  const host = headers.host?.toLowerCase() ?? '';
  if (hosts.length !== 1 || !ownNames(own).includes(host)) {
    return 'Open the address that Mailvitals told, not another name of this machine.';
  }
  const { origin } = headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) return FROM_ELSEWHERE;
  // Another port of this machine is another site's page: `same-site` is not enough.
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return FROM_ELSEWHERE;
  return null;
}

const FROM_ELSEWHERE = 'Another page may not send anybody here. Open the link in a tab of its own.';
