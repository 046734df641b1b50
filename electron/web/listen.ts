import { once } from 'node:events';
import type { Server } from 'node:http';
import { hostAndPort, type OwnAddress } from './own-address.ts';

export type ListenResult =
  | { readonly kind: 'listening'; readonly address: OwnAddress }
  /** In a sentence, why nothing listens. */
  | { readonly kind: 'refused'; readonly sentence: string };

/** Port 0 takes any that is free. */
export async function listen(server: Server, address: OwnAddress): Promise<ListenResult> {
  try {
    server.listen(address.port, address.host);
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const sentence = SENTENCES[code];
    if (sentence === undefined) throw error;
    return { kind: 'refused', sentence: sentence(address) };
  }
  const bound = server.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : address.port;
  return { kind: 'listening', address: { ...address, port } };
}

const SENTENCES: Readonly<Record<string, (address: OwnAddress) => string>> = {
  EADDRINUSE: (address) =>
    `Another program listens at ${hostAndPort(address)} already: choose another port for the window.`,
  EACCES: ({ port }) => `Port ${port} may not be opened by this user: choose one from 1024 on.`,
  EADDRNOTAVAIL: ({ host }) => `This machine has no address ${host} to serve the window at.`,
};
