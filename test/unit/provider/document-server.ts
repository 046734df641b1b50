import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

/** A web server on loopback, and a fetch that reaches it. */
export interface DocumentServer extends AsyncDisposable {
  /**
   * The real fetch, led to the server: `https://host/path` is asked there as `/host/path`, because no test owns the
   * host. Anything that is not https is refused as an unplanned request.
   */
  readonly fetch: typeof fetch;
  /** What was asked for, as `host/path`. */
  readonly asked: readonly string[];
}

/** Starts a server that answers with `answer`, whose `request.url` reads `/host/path`. */
export async function startDocumentServer(answer: RequestListener): Promise<DocumentServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push((request.url ?? '').slice(1));
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    asked,
    fetch: (input, init) => {
      const url = new URL(String(input));
      if (url.protocol !== 'https:') {
        throw new Error(`${url.href} was asked without encryption`);
      }
      return fetch(`http://127.0.0.1:${port}/${url.host}${url.pathname}${url.search}`, init);
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
