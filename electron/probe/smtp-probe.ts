import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import SMTPConnection, { type SMTPConnectionAuth } from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import { startDeadline } from './deadline.ts';
import { startLadder } from './ladder.ts';
import { openSocket } from './open-socket.ts';
import { endCode } from './own-code.ts';
import type { ProbeRequest, SignIn } from './probe-request.ts';
import type { ProbeResult } from './probe-result.ts';
import { type SmtpError, smtpFailure } from './smtp-failure.ts';
import { watchSmtpWire } from './smtp-wire.ts';
import { watchTls } from './tls-facts.ts';

/** More than any EHLO reply of a real server. */
const LONGEST_REPLY_BYTES = 64 * 1024;

/** EHLO with an address literal (RFC 5321 section 4.1.3), so that the name of the user's computer stays private. */
const CLIENT_NAME = '[127.0.0.1]';

const PASSWORD_MECHANISMS = ['AUTH PLAIN', 'AUTH LOGIN', 'AUTH CRAM-MD5'];
const TOKEN_MECHANISMS = ['AUTH XOAUTH2'];

/**
 * Climbs the SMTP ladder once over one connection: resolve, connect, TLS, greeting, EHLO, AUTH, QUIT. No MAIL FROM:
 * nothing is sent. Never throws for what a server or network does, and never outlives its limit.
 */
export async function probeSmtp(request: ProbeRequest): Promise<ProbeResult> {
  const { server } = request;
  const ladder = startLadder();
  const deadline = startDeadline(request.timeoutMs, request.cancelled);
  const tls = watchTls(request.trust);
  const wire = watchSmtpWire(ladder);
  let socket: Socket | undefined;
  let connection: SMTPConnection | undefined;
  let refusedSignIns = 0;
  let tlsProtocol: string | null = null;
  const report = () => ({
    protocol: 'smtp' as const,
    server,
    rungs: ladder.rungs(),
    ms: ladder.elapsedMs(),
    tls: tls.facts(tlsProtocol),
    refusedSignIns,
  });
  try {
    socket = await openSocket(server, { ladder, tls, signal: deadline.signal });
    connection = new SMTPConnection({
      connection: socket,
      host: server.host,
      port: server.port,
      secure: server.security === 'tls',
      secured: server.security === 'tls',
      requireTLS: server.security === 'starttls',
      ignoreTLS: server.security === 'none',
      name: CLIENT_NAME,
      tls: tls.options,
      logger: wire.logger,
      transactionLog: true,
      maxResponseSize: LONGEST_REPLY_BYTES,
      // The one deadline rules; the library's own limits only must not come before it.
      connectionTimeout: request.timeoutMs * 2,
      greetingTimeout: request.timeoutMs * 2,
      socketTimeout: request.timeoutMs * 2,
      socketCloseTimeout: 0,
    });
    const session = converse(connection, deadline.signal);
    await session.greet();
    if (wire.isInjected()) {
      ladder.reach('tls');
      throw Object.assign(new Error('The server went on in the clear after its answer to STARTTLS'), {
        code: 'STARTTLS_INJECTION',
      });
    }
    tlsProtocol = protocolOf(connection);
    const signIn = await session.whileOpen(permittedSignIn(request));
    if ('withhold' in signIn) {
      await session.quit();
      ladder.finish();
      return { ...report(), outcome: 'withheld', reason: signIn.withhold };
    }
    requireMechanism(signIn, wire.offered());
    await session.signIn(signIn);
    request.onSignedIn?.();
    await session.quit();
    ladder.finish();
    return { ...report(), outcome: 'ok' };
  } catch (error) {
    const failure = smtpFailure(error as SmtpError, {
      stage: ladder.stage(),
      endCode: endCode(deadline.ended(), ladder.stage(), server),
      offered: wire.offered(),
      signIn: 'withhold' in request.signIn ? null : request.signIn,
    });
    refusedSignIns = failure.stage === 'login' && failure.reply !== null ? 1 : 0;
    return { ...report(), outcome: 'failed', failure };
  } finally {
    deadline.clear();
    connection?.close();
    socket?.destroy();
  }
}

/** The library's callbacks as promises, each of which also ends when the connection breaks or the limit is reached. */
function converse(connection: SMTPConnection, signal: AbortSignal) {
  const { promise: broken, reject } = Promise.withResolvers<never>();
  // Listened to by every step; between two steps nobody awaits it.
  broken.catch(() => undefined);
  connection.on('error', reject);
  connection.once('end', () =>
    reject(Object.assign(new Error('Connection closed'), { code: 'ECONNECTION' })),
  );
  signal.addEventListener('abort', () => reject(new Error('The attempt was ended')), { once: true });
  if (signal.aborted) {
    reject(new Error('The attempt was ended'));
  }
  const whileOpen = <T>(step: Promise<T>): Promise<T> => Promise.race([step, broken]);
  const step = (start: (done: (error?: Error | null) => void) => void) =>
    whileOpen(new Promise<void>((resolve, fail) => start((error) => (error ? fail(error) : resolve()))));
  return {
    whileOpen,
    greet: () => step((done) => connection.connect(done)),
    signIn: (signIn: SignIn) => step((done) => connection.login(authOptions(signIn), done)),
    quit: () => {
      const ended = new Promise<void>((resolve) => connection.once('end', () => resolve()));
      connection.quit();
      return Promise.race([ended, broken.catch(() => undefined)]);
    },
  };
}

async function permittedSignIn(request: ProbeRequest): Promise<ProbeRequest['signIn']> {
  const reason = await request.permission;
  return reason ? { withhold: reason } : request.signIn;
}

/** The library would send a password to a server that offers no way to take one; this one does not. */
function requireMechanism(signIn: SignIn, offered: readonly string[]): void {
  const usable = signIn.method === 'password' ? PASSWORD_MECHANISMS : TOKEN_MECHANISMS;
  if (!usable.some((mechanism) => offered.includes(mechanism))) {
    throw Object.assign(new Error('The server offers no way to sign in that fits'), {
      code: 'AUTH_NOT_OFFERED',
    });
  }
}

function authOptions(signIn: SignIn): SMTPConnectionAuth {
  return signIn.method === 'password'
    ? { credentials: { user: signIn.username, pass: signIn.password } }
    : {
        user: signIn.username,
        method: 'XOAUTH2',
        oauth2: new XOAuth2({ user: signIn.username, accessToken: signIn.accessToken }),
      };
}

/** The library speaks over a socket that its types do not name; after STARTTLS it is one of its own. */
function protocolOf(connection: SMTPConnection): string | null {
  const socket: unknown = Reflect.get(connection, '_socket');
  return socket instanceof TLSSocket ? socket.getProtocol() : null;
}
