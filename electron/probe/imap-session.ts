import { Socket } from 'node:net';
import { AuthenticationFailure, ImapFlow } from 'imapflow';
import { type Deadline, startDeadline } from './deadline.ts';
import { clientOptions, widenLimits } from './imap-client-options.ts';
import type { ImapClimb, Unopened } from './imap-climb.ts';
import { startCommands } from './imap-commands.ts';
import { type ImapError, imapFailure } from './imap-failure.ts';
import { readFolders } from './imap-reading.ts';
import { ImapSessionError } from './imap-session-error.ts';
import { watchFolderChanges } from './imap-waiting.ts';
import { byeAtEnd, watchImapWire } from './imap-wire.ts';
import { startLadder } from './ladder.ts';
import type { ImapSession } from './mail-session.ts';
import { endCode } from './own-code.ts';
import type { ProbeRequest } from './probe-request.ts';
import type { ProbeFailure, WithheldReason } from './probe-result.ts';
import { climbWithSocket } from './socket-rungs.ts';
import { wayTo } from './stand-in.ts';
import { watchTls } from './tls-facts.ts';

export { ImapSessionError } from './imap-session-error.ts';
export type { FolderState, MailFolder } from './mail-folder.ts';
export type { ImapSession } from './mail-session.ts';
export type { MessageFacts } from './message-facts.ts';

/** A session, or what became of the attempt, as a probe would tell it. */
export type OpenedImapSession =
  | { readonly ok: true; readonly session: ImapSession }
  | { readonly ok: false; readonly result: Unopened };

/** What the caller may choose beside the request. */
export interface SessionOptions {
  /** How often a server without IDLE is asked for changes, in milliseconds. */
  readonly pollMs?: number;
}

const POLL_MS = 60_000;

/** Climbs as far as the sign-in, ID included, and stays. `request.timeoutMs` limits the climb, then each command. */
export async function openImapSession(
  request: ProbeRequest,
  options?: SessionOptions,
): Promise<OpenedImapSession> {
  const deadline = startDeadline(request.timeoutMs, request.cancelled);
  const climb = startImapClimb(request, deadline, options);
  try {
    const session = await climb.signIn();
    return typeof session === 'string'
      ? { ok: false, result: climb.withheld(session) }
      : { ok: true, session };
  } catch (error) {
    if (error instanceof ImapSessionError) {
      return { ok: false, result: climb.failed(error.failure) };
    }
    throw error;
  } finally {
    deadline.clear();
  }
}

/** Makes the connection that a probe or a session climbs with. `deadline` closes it until it is cleared. */
export function startImapClimb(
  request: ProbeRequest,
  deadline: Deadline,
  { pollMs = POLL_MS }: SessionOptions = {},
): ImapClimb {
  const { server, signIn } = request;
  const ladder = startLadder(request.onRung);
  const tls = watchTls(request.trust);
  let isFollowing = true;
  let isOpen = false;
  const wire = watchImapWire(
    { stage: ladder.stage, reach: (stage) => isFollowing && ladder.reach(stage) },
    {
      onGarbage: () => client.close(),
      onSignedIn: () => request.onSignedIn?.(),
      // Some servers say goodbye and keep the connection. In answer to LOGOUT, a tagged line is still to come.
      onBye: () => isOpen && setImmediate(() => client.close()),
    },
  );
  // Where the end of the connection comes along with the goodbye, the library does not read the goodbye any more.
  let lastWords: string | null = null;
  const bye = () => wire.bye() ?? lastWords;
  const way = wayTo(server);
  // The library connects with what it is given for TLS, encrypted or not.
  const options = { ...clientOptions(request), tls: { ...tls.options, ...way }, logger: wire.logger };
  const client = new ImapFlow(options);
  const limitMs = request.timeoutMs;
  const commands = startCommands(client, { lastRefusal: wire.lastRefusal, bye, limitMs, failureOf });
  deadline.signal.addEventListener('abort', () => client.close(), { once: true });

  function failureOf(error: ImapError): ProbeFailure {
    const ended = deadline.ended() ?? (commands.isOverdue() ? 'DEADLINE' : null);
    return imapFailure(error, {
      stage: ladder.stage(),
      endCode: endCode(ended, ladder.stage(), server),
      garbage: wire.garbage(),
      lastRefusal: wire.lastRefusal(),
      offered: [...client.capabilities.keys()].map(String),
      signIn: 'withhold' in signIn ? null : signIn,
    });
  }
  const report = (refusedSignIns = 0) => ({
    protocol: 'imap' as const,
    server,
    rungs: ladder.rungs(),
    ms: ladder.elapsedMs(),
    tls: tls.facts(wire.tlsProtocol()),
    refusedSignIns,
  });

  async function climb(): Promise<ImapSession | WithheldReason> {
    try {
      // Whoever cancels before it begins is not told by an event any more.
      deadline.signal.throwIfAborted();
      const connecting = client.connect();
      climbWithSocket(socketOf(client), { ...server, host: way.host }, ladder);
      await connecting;
    } catch (error) {
      const failure = failureOf(error as ImapError);
      // A refused connect() leaves its socket open (seen: 180 s at Dovecot).
      commands.close();
      // Without a password the library stops by itself where it would sign in, and says so in this form.
      if ('withhold' in signIn && error instanceof AuthenticationFailure) {
        return signIn.withhold;
      }
      throw new ImapSessionError(failure);
    }
    isOpen = true;
    // An idle connection is silent for hours; from here on each command has a limit of its own.
    const socket = socketOf(client)?.setTimeout(0);
    socket?.on('data', (chunk: Buffer) => {
      lastWords = byeAtEnd(chunk);
    });
    widenLimits(client);
    const reading = readFolders(client, commands);
    const { waitForChange, forgetChanges } = watchFolderChanges(client, commands, { pollMs });
    const examine = (path: string) => {
      forgetChanges();
      return reading.examine(path);
    };
    return {
      ...reading,
      examine,
      waitForChange,
      logout: () => leave().then(() => undefined),
      close: commands.close,
      ended: commands.ended,
    };
  }

  async function leave(): Promise<boolean> {
    isOpen = false;
    commands.expectEnd();
    const isHeard = await commands
      .run(() => client.logout())
      .then(
        () => !commands.isOverdue(),
        () => false,
      );
    client.close();
    return isHeard;
  }

  return {
    ladder,
    signIn: climb,
    stopFollowing: () => {
      isFollowing = false;
    },
    leave,
    close: commands.close,
    passed: () => ({ ...report(), outcome: 'ok' }),
    failed: (failure) => ({
      ...report(failure.stage === 'login' && failure.reply !== null ? 1 : 0),
      outcome: 'failed',
      failure,
    }),
    withheld: (reason) => {
      ladder.finish();
      return { ...report(), outcome: 'withheld', reason };
    },
  };
}

/** The library makes its socket within connect() but names it nowhere in its types. */
function socketOf(client: ImapFlow): Socket | null {
  const socket: unknown = Reflect.get(client, 'socket');
  return socket instanceof Socket ? socket : null;
}
