import type { ServerAddress } from '../../electron/mailbox/server-address.ts';
import { type ImapSession, openImapSession, type SessionOptions } from '../../electron/probe/imap-session.ts';
import { trustFor } from '../../electron/probe/trust.ts';

/** Whom to sign in as, and where. */
export interface SessionTarget {
  readonly server: ServerAddress;
  readonly caFile: string | null;
  readonly username: string;
  readonly password: string;
  /** For the climb, then for each command; 5 seconds where absent. */
  readonly timeoutMs?: number;
}

/** Opens a session with a password; rejects where that fails. */
export async function openSession(
  { server, caFile, username, password, timeoutMs = 5_000 }: SessionTarget,
  options?: SessionOptions,
): Promise<ImapSession> {
  const trust = await trustFor(caFile);
  if (!trust.ok) throw new Error(trust.sentence);
  const opened = await openImapSession(
    { server, trust: trust.context, signIn: { method: 'password', username, password }, timeoutMs },
    options,
  );
  if (!opened.ok) throw new Error(`No session: ${JSON.stringify(opened.result)}`);
  return opened.session;
}
