import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A server that knows no protocol. */
export interface ScriptedServer {
  readonly port: number;
  /** Everything that clients have sent, TLS records and all. */
  received(): string;
  stop(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1, says `greeting`, and answers each line with what `answer` makes of it. */
export async function startScriptedServer(
  greeting: string | null,
  answer: (line: string) => string | null = () => null,
): Promise<ScriptedServer> {
  const open = new Set<Socket>();
  let received = '';
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
    if (greeting !== null) socket.write(greeting);
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      received += text;
      for (const line of text.split('\r\n').filter((part) => part !== '')) {
        const reply = answer(line);
        if (reply !== null) socket.write(reply);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP port.');
  return {
    port: address.port,
    received: () => received,
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
