import type { ServerResponse } from 'node:http';
import type { PageFile } from './page-files.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

type Headers = Readonly<Record<string, string>>;

/** A file of the window. */
export function sendFile(response: ServerResponse, { type, body }: PageFile, withBody: boolean): void {
  response
    .writeHead(200, { ...SECURITY_HEADERS, 'content-type': type, 'content-length': body.length })
    .end(withBody ? body : undefined);
}

/** A refusal as the window's own code reads it. The connection ends: what else was sent on it is not wanted. */
export function refuseCall(response: ServerResponse, status: number, fault: string): void {
  respond(response, status, `${JSON.stringify({ fault })}\n`, { 'content-type': 'application/json' });
}

/** A refusal as a person reads it who opened a link. */
export function refuseVisit(response: ServerResponse, status: number, title: string, text: string): void {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Mailvitals</title><h1>${title}</h1><p>${text}</p></html>\n`;
  respond(response, status, page, { 'content-type': 'text/html; charset=utf-8' });
}

/** To the window, with the cookie that opens it; 303 makes the browser forget the link. */
export function sendToWindow(response: ServerResponse, cookie: string): void {
  respond(response, 303, '', { location: '/', 'set-cookie': cookie });
}

/** Headers of an answer that is written bit by bit. */
export function beginStream(response: ServerResponse, type: string): void {
  response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': type });
  response.flushHeaders();
}

function respond(response: ServerResponse, status: number, body: string, headers: Headers): void {
  response.writeHead(status, { ...SECURITY_HEADERS, ...headers, connection: 'close' }).end(body);
}
