import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { openCallDesk } from '../api/call-desk.ts';
import type { Api } from '../api/contract.ts';
import type { WindowEvents } from '../api/window-events.ts';
import { type AnswerParts, answerRequest } from './answer-request.ts';
import { openEventStreams } from './event-streams.ts';
import { listen } from './listen.ts';
import { openTokens } from './one-time-tokens.ts';
import { hostAndPort, isLoopback, type OwnAddress } from './own-address.ts';
import { readPageFiles } from './page-files.ts';
import { type NewSecret, randomSecret } from './secrets.ts';
import { openSessions } from './sessions.ts';

export interface ServeWindowOptions extends OwnAddress {
  readonly api: Api;
  readonly events: WindowEvents;
  /** What the build made of the window; read once, at the start. */
  readonly pageFolder: string;
  /** Ends the server, every connection and every call under way. */
  readonly signal: AbortSignal;
  /** Where tokens and cookies come from; random unless told otherwise. */
  readonly newSecret?: NewSecret;
  readonly now?: () => Date;
  /** How often a silent stream of events says that it lives, in milliseconds. */
  readonly heartbeatMs?: number;
}

export type ServeWindowResult =
  | {
      readonly kind: 'serving';
      /** A link that opens the window in one browser, once and within ten minutes. */
      readonly newLink: () => string;
      /** Resolves once the signal has fired and nothing is open any more. */
      readonly closed: Promise<void>;
    }
  /** In a sentence, why nothing is served. */
  | { readonly kind: 'refused'; readonly sentence: string };

const HEARTBEAT_MS = 15_000;

/** A browser on this machine asks at once: whoever dribbles is none. Node looks for late ones at the interval. */
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8_192,
};

/** A browser opens six for each of its profiles. */
const CONNECTIONS = 64;

/** Serves the window to browsers of this machine, and to nobody else. */
export async function serveWindow(options: ServeWindowOptions): Promise<ServeWindowResult> {
  const { host, port, signal, newSecret = randomSecret, now = () => new Date() } = options;
  if (!isLoopback(host)) {
    return {
      kind: 'refused',
      sentence: `The window holds what only you may see: it is served to this machine alone, not at ${host}.`,
    };
  }
  const files = readPageFiles(options.pageFolder);
  if (files === null) return { kind: 'refused', sentence: NOT_BUILT };
  let own: OwnAddress = { host, port };
  const openDesk = () => openCallDesk(options.api, options.events.refresh);
  const parts: AnswerParts = {
    own: () => own,
    files,
    tokens: openTokens(newSecret, now),
    sessions: openSessions(() => own.port, newSecret, openDesk),
    streams: openEventStreams(options.events, options.heartbeatMs ?? HEARTBEAT_MS),
  };
  const server = createServer(LIMITS, (request, response) => {
    // A browser that went away in the middle needs no answer.
    answerRequest(request, response, parts).catch(() => response.destroy());
  });
  server.maxConnections = CONNECTIONS;
  const listening = await listen(server, own);
  if (listening.kind === 'refused') return listening;
  own = listening.address;
  const closed = closeAt(signal, server);
  return {
    kind: 'serving',
    newLink: () => `http://${hostAndPort(own)}/enter?token=${parts.tokens.issue()}`,
    closed,
  };
}

/** What to say where the folder holds no page. */
export const NOT_BUILT = 'The window is not built yet. “npm run build” builds it.';

/** Resolves once the signal has fired and the server is closed. */
function closeAt(signal: AbortSignal, server: Server): Promise<void> {
  // A connection that could not be accepted, for want of file handles, must not end the program.
  server.on('error', () => undefined);
  const closed = once(server, 'close').then(() => undefined);
  const stop = () => {
    // A call ends with its connection.
    server.close();
    server.closeAllConnections();
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return closed;
}
