import type { ServerResponse } from 'node:http';
import { STYLE_HASH } from './page-style.ts';
import type { JsonAnswer } from './token-endpoint.ts';

const FOR_NOBODY_ELSE = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  // The browser keeps connections that it never uses; a demo ends at once.
  Connection: 'close',
};

/** Sends a page. `formTarget`: where its form may lead to in the end, which a browser checks after redirects too. */
export function showPage(response: ServerResponse, status: number, page: string, formTarget = ''): void {
  response
    .writeHead(status, {
      ...FOR_NOBODY_ELSE,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self' ${formTarget}; base-uri 'none'; frame-ancestors 'none'`,
    })
    .end(page);
}

/** Sends the browser on. */
export function goTo(response: ServerResponse, address: URL): void {
  response.writeHead(303, { ...FOR_NOBODY_ELSE, Location: address.href }).end();
}

/** Answers a program. */
export function sendJson(response: ServerResponse, { status, body }: JsonAnswer): void {
  response
    .writeHead(status, { ...FOR_NOBODY_ELSE, 'Content-Type': 'application/json' })
    .end(JSON.stringify(body));
}
