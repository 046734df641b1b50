import { createSocket } from 'node:dgram';
import { lookup, Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { takeUnplannedNetwork } from '../../support/no-unplanned-network.ts';

/** An address of the documentation range (RFC 5737): routed nowhere. */
const ELSEWHERE = '192.0.2.1';

describe('the guard against unplanned network use', () => {
  test.each([
    ['net.connect by options', () => connect({ host: ELSEWHERE, port: 993 })],
    ['net.connect by port and host', () => connect(993, ELSEWHERE)],
    ['tls.connect', () => connectTls({ host: ELSEWHERE, port: 993 })],
    ['net.connect by name', () => connect({ host: 'imap.example.com', port: 993 })],
  ])('refuses %s', async (_how, open) => {
    const [error] = await once(open(), 'error');
    expect(error).toMatchObject({ code: 'EUNPLANNED' });
    expect(takeUnplannedNetwork()).toHaveLength(1);
  });

  test('refuses fetch', async () => {
    await expect(fetch(`https://${ELSEWHERE}/`)).rejects.toMatchObject({ cause: { code: 'EUNPLANNED' } });
    expect(takeUnplannedNetwork()).toEqual([`connect to ${ELSEWHERE}`]);
  });

  test('refuses to look up a name elsewhere', async () => {
    await expect(lookup('imap.example.com')).rejects.toMatchObject({ code: 'EUNPLANNED' });
    expect(takeUnplannedNetwork()).toEqual(['look up imap.example.com']);
  });

  test('refuses a query to a DNS server elsewhere', async () => {
    const resolver = new Resolver();
    resolver.setServers([ELSEWHERE]);
    await expect(resolver.resolveSrv('_imaps._tcp.example.com')).rejects.toMatchObject({
      code: 'EUNPLANNED',
    });
    expect(takeUnplannedNetwork()).toEqual(['resolveSrv _imaps._tcp.example.com']);
  });

  test('lets a query to a DNS server on this machine through', async () => {
    const dnsServer = createSocket('udp4');
    dnsServer.on('message', (query, from) => {
      // Same id and question; flags: an answer, and the name does not exist (RFC 1035 section 4.1.1).
      query.writeUInt16BE(0x8183, 2);
      dnsServer.send(query, from.port, from.address);
    });
    dnsServer.bind(0, '127.0.0.1');
    await once(dnsServer, 'listening');
    const resolver = new Resolver();
    resolver.setServers([`127.0.0.1:${dnsServer.address().port}`]);
    await expect(resolver.resolveMx('example.com')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    dnsServer.close();
  });

  test('answers ENOTFOUND for a name under .invalid without asking a resolver', async () => {
    const [error] = await once(connect({ host: 'imap.invalid', port: 993 }), 'error');
    expect(error).toMatchObject({ code: 'ENOTFOUND', syscall: 'getaddrinfo' });
    expect(takeUnplannedNetwork()).toEqual([]);
  });

  test('lets loopback through', async () => {
    const server = createServer((socket) => socket.end('hello')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
    const [greeting] = await once(connect(address.port, 'localhost'), 'data');
    server.close();
    expect(String(greeting)).toBe('hello');
  });
});
