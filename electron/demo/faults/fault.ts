/**
 * How far the conversation has come when a fault strikes. `tls` is the handshake on a TLS port and the answer to
 * STARTTLS elsewhere; `open` is everything between sign-in and an open folder; `count` reading it; `mail`, `rcpt` and
 * `data` are the steps of an SMTP transaction, `data` once the whole message has come in.
 */
export const FAULT_STAGES = [
  'connect',
  'tls',
  'greeting',
  'capability',
  'login',
  'identify',
  'open',
  'count',
  'idle',
  'mail',
  'rcpt',
  'data',
  'logout',
] as const;

/** One of {@link FAULT_STAGES}. */
export type FaultStage = (typeof FAULT_STAGES)[number];

/** What can be wrong with a server's certificate; one that is `expiring` still holds for three days. */
export type CertificateFlaw =
  | 'expiring'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-host'
  | 'untrusted'
  | 'self-signed';

/** Something that goes wrong at a server or on the way to it. */
export type Fault =
  /** The port is closed: connections are refused. */
  | { readonly kind: 'refused-port' }
  /** From this stage on nothing more is said, and the connection stays open. */
  | { readonly kind: 'silent'; readonly at: FaultStage }
  /** At this stage the connection is closed without a word. */
  | { readonly kind: 'cut'; readonly at: FaultStage }
  /** Everything the server says trickles. */
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** Bytes that are no protocol instead of an answer, then silence. */
  | { readonly kind: 'garbage'; readonly at: FaultStage }
  /** One endless line instead of an answer, then silence. */
  | { readonly kind: 'long-line'; readonly at: FaultStage; readonly bytes: number }
  /**
   * These lines instead of the answer. IMAP: without the tag, which is put in front of a line that does not begin with
   * `* `. The server hangs up after `* BYE` and `421`, and after any scripted greeting.
   */
  | { readonly kind: 'reply'; readonly at: FaultStage; readonly lines: readonly string[] }
  | { readonly kind: 'certificate'; readonly flaw: CertificateFlaw }
  /** The TLS port speaks the protocol unencrypted. */
  | { readonly kind: 'plain-instead-of-tls' }
  /** The STARTTLS port speaks TLS from the first byte. */
  | { readonly kind: 'tls-instead-of-plain' }
  /** STARTTLS is missing from what the server offers, as after a man in the middle. */
  | { readonly kind: 'starttls-missing' };
