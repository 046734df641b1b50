import { Socket } from 'node:net';
import { AuthenticationFailure, ImapFlow, type ImapFlowOptions } from 'imapflow';
import { startDeadline } from './deadline.ts';
import { type ImapError, imapFailure } from './imap-failure.ts';
import { watchImapWire } from './imap-wire.ts';
import { startLadder } from './ladder.ts';
import { endCode } from './own-code.ts';
import type { ProbeRequest } from './probe-request.ts';
import type { ProbeResult } from './probe-result.ts';
import { climbWithSocket } from './socket-rungs.ts';
import { watchTls } from './tls-facts.ts';

/** Longest line, literal and response that a healthy server has any reason to send before a folder is open. */
const LONGEST_LINE_BYTES = 64 * 1024;
const LONGEST_RESPONSE_BYTES = 1024 * 1024;

/** Sent with ID (RFC 2971): NetEase opens no folder for a client without a name. */
const CLIENT_INFO = { name: 'Mailvitals', version: '1', vendor: 'Mailvitals' };

/**
 * Climbs the IMAP ladder once over one connection: resolve, connect, TLS, greeting, sign in, ID, EXAMINE INBOX, logout.
 * Never throws for what a server or network does, and never outlives its limit.
 */
export async function probeImap(request: ProbeRequest): Promise<ProbeResult> {
  const { server, signIn } = request;
  const ladder = startLadder();
  const deadline = startDeadline(request.timeoutMs, request.cancelled);
  const tls = watchTls(request.trust);
  const wire = watchImapWire(ladder, {
    onGarbage: () => client.close(),
    onSignedIn: () => request.onSignedIn?.(),
  });
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    doSTARTTLS: server.security === 'starttls',
    tls: tls.options,
    ...authOptions(signIn),
    clientInfo: CLIENT_INFO,
    logger: wire.logger,
    // The one deadline rules; the library's own limits only must not come before it.
    connectionTimeout: request.timeoutMs * 2,
    greetingTimeout: request.timeoutMs * 2,
    socketTimeout: request.timeoutMs * 2,
    maxLineLength: LONGEST_LINE_BYTES,
    maxLiteralSize: LONGEST_RESPONSE_BYTES,
    maxResponseSize: LONGEST_RESPONSE_BYTES,
    disableCompression: true,
    disableAutoEnable: true,
    disableAutoIdle: true,
  });
  client.on('error', () => {
    // The call under way rejects with the same error; without a listener Node would end the process.
  });
  deadline.signal.addEventListener('abort', () => client.close(), { once: true });

  let refusedSignIns = 0;
  const report = () => ({
    protocol: 'imap' as const,
    server,
    rungs: ladder.rungs(),
    ms: ladder.elapsedMs(),
    tls: tls.facts(wire.tlsProtocol()),
    refusedSignIns,
  });
  try {
    // Whoever cancels before it begins is not told by an event any more.
    deadline.signal.throwIfAborted();
    const connecting = client.connect();
    climbWithSocket(socketOf(client), server, ladder);
    await connecting;
    await client.mailboxOpen('INBOX', { readOnly: true });
    await client.logout();
    ladder.finish();
    return { ...report(), outcome: 'ok' };
  } catch (error) {
    // Without a password the library stops by itself where it would sign in, and says so in this form.
    if ('withhold' in signIn && error instanceof AuthenticationFailure) {
      ladder.finish();
      return { ...report(), outcome: 'withheld', reason: signIn.withhold };
    }
    const failure = imapFailure(error as ImapError, {
      stage: ladder.stage(),
      endCode: endCode(deadline.ended(), ladder.stage(), server),
      garbage: wire.garbage(),
      lastRefusal: wire.lastRefusal(),
      offered: [...client.capabilities.keys()].map(String),
      signIn: 'withhold' in signIn ? null : signIn,
    });
    refusedSignIns = failure.stage === 'login' && failure.reply !== null ? 1 : 0;
    return { ...report(), outcome: 'failed', failure };
  } finally {
    deadline.clear();
    // A refused connect() leaves its socket open (seen: 180 s at Dovecot).
    client.close();
  }
}

function authOptions(signIn: ProbeRequest['signIn']): Pick<ImapFlowOptions, 'auth'> {
  if ('withhold' in signIn) {
    return {};
  }
  return {
    auth:
      signIn.method === 'password'
        ? { user: signIn.username, pass: signIn.password }
        : { user: signIn.username, accessToken: signIn.accessToken },
  };
}

/** The library makes its socket within connect() but names it nowhere in its types; only its events are listened to. */
function socketOf(client: ImapFlow): Socket | null {
  const socket: unknown = Reflect.get(client, 'socket');
  return socket instanceof Socket ? socket : null;
}
