import { setTimeout as sleep } from 'node:timers/promises';

/** How many sign-ins each server refused. */
export interface Rejections {
  readonly imap: number;
  readonly smtp: number;
}

/**
 * Dovecot answers for Postfix too, but names a session only where it speaks with the client itself. A token that it
 * could not ask about stands at level “Error”: that client is told to come again.
 */
const IMAP_REJECTION = /auth: Info: [\w-]+\(\S+,<\S+>\): (Password mismatch|unknown user|oauth2 failed)/g;
/** The same words, and the same 535, for a token that could not be asked about. */
const SMTP_REJECTION = /SASL \S+ authentication failed/g;

interface Logs {
  readonly dovecot: string;
  readonly postfix: string;
}

/** Postfix writes its log by another process, which may be behind the answer that the client has. */
const SETTLED_MS = 150;

/** Refused passwords and tokens in the servers' logs, once these have come to rest. */
export async function settledRejections(read: () => Promise<Logs>): Promise<Rejections> {
  let logs = await read();
  for (;;) {
    await sleep(SETTLED_MS);
    const later = await read();
    if (later.dovecot === logs.dovecot && later.postfix === logs.postfix) return countRejections(later);
    logs = later;
  }
}

/** Counts refused passwords and tokens in the servers' logs, each once it was answered. */
function countRejections(logs: Logs): Rejections {
  return {
    imap: logs.dovecot.match(IMAP_REJECTION)?.length ?? 0,
    smtp: logs.postfix.match(SMTP_REJECTION)?.length ?? 0,
  };
}
