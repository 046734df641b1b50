import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the answers to token requests look; the text is everything that was sent. */
export type Echo = (sent: string) => {
  readonly status: number;
  readonly type: string;
  readonly body: string;
};

/** A provider that gives back, as an error, what it was sent: the worst that one could do with a secret. */
export async function startEchoingProvider() {
  let echo: Echo = (body) => ({ status: 400, type: 'application/json', body });
  const sentSoFar: string[] = [];
  const server = createServer(async (request, response) => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answer = (body: object, status = 200) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    if (request.url?.endsWith('/openid-configuration')) {
      answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        revocation_endpoint: `${issuer}/revoke`,
        device_authorization_endpoint: `${issuer}/device`,
      });
    } else if (request.url === '/device') {
      answer({
        device_code: 'device-code-that-is-secret-0123456789',
        user_code: 'ABCD',
        verification_uri: `${issuer}/code`,
        expires_in: 30,
        interval: 0.05,
      });
    } else {
      const sent = await textOf(request);
      sentSoFar.push(sent);
      const { status, type, body } = echo(sent);
      response
        .writeHead(status, { 'Content-Type': type, 'WWW-Authenticate': `Basic realm="${sent}"` })
        .end(body);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clientId: 'desk',
    /** Every form that came, as it came. */
    sentSoFar,
    answerWith(next: Echo) {
      echo = next;
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
