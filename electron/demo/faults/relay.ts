import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from './fault.ts';

/** A port in front of a server, where the faults below the protocol happen. */
export interface Relay {
  readonly port: number;
  /** Opens or closes the port; connections that are up stay. */
  setListening(listening: boolean): Promise<void>;
  /** Closes the connections that are up, at once. */
  dropConnections(): void;
  stop(): Promise<void>;
}

export interface RelayOptions {
  readonly host: string;
  /** Port of the server behind, asked at each connection. */
  readonly target: () => number;
  readonly fault: () => Fault | null;
  /** Whether a client's first bytes begin a TLS handshake, so that the stage `tls` is here. */
  readonly tlsFirst: boolean;
  readonly onConnection: () => void;
}

const REOPEN_TRIES = 40;
const REOPEN_PAUSE_MS = 50;

/** Starts a relay on a free port. */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    options.onConnection();
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    client.setNoDelay(true);
    accept(client, options);
  });
  const port = await listen(server, 0, options.host);
  const dropConnections = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port,
    async setListening(listening) {
      if (listening === server.listening) return;
      if (listening) await relisten(server, port, options.host);
      // Not awaited: it only ends with the last connection, and the port is closed at once.
      else server.close();
    },
    dropConnections,
    async stop() {
      const closed = server.listening ? once(server, 'close') : Promise.resolve();
      if (server.listening) server.close();
      dropConnections();
      await closed;
    },
  };
}

function accept(client: Socket, options: RelayOptions): void {
  const fault = options.fault();
  if (fault?.kind === 'cut' && fault.at === 'connect') {
    client.destroy();
  } else if (fault?.kind === 'silent' && fault.at === 'connect') {
    client.resume();
  } else if (options.tlsFirst && fault?.kind === 'cut' && fault.at === 'tls') {
    client.once('data', () => client.destroy());
  } else if (options.tlsFirst && fault?.kind === 'silent' && fault.at === 'tls') {
    client.resume();
  } else {
    pass(client, options.target(), options.host, fault);
  }
}

function pass(client: Socket, port: number, host: string, fault: Fault | null): void {
  const behind = connect(port, host);
  behind.setNoDelay(true);
  behind.on('error', () => client.destroy());
  client.on('close', () => behind.destroy());
  client.pipe(behind);
  if (fault?.kind === 'slow') void drip(behind, client, fault.bytesPerSecond);
  else behind.pipe(client);
}

async function drip(from: Socket, to: Socket, bytesPerSecond: number): Promise<void> {
  try {
    for await (const chunk of from) {
      for (const byte of chunk as Buffer) {
        if (to.destroyed) return;
        to.write(Buffer.of(byte));
        await delay(1000 / bytesPerSecond, undefined, { ref: false });
      }
    }
    to.end();
  } catch {
    // The server behind went away: so does the connection.
    to.destroy();
  }
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The relay has no TCP port.');
  return address.port;
}

/** The port may be in use for a moment as the near end of somebody's outgoing connection. */
async function relisten(server: Server, port: number, host: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await listen(server, port, host);
      return;
    } catch (error) {
      if (tries === REOPEN_TRIES) throw error;
      await delay(REOPEN_PAUSE_MS);
    }
  }
}
