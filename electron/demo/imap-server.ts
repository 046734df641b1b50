import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { Account } from './account.ts';
import { converse } from './imap-conversation.ts';
import type { ImapSession, ImapSurroundings } from './imap-session.ts';
import { openImapWire } from './imap-wire.ts';
import { secureConnection } from './server-side-tls.ts';

/** A running IMAP server. */
export interface ImapServer {
  readonly port: number;
  /** Ends the sessions of an account, in the provider's words; those that a token opened where one is named. */
  endSessions(account: Account, accessToken?: string): void;
  stop(): Promise<void>;
}

/** Starts an IMAP server on a free port, which speaks TLS from the first byte or offers STARTTLS. */
export async function startImapServer(
  options: ImapSurroundings & { readonly host: string; readonly security: 'tls' | 'starttls' },
): Promise<ImapServer> {
  const sessions = new Set<ImapSession>();
  const open = new Set<Socket>();

  async function serve(socket: Socket): Promise<void> {
    const secured =
      options.security === 'tls' ? await secureConnection(socket, options.secureContext()) : socket;
    if (secured === null) return;
    const session: ImapSession = {
      ...options,
      wire: openImapWire(secured),
      encrypted: options.security === 'tls',
      account: null,
      accessToken: null,
      identified: false,
      selected: null,
      told: 0,
      stage: 'greeting',
      muted: false,
    };
    const record = { commands: [] };
    options.traffic.sessions.push(record);
    sessions.add(session);
    await converse(session, record);
    sessions.delete(session);
    session.wire.end();
  }

  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setNoDelay(true);
    void serve(socket);
  });
  server.listen(0, options.host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The IMAP server has no TCP port.');
  return {
    port: address.port,
    endSessions(account, accessToken) {
      const words = options.personality.imap.sessionEnded;
      for (const session of sessions) {
        if (session.account !== account) continue;
        if (accessToken !== undefined && session.accessToken !== accessToken) continue;
        if (words !== null) session.wire.write(`* BYE ${words}\r\n`);
        session.wire.end();
      }
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
