import { afterAll, beforeAll, expect, it } from 'vitest';
import { probeImap } from '../../electron/probe/imap-probe.ts';
import { trustFor } from '../../electron/probe/trust.ts';
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts';

let server: ScriptedServer;

beforeAll(async () => {
  server = await startScriptedServer(
    '* PREAUTH [CAPABILITY IMAP4rev1] welcome back\r\n',
    (line) => `${line.split(' ')[0]} OK done\r\n`,
  );
});

afterAll(() => server?.stop());

it('takes no server for working that asks for no password: who it let in would be unknown (RFC 9051 section 7.1.4)', async () => {
  const trust = await trustFor(null);
  if (!trust.ok) {
    throw new Error(trust.sentence);
  }
  const result = await probeImap({
    server: { host: '127.0.0.1', port: server.port, security: 'none' },
    trust: trust.context,
    signIn: { method: 'password', username: 'you@example.com', password: 'a-Secret-5512' },
    timeoutMs: 2_000,
  });
  expect(result).toMatchObject({
    outcome: 'failed',
    failure: { stage: 'greeting', code: 'NOT_IMAP', reply: expect.stringContaining('PREAUTH') },
  });
});
