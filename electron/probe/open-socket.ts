import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { ServerAddress } from '../mailbox/server-address.ts';
import type { Ladder } from './ladder.ts';
import { climbWithSocket } from './socket-rungs.ts';
import { wayTo } from './stand-in.ts';
import type { TlsWatch } from './tls-facts.ts';

/**
 * Opens a connection as far as the greeting: resolved as the operating system resolves, both address families raced
 * (RFC 8305), and encrypted where the address says so. Rejects with Node's own error.
 */
export function openSocket(
  server: ServerAddress,
  { ladder, tls, signal }: { ladder: Ladder; tls: TlsWatch; signal: AbortSignal },
): Promise<Socket | TLSSocket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket | TLSSocket>();
  const isImplicitTls = server.security === 'tls';
  const target = wayTo(server);
  const socket = isImplicitTls
    ? connectTls({ ...target, ...tls.options, ...(isIP(server.host) ? {} : { servername: server.host }) })
    : connect(target);
  climbWithSocket(socket, { ...server, host: target.host }, ladder);
  const abort = () => socket.destroy(new Error('The attempt was ended'));
  socket.once('error', reject);
  if (signal.aborted) {
    abort();
  }
  signal.addEventListener('abort', abort, { once: true });
  socket.once(isImplicitTls ? 'secureConnect' : 'connect', () => {
    signal.removeEventListener('abort', abort);
    socket.removeListener('error', reject);
    resolve(socket);
  });
  return promise;
}
