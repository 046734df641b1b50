import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { recordsOf, systemDns } from '../../../electron/provider/dns.ts';

const NXDOMAIN = 3;
const never = new AbortController().signal;

/** A DNS server on loopback: `answer` turns a question into a whole reply, or stays silent with `null`. */
async function startDns(answer: (query: Buffer) => Buffer | null) {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const reply = answer(query);
    if (reply !== null) socket.send(reply, from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    server: `127.0.0.1:${socket.address().port}`,
    [Symbol.asyncDispose]: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
}

/** The header and question of RFC 1035 section 4.1, with a reply code and a number of answers; EDNS is left out. */
function replyTo(query: Buffer, code: number, ...answers: readonly Buffer[]): Buffer {
  const end = query.indexOf(0, 12) + 5;
  const reply = Buffer.from(query.subarray(0, end));
  reply.writeUInt16BE(0x8180 | code, 2);
  reply.writeUInt16BE(answers.length, 6);
  reply.writeUInt16BE(0, 8);
  reply.writeUInt16BE(0, 10);
  return Buffer.concat([reply, ...answers]);
}

/** Labels, each after its length. */
function name(text: string): Buffer {
  const labels = text.split('.').filter((label) => label !== '');
  return Buffer.concat([
    ...labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label)]),
    Buffer.from([0]),
  ]);
}

/** A resource record for the name asked for (a pointer to offset 12). */
function resource(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

describe('the system’s DNS', () => {
  it('reads MX records', async () => {
    await using dns = await startDns((query) =>
      replyTo(query, 0, resource(15, Buffer.concat([Buffer.from([0, 10]), name('mx.example.com')]))),
    );
    expect(await systemDns({ servers: [dns.server] }).resolveMx('example.com')).toMatchObject([
      { exchange: 'mx.example.com', priority: 10 },
    ]);
  });

  it('gives the SRV target “.” as an empty name', async () => {
    await using dns = await startDns((query) =>
      replyTo(query, 0, resource(33, Buffer.concat([Buffer.alloc(6), name('')]))),
    );
    expect(await systemDns({ servers: [dns.server] }).resolveSrv('_imap._tcp.example.com')).toMatchObject([
      { name: '', port: 0 },
    ]);
  });

  it.each([
    ['no such name', NXDOMAIN],
    ['no such record', 0],
  ])('takes “%s” for an empty answer', async (_, code) => {
    await using dns = await startDns((query) => replyTo(query, code));
    const system = systemDns({ servers: [dns.server] });
    expect(await recordsOf((signal) => system.resolveMx('example.com', signal), never)).toEqual({
      ok: true,
      value: [],
    });
  });

  it('takes SERVFAIL for a failure', async () => {
    await using dns = await startDns((query) => replyTo(query, 2));
    const system = systemDns({ servers: [dns.server], tries: 1 });
    expect(await recordsOf((signal) => system.resolveMx('example.com', signal), never)).toMatchObject({
      ok: false,
      code: 'ESERVFAIL',
    });
  });

  it('gives up on a silent server after its timeout', async () => {
    await using dns = await startDns(() => null);
    const system = systemDns({ servers: [dns.server], timeoutMs: 100, tries: 1 });
    const started = performance.now();
    expect(await recordsOf((signal) => system.resolveMx('example.com', signal), never)).toMatchObject({
      ok: false,
      code: 'ETIMEOUT',
    });
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('cancels its question when the signal fires', async () => {
    await using dns = await startDns(() => null);
    const system = systemDns({ servers: [dns.server], timeoutMs: 5_000 });
    await expect(system.resolveMx('example.com', AbortSignal.timeout(50))).rejects.toMatchObject({
      code: 'ECANCELLED',
    });
  });
});
