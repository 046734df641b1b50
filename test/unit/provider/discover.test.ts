import { describe, expect, it } from 'vitest';
import { parseServerUrl } from '../../../electron/mailbox/server-address.ts';
import { discover } from '../../../electron/provider/discover.ts';
import type { DnsLookup } from '../../../electron/provider/dns.ts';
import { presetCandidates } from '../../../electron/provider/preset-candidates.ts';
import { findProviderById } from '../../../electron/provider/presets.ts';
import { dnsWith, failingWith } from './dns-answers.ts';
import { startDocumentServer } from './document-server.ts';

const unasked: typeof fetch = (input) => expect.unreachable(`${String(input)} was asked`);
const absent: typeof fetch = async () => new Response(null, { status: 404 });
const short = (candidates: Awaited<ReturnType<typeof discover>>['candidates']) =>
  candidates.map(
    ({ source, protocol, server }) =>
      `${source} ${protocol} ${server.host}:${server.port} ${server.security}`,
  );

describe('discovering the servers of a known provider', () => {
  it('answers from the preset without any network', async () => {
    const dns: DnsLookup = {
      resolveMx: () => expect.unreachable('MX was asked'),
      resolveSrv: () => expect.unreachable('SRV was asked'),
    };
    const found = await discover(' you@outlook.com ', { dns, fetch: unasked });
    expect(found).toMatchObject({
      address: 'you@outlook.com',
      provider: { id: 'outlook' },
      reason: 'domain',
    });
    expect(short(found.candidates)).toEqual([
      'preset imap outlook.office365.com:993 tls',
      'preset smtp smtp-mail.outlook.com:587 starttls',
      'preset smtp smtp.office365.com:587 starttls',
    ]);
    expect(found.candidates.map(({ username }) => username)).toEqual(Array(3).fill('you@outlook.com'));
    expect(found.candidates[2]?.reason).toContain('when smtp-mail.outlook.com:587 cannot be reached');
  });

  it('asks for MX alone where that tells the provider', async () => {
    const dns = dnsWith({
      mx: [{ exchange: 'aspmx.l.google.com', priority: 1 }],
      onSrv: (name) => expect.unreachable(`${name} was asked`),
    });
    const found = await discover('you@example.com', { dns, fetch: unasked });
    expect(found).toMatchObject({ provider: { id: 'google-workspace' }, reason: 'mx' });
    expect(found.candidates[0]?.reason).toBe(
      'Google Workspace receives the mail of example.com, and this is its server.',
    );
  });

  it('tries Zoho’s servers for own domains first where MX told the provider', async () => {
    const dns = dnsWith({ mx: [{ exchange: 'mx.zoho.eu', priority: 10 }] });
    const found = await discover('you@example.com', { dns, fetch: unasked });
    expect(short(found.candidates)).toEqual([
      'preset imap imappro.zoho.eu:993 tls',
      'preset smtp smtppro.zoho.eu:465 tls',
      'preset smtp smtppro.zoho.eu:587 starttls',
      'preset imap imap.zoho.eu:993 tls',
      'preset smtp smtp.zoho.eu:465 tls',
      'preset smtp smtp.zoho.eu:587 starttls',
    ]);
    const personal = await discover('you@zohomail.eu', { dns, fetch: unasked });
    expect(personal.candidates.map(({ server }) => server.host)).not.toContain('imappro.zoho.eu');
  });

  it('gives the servers of a provider that the user chose', () => {
    const gmail = findProviderById('gmail') ?? expect.unreachable('no preset');
    expect(presetCandidates('you@example.com', gmail, 'chosen')[0]).toMatchObject({
      server: { host: 'imap.gmail.com' },
      reason: 'Gmail was chosen, and this is its server.',
    });
    const custom = findProviderById('custom') ?? expect.unreachable('no preset');
    expect(presetCandidates('you@example.com', custom, 'chosen')).toEqual([]);
  });
});

