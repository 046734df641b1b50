import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Snapshot } from '../../api/contract.ts';
import type { Metrics } from './create-metrics.ts';
import { hostAndPort, isLoopback, isOwnHost, type ListenAddress } from './listen-address.ts';

export interface ServeOptions extends ListenAddress {
  readonly metrics: Pick<Metrics, 'collect' | 'contentType'>;
  /** Asked at each scrape. */
  readonly snapshot: () => Promise<Snapshot>;
  /** Ends the server and every connection. */
  readonly signal: AbortSignal;
}

export type ServeResult =
  | {
      readonly kind: 'serving';
      /** Where to scrape, e.g. `http://127.0.0.1:9765/metrics`. */
      readonly url: string;
      /** A sentence where others than this machine can read the metrics; `null` where they cannot. */
      readonly warning: string | null;
      /** Resolves once the signal has fired and nothing is open any more. */
      readonly closed: Promise<void>;
    }
  /** In a sentence, why nothing listens. */
  | { readonly kind: 'refused'; readonly sentence: string };

/** A scrape asks in one packet: whoever dribbles is none. Node looks for late ones at the interval. */
const LIMITS = {
  headersTimeout: 3_000,
  requestTimeout: 3_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8_192,
};

/** Prometheus keeps one connection open; a few servers in a row may ask. */
const CONNECTIONS = 64;

/** Serves `GET /metrics` and nothing else. */
export async function serveMetrics(options: ServeOptions): Promise<ServeResult> {
  const { host, port, signal } = options;
  const server = createServer(LIMITS, (request, response) => answer(request, response, options));
  server.maxConnections = CONNECTIONS;
  const problem = await listen(server, { host, port });
  if (problem !== null) return { kind: 'refused', sentence: problem };
  // A connection that could not be accepted, for want of file handles, must not end the watch.
  server.on('error', () => undefined);
  const closed = once(server, 'close').then(() => undefined);
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return {
    kind: 'serving',
    url: `http://${hostAndPort(boundTo(server, options))}/metrics`,
    warning: warningFor(host),
    closed,
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServeOptions,
): Promise<void> {
  const refuse = (status: number, sentence: string, headers = {}) => {
    response
      .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers })
      .end(`${sentence}\n`);
  };
  if (isLoopback(options.host) && !isOwnHost(request.headers.host, options.host)) {
    return refuse(403, 'Ask for the address that Mailvitals told, not for another name of this machine.');
  }
  if (request.url?.replace(/\?.*/s, '') !== '/metrics') return refuse(404, 'The metrics are at /metrics.');
  if (request.method !== 'GET') return refuse(405, 'Only GET is answered here.', { allow: 'GET' });
  try {
    const text = await options.metrics.collect(await options.snapshot());
    response
      .writeHead(200, { 'content-type': options.metrics.contentType, 'cache-control': 'no-store' })
      .end(text);
  } catch {
    // What failed may name files of the user; the watch itself tells it on its own terminal.
    refuse(500, 'The memory of Mailvitals cannot be read at the moment.');
  }
}

/** `null` once it listens, else why not. */
async function listen(server: Server, address: ListenAddress): Promise<string | null> {
  try {
    server.listen(address.port, address.host);
    await once(server, 'listening');
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const sentence = SENTENCES[code];
    if (sentence === undefined) throw error;
    return sentence(address);
  }
}

const nowhere = ({ host }: ListenAddress) => `This machine has no address ${host} to serve metrics at.`;
const SENTENCES: Readonly<Record<string, (address: ListenAddress) => string>> = {
  EADDRINUSE: (address) =>
    `Another program listens at ${hostAndPort(address)} already: choose another port for the metrics.`,
  EACCES: ({ port }) =>
    `Port ${port} may not be opened by this user: choose one from 1024 on for the metrics.`,
  EADDRNOTAVAIL: nowhere,
  ENOTFOUND: nowhere,
  EAI_AGAIN: nowhere,
};

/** With the port that was found where 0 asked for any. */
function boundTo(server: Server, { host, port }: ListenAddress): ListenAddress {
  const bound = server.address();
  return { host, port: bound !== null && typeof bound === 'object' ? bound.port : port };
}

function warningFor(host: string): string | null {
  return isLoopback(host)
    ? null
    : `The metrics at ${host} are readable by everybody who reaches this machine: keep the port behind a firewall or a private network.`;
}
