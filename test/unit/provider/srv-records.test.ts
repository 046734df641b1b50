import type { SrvRecord } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { lookUpSrv } from '../../../electron/provider/srv-records.ts';
import { dnsError, dnsWith, failingWith } from './dns-answers.ts';

const record = (name: string, port: number, priority = 0, weight = 0): SrvRecord => ({
  name,
  port,
  priority,
  weight,
});
const never = new AbortController().signal;
const lookUp = (srv: Record<string, readonly SrvRecord[]>) =>
  lookUpSrv('you@example.com', 'example.com', dnsWith({ srv }), never);

describe('SRV records of mail services', () => {
  it('reads the four services, TLS from the first byte before STARTTLS', async () => {
    const { candidates } = await lookUp({
      '_submission._tcp.example.com': [record('mail.example.com', 587)],
      '_submissions._tcp.example.com': [record('mail.example.com', 465)],
      '_imap._tcp.example.com': [record('mail.example.com', 143)],
      '_imaps._tcp.example.com': [record('mail.example.com', 993)],
    });
    expect(
      candidates.map(({ protocol, server }) => [protocol, server.host, server.port, server.security]),
    ).toEqual([
      ['imap', 'mail.example.com', 993, 'tls'],
      ['imap', 'mail.example.com', 143, 'starttls'],
      ['smtp', 'mail.example.com', 465, 'tls'],
      ['smtp', 'mail.example.com', 587, 'starttls'],
    ]);
    expect(candidates[0]).toMatchObject({ source: 'srv', username: 'you@example.com' });
    expect(candidates[0]?.reason).toBe(
      'The DNS of example.com names mail.example.com as its IMAP server (_imaps._tcp).',
    );
  });

  it('sorts by priority, then by weight, heaviest first', async () => {
    const { candidates } = await lookUp({
      '_imaps._tcp.example.com': [
        record('last.example.com', 993, 20, 100),
        record('light.example.com', 993, 10, 1),
        record('heavy.example.com', 993, 10, 60),
      ],
    });
    expect(candidates.map(({ server }) => server.host)).toEqual([
      'heavy.example.com',
      'light.example.com',
      'last.example.com',
    ]);
  });

  it.each(['', '.'])('takes the target %j for “not offered”', async (target) => {
    const { candidates, notOffered, dnsFailed } = await lookUp({
      '_imap._tcp.example.com': [record(target, 0)],
    });
    expect(candidates).toEqual([]);
    expect(notOffered.map(({ label }) => label)).toEqual(['_imap._tcp']);
    expect(dnsFailed).toBe(false);
  });

  it('warns of a server outside the domain, as RFC 6186 section 6 asks', async () => {
    const { candidates } = await lookUp({ '_imaps._tcp.example.com': [record('imap.hoster.example', 993)] });
    expect(candidates[0]?.reason).toContain('It lies outside example.com');
  });

  it.each([
    '127.0.0.1',
    '127.1',
    '0x7f.0.0.1',
    '2130706433',
    'localhost',
    'imap.localhost',
    'user@imap.example.com',
    'imap.example.com:993',
    'imap.example.com/path',
    'imap example.com',
    'imap%2eexample.com',
    'imap.example.com\u0000',
    '::1',
    '-imap.example.com',
    'imap..example.com',
    `${'a'.repeat(64)}.example.com`,
  ])('leaves out the target %j', async (target) => {
    const { candidates } = await lookUp({ '_imaps._tcp.example.com': [record(target, 993)] });
    expect(candidates).toEqual([]);
  });

  it('leaves out port 0', async () => {
    const { candidates } = await lookUp({ '_imaps._tcp.example.com': [record('imap.example.com', 0)] });
    expect(candidates).toEqual([]);
  });

  it('says that DNS failed, and keeps what other questions brought', async () => {
    const dns = dnsWith({ srv: { '_imaps._tcp.example.com': [record('imap.example.com', 993)] } });
    const half = {
      ...dns,
      resolveSrv: (name: string) =>
        name.startsWith('_sub') ? Promise.reject(dnsError('ESERVFAIL')) : dns.resolveSrv(name),
    };
    const found = await lookUpSrv('you@example.com', 'example.com', half, never);
    expect(found.dnsFailed).toBe(true);
    expect(found.candidates).toHaveLength(1);
    expect((await lookUpSrv('you@example.com', 'example.com', failingWith('ENODATA'), never)).dnsFailed).toBe(
      false,
    );
  });
});
