import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { probeImap } from '../../electron/probe/imap-probe.ts';
import type { ImapSession } from '../../electron/probe/imap-session.ts';
import type { ProbeResult } from '../../electron/probe/probe-result.ts';
import { trustFor } from '../../electron/probe/trust.ts';
import { ADDRESS, PASSWORD, providePlainProvider } from '../support/plain-provider.ts';

const provider = providePlainProvider();

async function probe(
  visit: (session: ImapSession) => Promise<void>,
  { timeoutMs = 4_000, cancelled = new AbortController().signal } = {},
): Promise<ProbeResult> {
  const trust = await trustFor(provider.caFile);
  if (!trust.ok) throw new Error(trust.sentence);
  return probeImap({
    server: provider.server('imap'),
    trust: trust.context,
    signIn: { method: 'password', username: ADDRESS, password: PASSWORD },
    timeoutMs,
    cancelled,
    visit,
  });
}

const lastOf = ({ rungs }: ProbeResult, count: number) => rungs.map(({ stage }) => stage).slice(-count);

test('a visit reads on over the same connection, as one rung', async () => {
  let read: unknown;
  const result = await probe(async (session) => {
    await session.folders();
    read = await session.examine('Sent');
  });
  expect(read).toMatchObject({ path: 'Sent' });
  expect(result.outcome).toBe('ok');
  expect(lastOf(result, 3)).toEqual(['open', 'count', 'logout']);
  expect(provider.running.traffic.imap).toMatchObject({ connections: 1, signIns: 1 });
  expect(provider.commands('imap').at(-1)).toBe('LOGOUT');
});

test.each<[string, (session: ImapSession) => Promise<void>]>([
  ['throws', () => Promise.reject(new Error('Full disk'))],
  ['is refused', (session) => session.examine('Gone').then(() => undefined)],
  [
    'throws before it promises anything',
    () => {
      throw new Error('Full disk');
    },
  ],
])('a visit that %s costs its own rung and no other', async (_, visit) => {
  const result = await probe(visit);
  expect(result.outcome).toBe('ok');
  expect(lastOf(result, 2)).toEqual(['open', 'logout']);
});

test('a visit under which the connection is cut leaves a good probe without its goodbye', async () => {
  const result = await probe(async (session) => {
    provider.running.dropConnections('imap');
    await session.ended;
  });
  expect(result.outcome).toBe('ok');
  expect(lastOf(result, 1)).toEqual(['count']);
});

test('a visit gets half of the time that is left, whatever the server does', async () => {
  let end: unknown = null;
  const startedAt = performance.now();
  const result = await probe(
    async (session) => {
      await provider.running.setFault('imap', { kind: 'silent', at: 'count' });
      await session.stateOf('Sent').catch((error: unknown) => {
        end = error;
      });
    },
    { timeoutMs: 2_000 },
  );
  expect(performance.now() - startedAt).toBeLessThan(1_600);
  expect(result.outcome).toBe('ok');
  expect(lastOf(result, 1)).toEqual(['open']);
  await expect.poll(() => end).toMatchObject({ name: 'ImapSessionError' });
});

test('a visit that is busy with something else is not waited for either', async () => {
  const startedAt = performance.now();
  const result = await probe(() => wait(5_000, undefined, { ref: false }), { timeoutMs: 1_000 });
  expect(performance.now() - startedAt).toBeLessThan(900);
  expect(result.outcome).toBe('ok');
});

test('a visit ends at once when the check is called off', async () => {
  const caller = new AbortController();
  const startedAt = performance.now();
  const probing = probe(
    async () => {
      caller.abort();
      await wait(5_000, undefined, { ref: false });
    },
    { timeoutMs: 20_000, cancelled: caller.signal },
  );
  expect((await probing).outcome).toBe('ok');
  expect(performance.now() - startedAt).toBeLessThan(1_500);
});
