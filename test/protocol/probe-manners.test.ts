import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { plain } from '../../electron/demo/personalities/plain.ts';
import { classify } from '../../electron/diagnosis/classify.ts';
import { evidenceOf } from '../../electron/diagnosis/evidence.ts';
import type { Protocol, ServerAddress } from '../../electron/mailbox/server-address.ts';
import { probeImap } from '../../electron/probe/imap-probe.ts';
import type { ProbeRequest } from '../../electron/probe/probe-request.ts';
import type { ProbeResult } from '../../electron/probe/probe-result.ts';
import type { SignIn } from '../../electron/probe/sign-in.ts';
import { probeSmtp } from '../../electron/probe/smtp-probe.ts';
import { trustFor } from '../../electron/probe/trust.ts';
import { ADDRESS, PASSWORD, providePlainProvider } from '../support/plain-provider.ts';
import { startScriptedServer } from '../support/scripted-server.ts';

const BOTH = [['imap'], ['smtp']] as const;
const SIGN_IN: SignIn = { method: 'password', username: ADDRESS, password: PASSWORD };
const SIGN_IN_COMMANDS = /^(LOGIN|AUTHENTICATE|AUTH)$/;

const provider = providePlainProvider();
const tokensOnly = providePlainProvider({
  imap: {
    ...plain.imap,
    capabilities: {
      ...plain.imap.capabilities,
      beforeSignIn: ['IMAP4rev1', 'ID', 'LOGINDISABLED', 'AUTH=XOAUTH2'],
    },
  },
  smtp: { ...plain.smtp, mechanisms: ['XOAUTH2'] },
});

async function probe(
  protocol: Protocol,
  server: ServerAddress,
  changes: Partial<ProbeRequest> = {},
  caFile = provider.caFile,
): Promise<ProbeResult> {
  const trust = await trustFor(caFile);
  if (!trust.ok) throw new Error(trust.sentence);
  return (protocol === 'imap' ? probeImap : probeSmtp)({
    server,
    trust: trust.context,
    signIn: SIGN_IN,
    timeoutMs: 2_000,
    ...changes,
  });
}

function failureOf(result: ProbeResult) {
  if (result.outcome !== 'failed') throw new Error(`The probe did not fail but was ${result.outcome}`);
  const { cause } = classify(evidenceOf(result.failure, 'custom'));
  const { stage, code } = result.failure;
  return { stage, code, cause };
}

const signInCommands = (commands: readonly string[]) =>
  commands.filter((name) => SIGN_IN_COMMANDS.test(name));

describe('a good check', () => {
  test.each(['tls', 'starttls'] as const)(
    'over IMAP and %s signs in, sends ID, and opens the inbox to read only',
    async (security) => {
      const result = await probe('imap', provider.server('imap', security));
      expect(result.outcome).toBe('ok');
      const commands = provider.commands('imap');
      expect(commands).toContain('ID');
      expect(commands).toContain('EXAMINE');
      expect(commands.at(-1)).toBe('LOGOUT');
      expect(commands.join(' ')).not.toMatch(/SELECT|STORE|APPEND|DELETE|EXPUNGE/);
      expect(provider.running.traffic.imap).toMatchObject({ connections: 1, signIns: 1, rejectedSignIns: 0 });
    },
  );

  test.each(['tls', 'starttls'] as const)(
    'over SMTP and %s signs in and leaves without a message',
    async (security) => {
      const result = await probe('smtp', provider.server('smtp', security));
      expect(result.outcome).toBe('ok');
      const hello = security === 'tls' ? ['EHLO'] : ['EHLO', 'STARTTLS', 'EHLO'];
      expect(provider.commands('smtp').filter((name) => name !== 'AUTH')).toEqual([...hello, 'QUIT']);
      expect(provider.running.traffic.smtp).toMatchObject({ connections: 1, signIns: 1, rejectedSignIns: 0 });
    },
  );

  test.each(BOTH)('over %s climbs every rung once, in order', async (protocol) => {
    const { rungs, tls } = await probe(protocol, provider.server(protocol));
    const stages = rungs.map(({ stage }) => stage);
    expect(stages.slice(0, 4)).toEqual(['resolve', 'connect', 'tls', 'greeting']);
    expect(new Set(stages).size).toBe(stages.length);
    expect(stages.at(-1)).toBe('logout');
    expect(tls).toMatchObject({ protocol: 'TLSv1.3', issuer: 'Simulated providers' });
    expect(Date.parse(tls?.validTo ?? '')).toBeGreaterThan(Date.now());
    expect(Date.parse(tls?.validFrom ?? '')).toBeLessThan(Date.now());
  });

  test('keeps the name of the computer to itself', async () => {
    const hostname = vi.spyOn(os, 'hostname').mockReturnValue('laptop.example.org');
    const server = await startScriptedServer('220 mail.example.net\r\n', (line) =>
      line.startsWith('EHLO') ? '250 mail.example.net\r\n' : null,
    );
    try {
      await probe('smtp', { host: '127.0.0.1', port: server.port, security: 'none' }, { timeoutMs: 300 });
      expect(server.received()).toMatch(/^EHLO \[127\.0\.0\.1\]\r\n/);
    } finally {
      hostname.mockRestore();
      await server.stop();
    }
  });
});

