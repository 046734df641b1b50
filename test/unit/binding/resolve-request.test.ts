import { describe, expect, test } from 'vitest';
import { resolveRequest } from '../../../electron/binding/resolve-request.ts';
import type { MailboxRequest } from '../../../electron/mailbox/parse-mailbox.ts';
import { dnsWith } from '../provider/dns-answers.ts';

const ELSEWHERE = { host: 'mail.example.net', port: 993, security: 'tls' } as const;

const REQUEST: MailboxRequest = {
  address: 'you@outlook.com',
  providerId: null,
  username: null,
  imap: 'discover',
  smtp: 'discover',
  caFile: null,
  tags: [],
};

const NO_NETWORK = { dns: dnsWith(), fetch: () => Promise.reject(new Error('offline')) };

const resolve = (changes: Partial<MailboxRequest>) => resolveRequest({ ...REQUEST, ...changes }, NO_NETWORK);

describe('finds the provider', () => {
  test('chosen by the user, for an address of any domain', async () => {
    const resolved = await resolve({ address: 'you@example.org', providerId: 'gmail', smtp: null });
    expect(resolved).toMatchObject({
      ok: true,
      provider: { id: 'gmail' },
      imap: { host: 'imap.gmail.com', port: 993, security: 'tls' },
      smtp: null,
    });
  });

  test('by the domain, although the user names both servers', async () => {
    const resolved = await resolve({ imap: ELSEWHERE, smtp: null });
    expect(resolved).toMatchObject({ ok: true, provider: { id: 'outlook' }, imap: ELSEWHERE, notes: [] });
  });

  test('by a server that the user names, whatever the domain', async () => {
    const imap = { host: 'imap.gmail.com', port: 993, security: 'tls' } as const;
    const resolved = await resolve({ address: 'you@example.org', imap, smtp: null });
    expect(resolved).toMatchObject({ ok: true, provider: { id: 'gmail' } });
  });

  test('nowhere, for servers on this computer', async () => {
    const imap = { host: '127.0.0.1', port: 1143, security: 'none' } as const;
    const resolved = await resolve({ address: 'you@example.org', imap, smtp: null });
    expect(resolved).toMatchObject({ ok: true, provider: { id: 'custom' } });
  });
});

test('a CA file that cannot be read is a problem of that field, before the network is asked', async () => {
  const asked: string[] = [];
  const resolved = await resolveRequest(
    { ...REQUEST, address: 'you@example.org', caFile: '/nowhere/ca.pem' },
    { ...NO_NETWORK, dns: dnsWith({ onMx: (domain) => asked.push(domain) }) },
  );
  expect(resolved).toMatchObject({ ok: false, problems: [{ field: 'ca' }] });
  expect(asked).toEqual([]);
});

test('servers that may not be given a password are to be named by the user, each protocol on its own', async () => {
  const srv = {
    '_imaps._tcp.example.org': [{ name: 'mail.example.net', port: 993, priority: 0, weight: 0 }],
    '_submission._tcp.example.org': [{ name: '.', port: 0, priority: 0, weight: 0 }],
    '_submissions._tcp.example.org': [{ name: '.', port: 0, priority: 0, weight: 0 }],
    '_imap._tcp.example.org': [{ name: '.', port: 0, priority: 0, weight: 0 }],
  };
  const resolved = await resolveRequest(
    { ...REQUEST, address: 'you@example.org', imap: null },
    { ...NO_NETWORK, dns: dnsWith({ srv }) },
  );
  expect(resolved).toMatchObject({ ok: false, problems: [{ field: 'smtp' }] });
});
