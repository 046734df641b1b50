import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** Below the ports that Linux gives to outgoing connections: a stopped server finds its port still free. */
const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;

/** As many distinct TCP ports on 127.0.0.1 as asked for, free at this moment. */
export async function findFreePorts(count: number): Promise<readonly number[]> {
  const held: { readonly port: number; readonly server: Server }[] = [];
  while (held.length < count) {
    const port = randomInt(FIRST_PORT, LAST_PORT);
    const server = await hold(port);
    if (server !== null) held.push({ port, server });
  }
  await Promise.all(held.map(({ server }) => close(server)));
  return held.map(({ port }) => port);
}

/** Whether nobody listens on the port of 127.0.0.1. */
export async function isPortFree(port: number): Promise<boolean> {
  const server = await hold(port);
  if (server !== null) await close(server);
  return server !== null;
}

function close(server: Server): Promise<unknown> {
  return new Promise((resolve) => server.close(resolve));
}

/** The server that keeps the port, or `null` where it is taken. */
function hold(port: number): Promise<Server | null> {
  const { promise, resolve } = Promise.withResolvers<Server | null>();
  const server = createServer();
  server.once('error', () => resolve(null));
  server.listen(port, '127.0.0.1', () => resolve(server));
  return promise;
}