describe('no password is sent', () => {
  test('over IMAP that says LOGINDISABLED', async () => {
    const result = await probe('imap', tokensOnly.server('imap'), {}, tokensOnly.caFile);
    expect(failureOf(result)).toMatchObject({ stage: 'capability', code: 'LOGINDISABLED' });
    expect(signInCommands(tokensOnly.commands('imap'))).toEqual([]);
    expect(result.refusedSignIns).toBe(0);
  });

  test('over SMTP that takes tokens alone', async () => {
    const result = await probe('smtp', tokensOnly.server('smtp'), {}, tokensOnly.caFile);
    expect(failureOf(result)).toMatchObject({ stage: 'capability', code: 'AUTH_NOT_OFFERED' });
    expect(signInCommands(tokensOnly.commands('smtp'))).toEqual([]);
  });

  test('over SMTP that takes no sign-in at all', async () => {
    const server = await startScriptedServer('220 mail.example.net\r\n', (line) =>
      line.startsWith('EHLO') ? '250-mail.example.net\r\n250 SIZE\r\n' : null,
    );
    try {
      const result = await probe('smtp', { host: '127.0.0.1', port: server.port, security: 'none' });
      expect(failureOf(result)).toEqual({
        stage: 'capability',
        code: 'AUTH_NOT_OFFERED',
        cause: 'auth-not-offered',
      });
      expect(server.received()).toBe('EHLO [127.0.0.1]\r\n');
    } finally {
      await server.stop();
    }
  });

  test.each(BOTH)('over %s where STARTTLS is stripped from the offer', async (protocol) => {
    await provider.running.setFault(protocol, { kind: 'starttls-missing' });
    const result = await probe(protocol, provider.server(protocol, 'starttls'));
    expect(failureOf(result)).toMatchObject({ stage: 'tls', cause: 'wrong-security-mode' });
    expect(signInCommands(provider.commands(protocol))).toEqual([]);
  });

  test.each(BOTH)('over %s where STARTTLS is refused', async (protocol) => {
    const lines = [protocol === 'imap' ? 'BAD No TLS today' : '454 4.7.0 No TLS today'];
    await provider.running.setFault(protocol, { kind: 'reply', at: 'tls', lines });
    const result = await probe(protocol, provider.server(protocol, 'starttls'));
    expect(failureOf(result)).toMatchObject({ stage: 'tls', code: 'STARTTLS_REFUSED' });
    expect(signInCommands(provider.commands(protocol))).toEqual([]);
  });

  test.each(BOTH)('over %s to a server with another’s certificate', async (protocol) => {
    await provider.running.setFault(protocol, { kind: 'certificate', flaw: 'wrong-host' });
    for (const security of ['tls', 'starttls'] as const) {
      const result = await probe(protocol, provider.server(protocol, security));
      expect(failureOf(result)).toMatchObject({ stage: 'tls', cause: 'tls-cert-invalid' });
    }
    expect(signInCommands(provider.commands(protocol))).toEqual([]);
  });

  test.each(BOTH)(
    'over %s where the sign-in is withheld, which climbs to the capabilities',
    async (protocol) => {
      const result = await probe(protocol, provider.server(protocol), {
        signIn: { withhold: 'sign-in-budget-spent' },
      });
      expect(result).toMatchObject({
        outcome: 'withheld',
        reason: 'sign-in-budget-spent',
        refusedSignIns: 0,
      });
      expect(result.rungs.map(({ stage }) => stage)).toEqual(
        expect.arrayContaining(['resolve', 'connect', 'tls', 'greeting', 'capability']),
      );
      expect(signInCommands(provider.commands(protocol))).toEqual([]);
    },
  );

  test.each(BOTH)('over %s once it was cancelled before it began', async (protocol) => {
    const result = await probe(protocol, provider.server(protocol), { cancelled: AbortSignal.abort() });
    expect(failureOf(result).code).toBe('CANCELLED');
    expect(signInCommands(provider.commands(protocol))).toEqual([]);
  });
});

describe('ends in time', () => {
  test.each(BOTH)('over %s when it is cancelled at the sign-in', async (protocol) => {
    await provider.running.setFault(protocol, { kind: 'silent', at: 'login' });
    const caller = new AbortController();
    const startedAt = performance.now();
    const probing = probe(protocol, provider.server(protocol), {
      cancelled: caller.signal,
      timeoutMs: 20_000,
    });
    await wait(300);
    caller.abort();
    expect(failureOf(await probing)).toMatchObject({ stage: 'login', code: 'CANCELLED' });
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  test.each(BOTH)('over %s when it was cancelled before and the server is silent', async (protocol) => {
    await provider.running.setFault(protocol, { kind: 'silent', at: 'connect' });
    const startedAt = performance.now();
    const result = await probe(protocol, provider.server(protocol), {
      cancelled: AbortSignal.abort(),
      timeoutMs: 20_000,
    });
    expect(failureOf(result).code).toBe('CANCELLED');
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });
});
