import { afterAll, beforeAll, expect, test } from 'vitest';
import { runNode } from '../support/run-node.ts';
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts';

/** A probe's own limits are this long at least, and sockets that are forgotten live longer. */
const LIMIT_MS = 400;
/** A process that has nothing left to do ends within a turn of its loop; this leaves room for a busy machine. */
const ENDS_WITHIN_MS = 250;

const SERVERS = {
  'that says nothing': null,
  'that greets as IMAP and goes silent': '* OK ready\r\n',
  'that greets as SMTP and goes silent': '220 mail.example.net\r\n',
} as const;

const servers = new Map<string, ScriptedServer>();

beforeAll(async () => {
  for (const [name, greeting] of Object.entries(SERVERS)) {
    servers.set(name, await startScriptedServer(greeting));
  }
});

afterAll(() => Promise.all([...servers.values()].map((server) => server.stop())));

test.each([
  ['imap', 'tls', 'that says nothing'],
  ['imap', 'none', 'that says nothing'],
  ['imap', 'none', 'that greets as IMAP and goes silent'],
  ['imap', 'none', 'that greets as SMTP and goes silent'],
  ['smtp', 'tls', 'that says nothing'],
  ['smtp', 'none', 'that says nothing'],
  ['smtp', 'none', 'that greets as SMTP and goes silent'],
  ['smtp', 'none', 'that greets as IMAP and goes silent'],
] as const)(
  '%s over %s leaves neither socket nor timer after a server %s',
  async (protocol, security, name) => {
    const port = servers.get(name)?.port ?? 0;
    const ended = await runNode('probe-once.ts', protocol, String(port), security, String(LIMIT_MS));
    expect(ended).toMatchObject({ result: { outcome: 'failed', protocol } });
    expect(lingeredMs(ended)).toBeLessThan(ENDS_WITHIN_MS);
  },
);

/** Servers that refuse the sign-in and then wait for what comes next. */
const REFUSING = {
  imap: {
    greeting: '* OK [CAPABILITY IMAP4rev1] ready\r\n',
    answer: (line: string) => `${line.split(' ')[0]} NO [AUTHENTICATIONFAILED] No.\r\n`,
  },
  smtp: {
    greeting: '220 mail.example.net\r\n',
    answer: (line: string) =>
      line.startsWith('EHLO') ? '250-mail.example.net\r\n250 AUTH PLAIN\r\n' : '535 5.7.8 No.\r\n',
  },
} as const;

test.each(['imap', 'smtp'] as const)(
  '%s hangs up by itself on a server that refused the sign-in, long before the limit',
  async (protocol) => {
    const { greeting, answer } = REFUSING[protocol];
    const server = await startScriptedServer(greeting, answer);
    try {
      const ended = await runNode('probe-once.ts', protocol, String(server.port), 'none', '20000');
      expect(ended).toMatchObject({
        result: { outcome: 'failed', refusedSignIns: 1, failure: { stage: 'login' } },
      });
      expect(lingeredMs(ended)).toBeLessThan(ENDS_WITHIN_MS);
    } finally {
      await server.stop();
    }
  },
);

function lingeredMs(ended: unknown): unknown {
  return typeof ended === 'object' && ended !== null && 'lingeredMs' in ended ? ended.lingeredMs : null;
}
