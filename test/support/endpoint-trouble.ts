import type { ServerResponse } from 'node:http';
import type { EndpointTrouble, IdentityBehaviour } from './identity-behaviour.ts';

/** What a request to the path meets before the provider sees it. */
export interface Obstacle {
  readonly trouble: EndpointTrouble | null;
  readonly delayMs: number;
}

/** Looks up what the behaviour holds for the path. */
export function obstacleAt(path: string, behaviour: IdentityBehaviour): Obstacle {
  if (path === '/token') return { trouble: behaviour.tokenTrouble, delayMs: behaviour.tokenDelayMs };
  if (path === '/token/introspection') {
    return { trouble: behaviour.introspectionTrouble, delayMs: behaviour.introspectionDelayMs };
  }
  return { trouble: null, delayMs: 0 };
}

/** Answers, or does not, in the provider's place. */
export function failWith(trouble: EndpointTrouble, response: ServerResponse): void {
  if (trouble.kind === 'silence') return;
  if (trouble.kind === 'cut') {
    response.destroy();
    return;
  }
  if (trouble.kind === 'half') {
    response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"access_token":"half of');
    if (trouble.then === 'cut') setTimeout(() => response.destroy(), 50);
    return;
  }
  const { status, body = '', retryAfterS } = trouble;
  const isText = typeof body === 'string';
  response.writeHead(status, {
    'Content-Type': isText ? 'text/html' : 'application/json',
    ...(retryAfterS === undefined ? {} : { 'Retry-After': String(retryAfterS) }),
  });
  response.end(isText ? body : JSON.stringify(body));
}