describe('discovering the servers of any other domain', () => {
  it('lists SRV, then autoconfig, then guesses, each server once', async () => {
    await using web = await startDocumentServer((request, response) => {
      const server = (tag: string, type: string, host: string, port: number) =>
        `<${tag} type="${type}"><hostname>${host}</hostname><port>${port}</port><socketType>SSL</socketType><username>%EMAILADDRESS%</username></${tag}>`;
      response
        .writeHead(request.url?.startsWith('/autoconfig.') ? 200 : 404)
        .end(
          `<clientConfig version="1.1"><emailProvider id="x">${server('incomingServer', 'imap', 'mx.example.com', 993)}${server('outgoingServer', 'smtp', 'out.example.com', 465)}</emailProvider></clientConfig>`,
        );
    });
    const dns = dnsWith({
      mx: [{ exchange: 'mx.example.com', priority: 10 }],
      srv: { '_imaps._tcp.example.com': [{ name: 'mx.example.com', port: 993, priority: 0, weight: 0 }] },
    });
    const found = await discover('you@example.com', { dns, fetch: web.fetch });
    expect(found).toMatchObject({
      provider: { id: 'custom' },
      reason: 'none',
      dnsFailed: false,
      refusals: [],
    });
    expect(short(found.candidates)).toEqual([
      'srv imap mx.example.com:993 tls',
      'autoconfig smtp out.example.com:465 tls',
      'guess imap imap.example.com:993 tls',
      'guess imap mail.example.com:993 tls',
      'guess imap example.com:993 tls',
      'guess imap imap.example.com:143 starttls',
      'guess imap mail.example.com:143 starttls',
      'guess imap example.com:143 starttls',
      'guess smtp smtp.example.com:465 tls',
      'guess smtp mail.example.com:465 tls',
      'guess smtp example.com:465 tls',
      'guess smtp smtp.example.com:587 starttls',
      'guess smtp mail.example.com:587 starttls',
      'guess smtp example.com:587 starttls',
    ]);
  });

  it('gives every candidate a reason in a sentence, and a server that may be typed in', async () => {
    const { candidates } = await discover('you@example.com', { dns: dnsWith(), fetch: absent });
    expect(candidates.length).toBeGreaterThan(0);
    for (const { protocol, server, reason } of candidates) {
      expect(reason).toMatch(/^[A-Z].*\.$/);
      const scheme = `${protocol}${server.security === 'tls' ? 's' : '+starttls'}`;
      expect(parseServerUrl(protocol, `${scheme}://${server.host}:${server.port}`)).toEqual({
        ok: true,
        server,
      });
    }
  });

  it('does not guess what the domain says it does not offer', async () => {
    const none = [{ name: '', port: 0, priority: 0, weight: 0 }];
    const dns = dnsWith({ srv: { '_imap._tcp.example.com': none, '_submission._tcp.example.com': none } });
    const { candidates } = await discover('you@example.com', { dns, fetch: absent });
    expect(new Set(candidates.map(({ server }) => server.security))).toEqual(new Set(['tls']));
  });

  it('keeps a second user name for the same server', async () => {
    const dns = dnsWith({
      srv: { '_imaps._tcp.example.com': [{ name: 'imap.example.com', port: 993, priority: 0, weight: 0 }] },
    });
    const xml =
      '<clientConfig><emailProvider><incomingServer type="imap"><hostname>imap.example.com</hostname><port>993</port><socketType>SSL</socketType><username>%EMAILLOCALPART%</username></incomingServer></emailProvider></clientConfig>';
    const { candidates } = await discover('you@example.com', { dns, fetch: async () => new Response(xml) });
    const usernames = candidates
      .filter(({ server }) => server.host === 'imap.example.com' && server.port === 993)
      .map(({ username }) => username);
    expect(usernames).toEqual(['you@example.com', 'you']);
  });

  it('still guesses where DNS fails, and says that it failed', async () => {
    const found = await discover('you@example.com', { dns: failingWith('ESERVFAIL'), fetch: absent });
    expect(found.dnsFailed).toBe(true);
    expect(new Set(found.candidates.map(({ source }) => source))).toEqual(new Set(['guess']));
  });

  it('ends at the deadline where nothing answers, with the guesses', async () => {
    const deaf = () => new Promise<never>(() => {});
    const started = performance.now();
    const found = await discover('you@example.com', {
      dns: { resolveMx: deaf, resolveSrv: deaf },
      fetch: deaf,
      timeoutMs: 200,
    });
    const ms = performance.now() - started;
    expect(ms).toBeGreaterThan(150);
    expect(ms).toBeLessThan(1_000);
    expect(found).toMatchObject({ reason: 'none', dnsFailed: true });
    expect(found.candidates).toHaveLength(12);
  });

  it('leaves time for SRV where only MX stays silent', async () => {
    const dns = dnsWith({
      srv: { '_imaps._tcp.example.com': [{ name: 'imap.example.com', port: 993, priority: 0, weight: 0 }] },
    });
    const deafToMx: DnsLookup = { ...dns, resolveMx: () => new Promise(() => {}) };
    const found = await discover('you@example.com', { dns: deafToMx, fetch: absent, timeoutMs: 300 });
    expect(found.candidates[0]?.source).toBe('srv');
  });

  it('ends at once when the caller gives up', async () => {
    const deaf = () => new Promise<never>(() => {});
    const signal = AbortSignal.abort();
    const found = await discover('you@example.com', {
      dns: { resolveMx: deaf, resolveSrv: deaf },
      fetch: deaf,
      signal,
    });
    expect(found.dnsFailed).toBe(true);
  });

  it('asks all SRV names and both documents at the same time', async () => {
    let open = 0;
    let most = 0;
    const slowly = async <T>(value: T): Promise<T> => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 20));
      open -= 1;
      return value;
    };
    await discover('you@example.com', {
      dns: { resolveMx: async () => [], resolveSrv: () => slowly([]) },
      fetch: () => slowly(new Response(null, { status: 404 })),
    });
    expect(most).toBe(6);
  });

  it.each(['you', 'you@[192.0.2.1]', 'you@example com', ''])('finds nothing for %j', async (address) => {
    const found = await discover(address, { dns: dnsWith(), fetch: unasked });
    expect(found).toMatchObject({ candidates: [], provider: { id: 'custom' } });
  });
});
