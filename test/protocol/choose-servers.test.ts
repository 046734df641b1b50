import { describe, expect, test } from 'vitest';
import { chooseServers } from '../../electron/binding/choose-servers.ts';
import { resolveRequest } from '../../electron/binding/resolve-request.ts';
import type { MailboxRequest } from '../../electron/mailbox/parse-mailbox.ts';
import type { Protocol, ServerAddress } from '../../electron/mailbox/server-address.ts';
import type { Climb } from '../../electron/probe/climb.ts';
import type { Candidate, CandidateSource } from '../../electron/provider/candidate.ts';
import { ADDRESS, providePlainProvider } from '../support/plain-provider.ts';
import { dnsWith } from '../unit/provider/dns-answers.ts';

const provider = providePlainProvider();

const requestFor = (changes: Partial<MailboxRequest> = {}): MailboxRequest => ({
  address: ADDRESS,
  providerId: null,
  username: null,
  imap: 'discover',
  smtp: 'discover',
  caFile: provider.caFile,
  tags: [],
  ...changes,
});

const candidate = (
  protocol: Protocol,
  server: ServerAddress,
  source: CandidateSource = 'guess',
  username = ADDRESS,
): Candidate => ({ protocol, server, username, source, reason: `As the ${source} says.` });

/** Port 1 of loopback: nothing listens there. */
const nobodyAt = (host: string): ServerAddress => ({ host, port: 1, security: 'tls' });
const NOBODY = nobodyAt('localhost');

const signInCommands = () =>
  [...provider.commands('imap'), ...provider.commands('smtp')].filter((name) => /AUTH|LOGIN/.test(name));

describe('among several candidates', () => {
  test('the first that answers is taken, and no password is shown to any', async () => {
    const imap = provider.server('imap');
    const upgraded = provider.server('imap', 'starttls');
    const chosen = await chooseServers(requestFor({ smtp: null }), [
      candidate('imap', NOBODY),
      candidate('imap', imap, 'autoconfig', 'you'),
      candidate('imap', upgraded),
    ]);
    expect(chosen).toMatchObject({ imap, smtp: null, username: 'you' });
    expect(chosen.notes).toEqual([`IMAP localhost:${imap.port}. As the autoconfig says.`]);
    expect(provider.running.traffic.imap.connections).toBe(2);
    expect(signInCommands()).toEqual([]);
  });

  test('the climb that is furthest is told, and no end of it: the attempt with the secret is to come', async () => {
    const climbs: Climb[] = [];
    await chooseServers(
      requestFor({ smtp: null }),
      [candidate('imap', NOBODY), candidate('imap', provider.server('imap'))],
      { onClimb: (climb) => climbs.push(climb) },
    );
    expect(climbs.map(({ rungs }) => rungs.length)).toEqual(climbs.map((_, index) => index));
    expect(climbs[0]).toEqual({ protocol: 'imap', rungs: [], stage: 'resolve', ok: null });
    expect(climbs.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['connect', 'tls', 'greeting']));
    expect(climbs.filter(({ stage, ok }) => stage === null || ok !== null)).toEqual([]);
  });

  test('one that speaks another protocol does not answer', async () => {
    const smtp = provider.server('smtp');
    const { smtp: chosen } = await chooseServers(requestFor({ imap: null }), [
      candidate('smtp', provider.server('imap')),
      candidate('smtp', smtp),
    ]);
    expect(chosen).toEqual(smtp);
  });

  test('one whose certificate cannot be trusted does not answer', async () => {
    await provider.running.setFault('imap', { kind: 'certificate', flaw: 'untrusted' });
    const { imap } = await chooseServers(requestFor({ smtp: null }), [
      candidate('imap', NOBODY),
      candidate('imap', provider.server('imap')),
    ]);
    expect(imap).toEqual(NOBODY);
  });

  test('the first is taken where none answers', async () => {
    const second = nobodyAt('127.0.0.1');
    const { imap } = await chooseServers(requestFor({ smtp: null }), [
      candidate('imap', NOBODY),
      candidate('imap', second),
    ]);
    expect(imap).toEqual(NOBODY);
  });

  test('both protocols are chosen, each among its own', async () => {
    const [imap, smtp] = [provider.server('imap'), provider.server('smtp')];
    const chosen = await chooseServers(requestFor(), [
      candidate('smtp', NOBODY),
      candidate('imap', imap),
      candidate('smtp', smtp),
    ]);
    expect(chosen).toMatchObject({ imap, smtp });
    expect(chosen.notes).toHaveLength(2);
  });
});

test('a single candidate is taken without a question', async () => {
  const { imap } = await chooseServers(requestFor({ smtp: null }), [
    candidate('imap', provider.server('imap')),
  ]);
  expect(imap).toEqual(provider.server('imap'));
  expect(provider.running.traffic.imap.connections).toBe(0);
});

describe('a host from DNS gets a password by itself', () => {
  test.each([
    ['where it lies in the domain', 'mail.example.com', 'srv', true],
    ['where it is the domain', 'example.com', 'srv', true],
    ['not where it lies outside', 'mail.example.net', 'srv', false],
    ['not where it only ends alike', 'evil-example.com', 'srv', false],
    ['but outside where the provider’s own document names it', 'mail.example.net', 'autoconfig', true],
  ] as const)('%s', async (_, host, source, isTaken) => {
    const server = nobodyAt(host);
    const { imap } = await chooseServers(requestFor({ smtp: null }), [candidate('imap', server, source)]);
    expect(imap).toEqual(isTaken ? server : null);
  });
});

describe('what the user has named', () => {
  test('is taken without a question, and with the user’s own name', async () => {
    const chosen = await chooseServers(
      requestFor({ imap: provider.server('imap'), smtp: null, username: 'CORP\\you' }),
      [candidate('imap', NOBODY, 'srv', 'other')],
    );
    expect(chosen).toEqual({ imap: provider.server('imap'), smtp: null, username: 'CORP\\you', notes: [] });
    expect(provider.running.traffic.imap.connections).toBe(0);
  });

  test('asks neither DNS nor the web', async () => {
    const asked: string[] = [];
    const resolved = await resolveRequest(
      requestFor({ imap: provider.server('imap'), smtp: provider.server('smtp') }),
      {
        dns: dnsWith({ onMx: (domain) => asked.push(domain), onSrv: (name) => asked.push(name) }),
        fetch: () => Promise.reject(new Error('Nothing is to be fetched')),
      },
    );
    expect(resolved).toMatchObject({ ok: true, provider: { id: 'custom' }, username: ADDRESS });
    expect(asked).toEqual([]);
  });
});
