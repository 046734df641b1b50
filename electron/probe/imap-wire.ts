import type { Ladder } from './ladder.ts';
import type { ProbeStage } from './probe-result.ts';

/** The stage that each command belongs to; LIST is how the library prepares to open a folder. */
const STAGE_OF_COMMAND: Readonly<Record<string, ProbeStage>> = {
  CAPABILITY: 'capability',
  STARTTLS: 'tls',
  AUTHENTICATE: 'login',
  LOGIN: 'login',
  ID: 'identify',
  NAMESPACE: 'open',
  LIST: 'open',
  EXAMINE: 'open',
  LOGOUT: 'logout',
};

/** One entry of the library's log: `src` is `c` for what we send, `s` for what the server sends. */
interface LogEntry {
  readonly src?: string;
  readonly msg?: string;
  /** Of a TLS session, e.g. `TLSv1.3`. */
  readonly version?: string;
}

type Log = (entry: LogEntry) => void;

/** What passes over one IMAP connection, as far as the ladder needs it. */
export interface ImapWire {
  /** To be handed to the library: it reports every line it sends and reads. Nothing of them is kept or written. */
  readonly logger: Record<'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', Log>;
  /** Protocol of the TLS session, e.g. `TLSv1.3`. */
  readonly tlsProtocol: () => string | null;
  /** The last command that the server refused, in its words; the library keeps silent about some. */
  readonly lastRefusal: () => string | null;
  /** The start of the first line that was no IMAP, read before a sign-in; `null` where all was well. */
  readonly garbage: () => string | null;
}

/** What to do about what passes. */
export interface ImapWireEvents {
  /** What arrives is not IMAP: waiting on would only end at the limit. */
  readonly onGarbage: () => void;
  /** The server has accepted the sign-in. */
  readonly onSignedIn: () => void;
}

/** Follows one connection. */
export function watchImapWire(ladder: Ladder, { onGarbage, onSignedIn }: ImapWireEvents): ImapWire {
  let tlsProtocol: string | null = null;
  let garbage: string | null = null;
  let lastRefusal: string | null = null;
  const ignore = () => undefined;

  const refuse = (entry: LogEntry) => {
    garbage ??= entry.msg ?? '';
    onGarbage();
  };
  const line: Log = (entry) => {
    if (entry.src === 's' && ladder.stage() === 'greeting') {
      // The library waits for a greeting that starts with “*” and would let an HTTP or SMTP server go on for ever.
      // After a BYE it hangs up, so a BYE is no greeting that was passed.
      if (/^\* OK\b/i.test(entry.msg ?? '')) {
        ladder.reach('capability');
      } else if (!/^\* BYE\b/i.test(entry.msg ?? '')) {
        refuse(entry);
      }
    } else if (entry.src === 's') {
      lastRefusal = /^\w+ ((?:NO|BAD)\b.*)$/i.exec(entry.msg ?? '')?.[1] ?? lastRefusal;
    } else if (entry.src === 'c') {
      const command = entry.msg?.split(' ')[1];
      const stage = command === undefined ? undefined : STAGE_OF_COMMAND[command];
      if (stage !== undefined) {
        ladder.reach(stage);
      }
    }
  };
  const session: Log = (entry) => {
    tlsProtocol = entry.version ?? tlsProtocol;
    if (entry.src === 'tls') {
      ladder.reach('capability');
    } else if (entry.src === 'auth') {
      onSignedIn();
    }
  };
  const trouble: Log = (entry) => {
    const isBeforeSignIn = ladder.stage() === 'greeting' || ladder.stage() === 'capability';
    if (entry.src === 's' && isBeforeSignIn) {
      refuse(entry);
    }
  };
  return {
    logger: { trace: ignore, debug: line, info: session, warn: ignore, error: trouble, fatal: ignore },
    tlsProtocol: () => tlsProtocol,
    lastRefusal: () => lastRefusal,
    garbage: () => garbage,
  };
}
