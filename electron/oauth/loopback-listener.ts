import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ANSWERED_PAGE, DENIED_PAGE, PAGE_HEADERS, REFUSED_PAGE } from './loopback-page.ts';

/** Waits for a browser to come back from a sign-in page. */
export interface LoopbackListener {
  readonly redirectUri: string;
  /** The address with the one answer that carries `state`. Everything else is turned away, and does not end the wait. */
  awaitAnswer(state: string): Promise<URL>;
  close(): void;
}

export interface LoopbackAddress {
  readonly host: 'localhost' | '127.0.0.1';
  readonly path: string;
}

const PORTS_TRIED = 5;
const LONGEST_ADDRESS = 16_384;

/**
 * Listens on this computer only, on a port that the system chooses. `localhost` is answered on both of its addresses where
 * there are both: on the other one, another program could take the answer. Rejects where no port can be had.
 */
export async function listenOnLoopback({ host, path }: LoopbackAddress): Promise<LoopbackListener> {
  let expectedState: string | null = null;
  const { promise: answered, resolve: answer } = Promise.withResolvers<URL>();
  const { servers, port } = await openServers(host === 'localhost', (request, response) => {
    const address = addressOf(request, `${host}:${port}`, path);
    const state = address?.searchParams.getAll('state') ?? [];
    const isAnswer =
      address !== null &&
      expectedState !== null &&
      state.length === 1 &&
      isSame(state[0] ?? '', expectedState);
    if (!isAnswer) return show(response, 404, REFUSED_PAGE);
    expectedState = null;
    show(response, 200, address.searchParams.has('error') ? DENIED_PAGE : ANSWERED_PAGE);
    answer(address);
  });
  return {
    redirectUri: `http://${host}:${port}${path}`,
    awaitAnswer(state) {
      expectedState = state;
      return answered;
    },
    close() {
      for (const server of servers) {
        server.close();
        // What is still being written, the page, may end; browsers also hold connections open that they never use.
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 1_000).unref();
      }
    },
  };
}

type Respond = (request: IncomingMessage, response: ServerResponse) => void;

async function openServers(onBothAddresses: boolean, respond: Respond) {
  for (let attempt = 1; ; attempt += 1) {
    const first = await open('127.0.0.1', 0, respond);
    const address = first.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    try {
      const second = onBothAddresses ? await open('::1', port, respond) : null;
      return { port, servers: second === null ? [first] : [first, second] };
    } catch (error) {
      // A computer without IPv6 has one address only.
      if (!isTaken(error)) return { port, servers: [first] };
      first.close();
      if (attempt === PORTS_TRIED) throw error;
    }
  }
}

function open(address: string, port: number, respond: Respond): Promise<Server> {
  const { promise, resolve, reject } = Promise.withResolvers<Server>();
  const server = createServer({ maxHeaderSize: LONGEST_ADDRESS * 2, requestTimeout: 10_000 }, respond);
  server.maxConnections = 32;
  server.once('error', reject);
  server.listen({ host: address, port, ipv6Only: address === '::1', exclusive: true }, () => resolve(server));
  return promise;
}

/** `null` where it is not a question to this very page: a web page elsewhere may send requests here under its own name. */
function addressOf(request: IncomingMessage, host: string, path: string): URL | null {
  const { method, url = '', headers, socket } = request;
  const isOurs =
    method === 'GET' &&
    headers.host?.toLowerCase() === host &&
    url.length <= LONGEST_ADDRESS &&
    (socket.remoteAddress === '127.0.0.1' || socket.remoteAddress === '::1') &&
    url.startsWith(`${path}?`);
  return isOurs ? URL.parse(url, `http://${host}`) : null;
}

function show(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, { ...PAGE_HEADERS, 'Content-Length': Buffer.byteLength(page) }).end(page);
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
