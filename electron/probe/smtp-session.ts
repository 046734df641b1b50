import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import SMTPConnection, {
  type SMTPConnectionAuth,
  type SMTPConnectionCustomAuthHandler,
} from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import { startDeadline } from './deadline.ts';
import type { Unopened } from './imap-climb.ts';
import { startLadder } from './ladder.ts';
import { openSocket } from './open-socket.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import { endCode } from './own-code.ts';
import type { ProbeRequest } from './probe-request.ts';
import type { ProbeResult } from './probe-result.ts';
import { scrub, secretsOf } from './scrub.ts';
import type { SignIn } from './sign-in.ts';
import { converse } from './smtp-conversation.ts';
import { type SmtpError, smtpFailure } from './smtp-failure.ts';
import { type SendAnswer, sendStageOf } from './smtp-send-answer.ts';
import { mechanismFor, permittedSignIn } from './smtp-sign-in.ts';
import { signInWithToken, TOKEN_MECHANISMS } from './smtp-token-sign-in.ts';
import { watchSmtpWire } from './smtp-wire.ts';
import { watchTls } from './tls-facts.ts';

/** More than any EHLO reply of a real server. */
const LONGEST_REPLY_BYTES = 64 * 1024;

/** EHLO with an address literal (RFC 5321 section 4.1.3), so that the name of the user's computer stays private. */
const CLIENT_NAME = '[127.0.0.1]';

/** A signed-in SMTP connection. One of its methods is called once; then it is done. */
export interface SmtpSession {
  /** Says goodbye, closes, and tells the climb; never rejects. */
  quit(): Promise<ProbeResult>;
  /** Sends one message, once. Never rejects for what a server or network does. */
  send(mail: OutgoingMail): Promise<SendAnswer>;
  /** Closes at once. */
  close(): void;
}

/** A session, or what became of the attempt, as a probe would tell it. */
export type OpenedSmtpSession =
  | { readonly ok: true; readonly session: SmtpSession }
  | { readonly ok: false; readonly result: Unopened };

/**
 * Climbs the SMTP ladder once over one connection: resolve, connect, TLS, greeting, EHLO, AUTH. `request.timeoutMs` limits
 * all that is done with the connection. Never throws for what a server or network does.
 */
export async function openSmtpSession(request: ProbeRequest): Promise<OpenedSmtpSession> {
  const { server } = request;
  const ladder = startLadder(request.onRung);
  const deadline = startDeadline(request.timeoutMs, request.cancelled);
  const tls = watchTls(request.trust);
  const wire = watchSmtpWire(ladder);
  const asked = 'withhold' in request.signIn ? null : request.signIn;
  let socket: Socket | undefined;
  let connection: SMTPConnection | undefined;
  let tlsProtocol: string | null = null;
  const close = () => {
    deadline.clear();
    connection?.close();
    socket?.destroy();
  };
  const report = (refusedSignIns = 0) => ({
    protocol: 'smtp' as const,
    server,
    rungs: ladder.rungs(),
    ms: ladder.elapsedMs(),
    tls: tls.facts(tlsProtocol),
    refusedSignIns,
  });
  const failureOf = (error: SmtpError) =>
    smtpFailure(error, {
      stage: ladder.stage(),
      endCode: endCode(deadline.ended(), ladder.stage(), server),
      offered: wire.offered(),
      signIn: asked,
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
      customAuth: customAuth(request),
      logger: wire.logger,
      transactionLog: true,
      maxResponseSize: LONGEST_REPLY_BYTES,
      // The one deadline rules; the library's own limits only must not come before it.
      connectionTimeout: request.timeoutMs * 2,
      greetingTimeout: request.timeoutMs * 2,
      socketTimeout: request.timeoutMs * 2,
      socketCloseTimeout: 0,
    });
    const conversation = converse(connection, deadline.signal);
    await conversation.greet();
    if (wire.isInjected()) {
      ladder.reach('tls');
      throw Object.assign(new Error('The server went on in the clear after its answer to STARTTLS'), {
        code: 'STARTTLS_INJECTION',
      });
    }
    tlsProtocol = protocolOf(connection);
    const quit = async () => {
      await conversation.quit();
      ladder.finish();
      close();
    };
    const signIn = await conversation.whileOpen(permittedSignIn(request));
    if ('withhold' in signIn) {
      await quit();
      return { ok: false, result: { ...report(), outcome: 'withheld', reason: signIn.withhold } };
    }
    await conversation.signIn(authOptions(signIn, wire.offered()));
    request.onSignedIn?.();
    return {
      ok: true,
      session: {
        quit: async () => {
          await quit();
          return { ...report(), outcome: 'ok' };
        },
        async send(mail) {
          try {
            const envelope = { from: mail.from, to: [mail.to] };
            const sent = await conversation.send(envelope, await compose(mail));
            const reply = scrub(sent?.response ?? '', secretsOf(signIn));
            return { kind: 'accepted', reply, messageId: sent?.serverMessageId ?? mail.messageId };
          } catch (error) {
            const stage = sendStageOf(error as SmtpError, wire.sendStage());
            const failure = { ...failureOf(error as SmtpError), stage };
            if (failure.reply !== null) return { kind: 'refused', failure };
            return { kind: wire.isHandedOver() ? 'in-doubt' : 'not-sent', failure };
          }
        },
        close,
      },
    };
  } catch (error) {
    const failure = failureOf(error as SmtpError);
    close();
    const refusedSignIns = failure.stage === 'login' && failure.reply !== null ? 1 : 0;
    return { ok: false, result: { ...report(refusedSignIns), outcome: 'failed', failure } };
  }
}

function authOptions(signIn: SignIn, offered: readonly string[]): SMTPConnectionAuth {
  const method = mechanismFor(signIn, offered);
  return signIn.method === 'password'
    ? { credentials: { user: signIn.username, pass: signIn.password } }
    : {
        user: signIn.username,
        ...(method && { method }),
        // Without it the library passes XOAUTH2 over for the server's first mechanism: LOGIN, at Microsoft.
        oauth2: new XOAuth2({ user: signIn.username }),
      };
}

/** How the library signs in with a token: in our way. */
function customAuth({ signIn, server }: ProbeRequest): Record<string, SMTPConnectionCustomAuthHandler> {
  if ('withhold' in signIn || signIn.method === 'password') return {};
  return Object.fromEntries(
    TOKEN_MECHANISMS.map((mechanism) => [
      mechanism,
      (line) => signInWithToken(line, signIn, { mechanism, server }),
    ]),
  );
}

/** The library speaks over a socket that its types do not name; after STARTTLS it is one of its own. */
function protocolOf(connection: SMTPConnection): string | null {
  const socket: unknown = Reflect.get(connection, '_socket');
  return socket instanceof TLSSocket ? socket.getProtocol() : null;
}

/** Loaded when something is sent: checks send nothing. */
async function compose({ from, to, headers, ...mail }: OutgoingMail): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const alone = (address: string) => ({ name: '', address });
  return new MailComposer({ ...mail, from: alone(from), to: alone(to), headers: { ...headers } })
    .compile()
    .build();
}
