import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Ask {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends what is given and nothing a browser would add; the path goes out as it is, with its dots and escapes. */
export async function open(port: number, { method = 'GET', path = '/', headers = {}, body }: Ask = {}) {
  const asked = request({ host: '127.0.0.1', port, method, path, headers, agent: false });
  asked.end(body);
  const [response] = await once(asked, 'response');
  return response as IncomingMessage;
}

/** {@link open} to the end of the answer. */
export async function ask(port: number, what: Ask = {}): Promise<Answer> {
  const response = await open(port, what);
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}

export const JSON_TYPE = { 'content-type': 'application/json' };

/** A call that any window makes. */
export const CALL = { id: 'call-1', method: 'listMailboxes', args: [] };

/** What a signed-in window sends for a call, with whatever an attacker changes; `call` as text goes out as it is. */
export function callWith(
  cookie: string,
  call: unknown = CALL,
  headers: Readonly<Record<string, string>> = {},
): Ask {
  return {
    method: 'POST',
    path: '/call',
    headers: { ...JSON_TYPE, cookie, ...headers },
    body: typeof call === 'string' ? call : JSON.stringify(call),
  };
}

/** Bytes as they are, on a connection of their own; gives what comes back until it ends. */
export function sendRaw(port: number, bytes: string | Buffer): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}
