import { isIP, type Socket } from 'node:net';
import type { ServerAddress } from '../mailbox/server-address.ts';
import type { Ladder } from './ladder.ts';

/** Climbs the rungs below the mail protocol as the socket reports them: resolve, connect, and implicit TLS. */
export function climbWithSocket(
  socket: Socket | null,
  { host, security }: ServerAddress,
  ladder: Ladder,
): void {
  if (isIP(host) !== 0) {
    // An address needs no look-up and brings no event for it.
    ladder.reach('connect');
  }
  socket?.once('lookup', (error) => {
    if (!error) {
      ladder.reach('connect');
    }
  });
  socket?.once('connect', () => ladder.reach(security === 'tls' ? 'tls' : 'greeting'));
  socket?.once('secureConnect', () => ladder.reach('greeting'));
}
