import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';

/** The server's side of a handshake on an accepted connection; `null` where it did not come about. */
export function secureConnection(socket: Socket, secureContext: SecureContext): Promise<TLSSocket | null> {
  const secured = new TLSSocket(socket, { isServer: true, secureContext });
  return new Promise((resolve) => {
    secured.once('secure', () => resolve(secured));
    // Until the handshake is done, TLSSocket tells of its failure by this event alone.
    secured.once('_tlsError', () => secured.destroy());
    secured.on('error', () => secured.destroy());
    secured.once('close', () => resolve(null));
  });
}
