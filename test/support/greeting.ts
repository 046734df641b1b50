import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Where to listen for a greeting; with `ca` (PEM) over TLS from the first byte. */
export interface GreetingAt {
  readonly port: number;
  readonly ca: string | null;
}

/** The first line that a mail server on 127.0.0.1 says, or `null` where it says none within 2 seconds. */
export function readGreeting({ port, ca }: GreetingAt): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const address = { host: '127.0.0.1', port };
  const socket: Socket = ca === null ? connect(address) : connectTls({ ...address, ca });
  socket.setTimeout(2_000, () => socket.destroy());
  socket.once('data', (data: Buffer) => {
    resolve(data.toString('utf8').split('\r\n', 1)[0] ?? null);
    socket.destroy();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => resolve(null));
  return promise;
}
