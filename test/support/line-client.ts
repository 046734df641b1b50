import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** A client that knows no protocol: it sends lines and waits for what comes back. */
export interface LineClient {
  readonly socket: Socket;
  /** Everything received so far. */
  received(): Buffer;
  send(line: string): void;
  /** Resolves with everything received since the last wait, once it matches; rejects when the server hangs up first. */
  until(pattern: RegExp): Promise<string>;
  /** Resolves with all bytes received once the server has hung up. */
  closed(): Promise<Buffer>;
  close(): void;
}

/** Connects without TLS. */
export async function connectPlain(port: number): Promise<LineClient> {
  const socket = connectTcp(port, '127.0.0.1');
  await once(socket, 'connect');
  return lineClient(socket);
}

/** Connects with TLS and checks the certificate. */
export async function connectSecure(port: number, ca: string): Promise<LineClient> {
  const socket = connectTls({ port, host: '127.0.0.1', servername: 'localhost', ca });
  await once(socket, 'secureConnect');
  return lineClient(socket);
}

/** Upgrades after STARTTLS; the plain client is used up. */
export async function upgrade(client: LineClient, ca: string): Promise<LineClient> {
  client.socket.removeAllListeners('data');
  const socket = connectTls({ socket: client.socket, servername: 'localhost', ca });
  await once(socket, 'secureConnect');
  return lineClient(socket);
}

function lineClient(socket: Socket): LineClient {
  let all = Buffer.alloc(0);
  let read = 0;
  let changed = Promise.withResolvers<void>();
  let isClosed = false;
  const wake = () => {
    changed.resolve();
    changed = Promise.withResolvers<void>();
  };
  socket.on('data', (chunk: Buffer) => {
    all = Buffer.concat([all, chunk]);
    wake();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isClosed = true;
    wake();
  });
  return {
    socket,
    received: () => all,
    send: (line) => void socket.write(`${line}\r\n`),
    async until(pattern) {
      for (;;) {
        const fresh = all.subarray(read).toString();
        if (pattern.test(fresh)) {
          read = all.length;
          return fresh;
        }
        if (isClosed) throw new Error(`The server hung up after ${JSON.stringify(fresh)}`);
        await changed.promise;
      }
    },
    async closed() {
      while (!isClosed) await changed.promise;
      return all;
    },
    close: () => void socket.destroy(),
  };
}
