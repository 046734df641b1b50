import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Authority, createAuthority } from '../../electron/demo/certificates.ts';
import { classify } from '../../electron/diagnosis/classify.ts';
import { evidenceOf } from '../../electron/diagnosis/evidence.ts';
import type { Protocol } from '../../electron/mailbox/server-address.ts';
import { probeImap } from '../../electron/probe/imap-probe.ts';
import { probeSmtp } from '../../electron/probe/smtp-probe.ts';

/** How a server speaks before and after TLS; `{tag}` is that of the command. */
const VOICES: Record<Protocol, { greeting: string; clear: Replies; encrypted: Replies; injection: string }> =
  {
    imap: {
      greeting: '* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready\r\n',
      clear: { STARTTLS: '{tag} OK Begin TLS\r\n' },
      encrypted: {
        CAPABILITY: '* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n{tag} OK done\r\n',
        AUTHENTICATE: '+ \r\n',
      },
      injection: '* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n',
    },
    smtp: {
      greeting: '220 mail.example.net\r\n',
      clear: { EHLO: '250-mail.example.net\r\n250 STARTTLS\r\n', STARTTLS: '220 Begin TLS\r\n' },
      encrypted: { EHLO: '250-mail.example.net\r\n250 AUTH PLAIN\r\n', AUTH: '235 2.7.0 Welcome\r\n' },
      injection: '250-mail.example.net\r\n250 AUTH PLAIN\r\n',
    },
  };

type Replies = Readonly<Record<string, string>>;

let authority: Authority;
let secureContext: SecureContext;
let server: Server;
let sockets: Set<Socket>;
/** What the server read, before and after TLS. */
let received: string[];

beforeAll(async () => {
  authority = await createAuthority('Injection');
  const { keyPem, certificatePem } = await authority.issue({ hosts: ['127.0.0.1'] });
  secureContext = createSecureContext({ key: keyPem, cert: certificatePem });
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  server.close();
  await once(server, 'close');
});

function serve(socket: Socket, replies: Replies, afterReply: (command: string) => void): void {
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    for (const line of chunk.toString().trim().split('\r\n')) {
      received.push(line);
      const [first = '', second = ''] = line.split(' ');
      const command = first in replies ? first : second;
      const reply = replies[command]?.replace('{tag}', first);
      if (reply !== undefined) socket.write(command === 'STARTTLS' ? reply + injected : reply);
      afterReply(command);
    }
  });
}

let injected = '';

async function start(protocol: Protocol, injection: string): Promise<number> {
  const { greeting, clear, encrypted } = VOICES[protocol];
  sockets = new Set();
  received = [];
  injected = injection;
  server = createServer((socket) => {
    sockets.add(socket);
    socket.write(greeting);
    serve(socket, clear, (command) => {
      if (command !== 'STARTTLS') return;
      socket.removeAllListeners('data');
      serve(new TLSSocket(socket, { isServer: true, secureContext }), encrypted, () => undefined);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function probe(protocol: Protocol, port: number) {
  const result = await (protocol === 'imap' ? probeImap : probeSmtp)({
    server: { host: '127.0.0.1', port, security: 'starttls' },
    trust: createSecureContext({ ca: authority.certificatePem }),
    signIn: { method: 'password', username: 'you@example.com', password: 'a-Secret/7713' },
    timeoutMs: 1_000,
  });
  return result.outcome === 'failed' ? result.failure : null;
}

describe.each(['imap', 'smtp'] as const)('over %s', (protocol) => {
  test.each([
    ['whole lines', VOICES[protocol].injection],
    ['the beginning of a line', '250-'],
  ])('%s in the clear after the answer to STARTTLS: no sign-in', async (_, injection) => {
    const failure = await probe(protocol, await start(protocol, injection));
    expect(failure).toMatchObject({ stage: 'tls', code: 'STARTTLS_INJECTION' });
    expect(failure && classify(evidenceOf(failure, 'custom'))).toEqual({
      cause: 'protocol-error',
      transient: false,
    });
    expect(received.join('\n')).not.toMatch(/AUTH|LOGIN/);
  });

  test('the same server without it gets as far as the sign-in', async () => {
    await probe(protocol, await start(protocol, ''));
    expect(received.join('\n')).toMatch(/AUTH/);
  });
});
