import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerCallRequest, answerCancelRequest } from './answer-call.ts';
import type { EventStreams } from './event-streams.ts';
import type { OneTimeTokens } from './one-time-tokens.ts';
import type { OwnAddress } from './own-address.ts';
import type { PageFiles } from './page-files.ts';
import { refuseRequest } from './refuse-request.ts';
import { refuseCall, refuseVisit, sendFile, sendToWindow } from './reply.ts';
import type { Session, Sessions } from './sessions.ts';

/** What requests are answered from. */
export interface AnswerParts {
  readonly own: () => OwnAddress;
  readonly files: PageFiles;
  readonly tokens: OneTimeTokens;
  readonly sessions: Sessions;
  readonly streams: EventStreams;
}

const NEW_LINK =
  'Go to the terminal where Mailvitals runs and press Enter there, or start it again: it prints a new link.';

/** Answers one request. Rejects where the connection breaks meanwhile. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  parts: AnswerParts,
): Promise<void> {
  const refusal = refuseRequest(request, parts.own());
  if (refusal !== null) return refuseVisit(response, 403, 'Not from here', refusal);
  const { method = '' } = request;
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  if (path === '/enter') return enter(method, query, response, parts);
  const session = parts.sessions.find(request.headers.cookie);
  if (session === null) {
    return method === 'POST'
      ? refuseCall(response, 403, 'This page is no longer signed in. Open the link of Mailvitals again.')
      : refuseVisit(response, 403, 'This browser is not signed in', NEW_LINK);
  }
  if (method === 'POST') return answerPost(path, request, response, session);
  if (method !== 'GET' && method !== 'HEAD')
    return refuseVisit(response, 405, 'Not here', 'This is only read.');
  if (path === '/events' && method === 'GET') {
    if (!parts.streams.open(response)) {
      refuseVisit(response, 503, 'Too many windows', 'Close some tabs of Mailvitals first.');
    }
    return;
  }
  const file = parts.files.get(path);
  if (file === undefined) return refuseVisit(response, 404, 'Nothing is here', 'Mailvitals has one page: /');
  sendFile(response, file, method === 'GET');
}

/** A token is spent by nothing but a visit: what only looks at links asks with HEAD. */
function enter(
  method: string,
  query: string,
  response: ServerResponse,
  { tokens, sessions }: AnswerParts,
): void {
  const token = new URLSearchParams(query).get('token') ?? '';
  if (method === 'GET' && tokens.redeem(token)) {
    sendToWindow(response, sessions.begin());
  } else {
    const text = `A link opens the window once and within ten minutes. ${NEW_LINK}`;
    refuseVisit(response, 403, 'This link does not open the window', text);
  }
}

async function answerPost(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  { desk }: Session,
): Promise<void> {
  if (path === '/call') return answerCallRequest(request, response, desk);
  if (path === '/cancel') return answerCancelRequest(request, response, desk);
  refuseCall(response, 404, 'Calls go to /call.');
}
