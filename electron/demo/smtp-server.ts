import { once } from 'node:events';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerAuthentication, type SMTPServerSession } from 'smtp-server';
import { type Account, findAccount } from './account.ts';
import type { ServerCertificate } from './certificates.ts';
import { scriptedReply } from './faults/distort.ts';
import type { Fault } from './faults/fault.ts';
import { type Personality, type SmtpReply, wordsFor } from './personality.ts';
import {
  type Credential,
  isSwitchedOn,
  judgeSignIn,
  type PasswordRule,
  type SignInRefusal,
} from './sign-in.ts';
import { takeBearer } from './smtp-bearer.ts';
import { watchCommands } from './smtp-command-watcher.ts';
import { beginSmtpSession, phrase, replyLines, type SmtpSession, stageOf } from './smtp-session.ts';
import { acceptSubmission, isCapReached } from './submission.ts';
import type { Traffic } from './traffic.ts';

/** A running SMTP server. */
export interface SmtpSubmissionServer {
  readonly port: number;
  setCertificate(certificate: ServerCertificate): void;
  stop(): Promise<void>;
}

export interface SmtpServerOptions {
  readonly host: string;
  readonly security: 'tls' | 'starttls';
  readonly personality: Personality;
  readonly accounts: readonly Account[];
  readonly traffic: Traffic;
  readonly fault: () => Fault | null;
  readonly certificate: ServerCertificate;
}

/**
 * Starts an SMTP submission server on a free port. The library holds the conversation; what it says goes through
 * `phrase`, because it can express neither replies of several lines nor a provider's greeting and EHLO by itself.
 */
export async function startSmtpServer(options: SmtpServerOptions): Promise<SmtpSubmissionServer> {
  const { personality, accounts, traffic, fault } = options;
  const { smtp } = personality;
  const implicitTls = options.security === 'tls';
  const sessions = new Map<string, SmtpSession>();
  /** By the client's port: what a session's bytes go through. */
  const sockets = new Map<number, Socket>();
  const open = new Set<Socket>();
  const sessionOf = (id: string) => sessions.get(id) ?? beginSmtpSession(implicitTls);

  const server = new SMTPServer({
    secure: implicitTls,
    key: options.certificate.keyPem,
    cert: options.certificate.certificatePem,
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'].filter((name) => smtp.mechanisms.includes(name)),
    allowInsecureAuth: personality.allowsPlainSignIn,
    disableReverseLookup: true,
    logger: watchCommands((id, command) => {
      const session = sessionOf(id);
      session.record.commands.push(command);
      session.stage = stageOf(command, session.stage);
    }),
    onConnect(session, done) {
      const state = beginSmtpSession(implicitTls);
      sessions.set(session.id, state);
      traffic.sessions.push(state.record);
      // Switched off, or the library would upgrade although STARTTLS is refused or was never offered.
      const refusesTls = scriptedReply(fault(), 'tls') !== null || fault()?.kind === 'starttls-missing';
      if (refusesTls) session.disabledCommands = ['STARTTLS'];
      speakThrough(session, state);
      done();
    },
    onSecure(socket, session, done) {
      sockets.set(session.remotePort, socket);
      sessionOf(session.id).encrypted = true;
      done();
    },
    onClose(session) {
      sessions.delete(session.id);
      sockets.delete(session.remotePort);
    },
    onAuth(auth, session, done) {
      const state = sessionOf(session.id);
      const account = findAccount(accounts, auth.username ?? '');
      const credential = credentialOf(auth);
      const scripted = scriptedReply(fault(), 'login');
      const refusal = judge(account, credential, smtp.passwords);
      if (account !== undefined && refusal === null && scripted === null) {
        traffic.signIns += 1;
        done(null, { user: account.address });
        return;
      }
      traffic.rejectedSignIns += 1;
      state.refusal = scripted ?? wordsFor(smtp.refusals, refusal ?? 'rejected');
      const challenged = credential.kind === 'token' && smtp.tokenChallenge !== null && scripted === null;
      if (challenged) done(null, { data: smtp.tokenChallenge });
      else done(new Error('Refused'));
    },
    onMailFrom(address, session, done) {
      const { foreignSender } = smtp;
      const isForeign = foreignSender?.at === 'mail' && !isOwn(address.address, session);
      answer(session, scriptedReply(fault(), 'mail') ?? (isForeign ? foreignSender.reply : null), done);
    },
    onRcptTo: (_address, session, done) => answer(session, scriptedReply(fault(), 'rcpt'), done),
    onData(stream, session, done) {
      text(stream).then((message) => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const account = findAccount(accounts, String(session.user));
        if (account === undefined) return done(new Error('No such account'));
        const isForeign = smtp.foreignSender?.at === 'data' && !isOwn(from, session);
        const words =
          scriptedReply(fault(), 'data') ??
          (isForeign ? smtp.foreignSender.reply : null) ??
          (isCapReached(account, Date.now()) ? smtp.capReached : null);
        if (words !== null) return answer(session, words, done);
        const recipients = rcptTo.map(({ address }) => address);
        acceptSubmission({ account, from, recipients, text: message }, personality, accounts);
        done(null, smtp.accepted);
      }, done);
    },
  });

  function speakThrough({ id, remotePort }: SMTPServerSession, state: SmtpSession): void {
    const connection = [...server.connections].find((candidate) => candidate.id === id);
    if (connection === undefined)
      throw new Error('The SMTP library lost a connection it has just announced.');
    if (smtp.mechanisms.includes('OAUTHBEARER')) takeBearer(connection);
    const send = connection.send.bind(connection);
    connection.send = (code, data) => {
      const reply = replyLines(code, [data ?? ''].flat());
      const utterance = phrase(state, reply, personality, fault());
      if (utterance.act === 'say') {
        const texts = utterance.lines.map((line) => line.slice(4));
        send(Number(utterance.lines[0]?.slice(0, 3)), texts, false);
        // A server that greets with a refusal has nothing more to say.
        if (state.stage === 'greeting' && scriptedReply(fault(), 'greeting') !== null) connection.close();
        return;
      }
      state.muted = true;
      if (utterance.act === 'cut') sockets.get(remotePort)?.destroy();
      if (utterance.act === 'send-bytes') sockets.get(remotePort)?.write(utterance.bytes);
    };
  }

  function answer(session: SMTPServerSession, words: SmtpReply | null, done: (error?: Error) => void): void {
    sessionOf(session.id).refusal = words;
    if (words === null) done();
    else done(new Error('Refused'));
  }

  // Clients that break off a handshake are part of the play.
  server.on('error', () => undefined);
  server.server.on('connection', (socket) => {
    sockets.set(socket.remotePort ?? 0, socket);
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.listen(0, options.host);
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The SMTP server has no TCP port.');
  return {
    port: address.port,
    setCertificate({ keyPem, certificatePem }) {
      server.updateSecureContext({ key: keyPem, cert: certificatePem });
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** IMAP and SMTP are switched off separately, and the switch is asked once the secret was right. */
function judge(
  account: Account | undefined,
  credential: Credential,
  rule: PasswordRule,
): SignInRefusal | null {
  const refusal = judgeSignIn(account, credential, rule);
  if (refusal !== null || account === undefined) return refusal;
  return isSwitchedOn(account, 'smtp') ? null : 'protocol-off';
}

function credentialOf({ accessToken, password }: SMTPServerAuthentication): Credential {
  return accessToken === undefined
    ? { kind: 'password', secret: password ?? '' }
    : { kind: 'token', token: accessToken };
}

function isOwn(sender: string, { user }: SMTPServerSession): boolean {
  return sender.toLowerCase() === String(user).toLowerCase();
}
