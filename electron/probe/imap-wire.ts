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
  STATUS: 'count',
  FETCH: 'count',
  UID: 'count',
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
  /** What the server said as it hung up, e.g. `BYE [UNAVAILABLE] Shutting down`. */
  readonly bye: () => string | null;
}

/** What to do about what passes. */
export interface ImapWireEvents {
  /** What arrives is not IMAP: waiting on would only end at the limit. */
  readonly onGarbage: () => void;
  /** The server has accepted the sign-in. */
  readonly onSignedIn: () => void;
  /** The server hangs up, be it in answer to LOGOUT. */
  readonly onBye: () => void;
}

/** Follows one connection. */
export function watchImapWire(
  ladder: Pick<Ladder, 'stage' | 'reach'>,
  { onGarbage, onSignedIn, onBye }: ImapWireEvents,
): ImapWire {
  let tlsProtocol: string | null = null;
  let garbage: string | null = null;
  let lastRefusal: string | null = null;
  let bye: string | null = null;
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
      if (/^\* BYE\b/i.test(entry.msg ?? '')) {
        bye = entry.msg?.slice(2) ?? null;
        onBye();
      }
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
    bye: () => bye,
  };
}

/** How far back a goodbye is looked for: more than any is long. */
const LONGEST_BYE = 1024;

/** The goodbye that ends what was last read from a socket, e.g. `BYE [UNAVAILABLE] Shutting down`; else `null`. */
export function byeAtEnd(chunk: Buffer): string | null {
  const end = chunk.subarray(-LONGEST_BYE).toString();
  return /(?:^|\n)\* (BYE\b[^\r\n]*)/i.exec(end)?.[1] ?? null;
}
