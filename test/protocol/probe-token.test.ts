import { afterEach, describe, expect, test } from 'vitest';
import { plain } from '../../electron/demo/personalities/plain.ts';
import type { Protocol, ServerAddress } from '../../electron/mailbox/server-address.ts';
import { probeImap } from '../../electron/probe/imap-probe.ts';
import type { ProbeResult } from '../../electron/probe/probe-result.ts';
import { probeSmtp } from '../../electron/probe/smtp-probe.ts';
import { trustFor } from '../../electron/probe/trust.ts';
import { ADDRESS, providePlainProvider } from '../support/plain-provider.ts';
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts';

const TOKEN = 'ya29.access-token-that-is-secret';
const CHALLENGE = { status: '400', schemes: 'Bearer', scope: 'https://mail.example/' };
const older = providePlainProvider({
  imap: {
    ...plain.imap,
    capabilities: { ...plain.imap.capabilities, beforeSignIn: ['IMAP4rev1', 'SASL-IR', 'AUTH=XOAUTH2'] },
    tokenChallenge: CHALLENGE,
  },
  smtp: { ...plain.smtp, mechanisms: ['XOAUTH2'], tokenChallenge: CHALLENGE },
});

let scripted: ScriptedServer | null = null;
afterEach(async () => {
  await scripted?.stop();
  scripted = null;
  older.account.accessTokens = [];
});

async function probe(
  protocol: Protocol,
  server: ServerAddress,
  { caFile = null, username = ADDRESS }: { caFile?: string | null; username?: string } = {},
): Promise<ProbeResult> {
  const trust = await trustFor(caFile);
  if (!trust.ok) throw new Error(trust.sentence);
  return (protocol === 'imap' ? probeImap : probeSmtp)({
    server,
    trust: trust.context,
    signIn: { method: 'oauth2', username, accessToken: TOKEN },
    timeoutMs: 3_000,
  });
}

/** An SMTP server that says `answers` to what follows its greeting, one to each line. */
async function smtpThatSays(mechanisms: string, ...answers: readonly string[]): Promise<ServerAddress> {
  let count = 0;
  scripted = await startScriptedServer('220 ready\r\n', (line) => {
    if (line.startsWith('EHLO')) return `250-hello\r\n250 AUTH ${mechanisms}\r\n`;
    const answer = answers[count];
    count += 1;
    return answer === undefined ? '221 bye\r\n' : `${answer}\r\n`;
  });
  return { host: '127.0.0.1', port: scripted.port, security: 'none' };
}

const lines = () => scripted?.received().split('\r\n') ?? [];
const decoded = (text: string | undefined) => Buffer.from(text ?? '', 'base64').toString();

describe.each([['imap'], ['smtp']] as const)('a server that offers XOAUTH2 alone, over %s', (protocol) => {
  const ask = () => probe(protocol, older.server(protocol), { caFile: older.caFile });

  test('lets the token in', async () => {
    older.account.accessTokens = [TOKEN];
    expect(await ask()).toMatchObject({ outcome: 'ok', refusedSignIns: 0 });
  });

  test('is shown a refused token once, and its reason is kept', async () => {
    const result = await ask();
    expect(result).toMatchObject({
      outcome: 'failed',
      refusedSignIns: 1,
      failure: { stage: 'login', presented: 'token', oauthError: JSON.stringify(CHALLENGE) },
    });
    expect(older.running.traffic[protocol].rejectedSignIns).toBe(1);
    expect(JSON.stringify(result)).not.toContain(TOKEN);
  });
});

describe('over SMTP', () => {
  test('the standard way is preferred where both are offered, with the name written as it wants', async () => {
    const server = await smtpThatSays('XOAUTH2 PLAIN OAUTHBEARER', '235 2.7.0 welcome');
    expect(await probe('smtp', server, { username: 'a=b,c@example.com' })).toMatchObject({ outcome: 'ok' });
    const [, mechanism, response] = lines()[1]?.split(' ') ?? [];
    expect(mechanism).toBe('OAUTHBEARER');
    expect(decoded(response)).toBe(
      `n,a=a=3Db=2Cc@example.com,\u0001host=127.0.0.1\u0001port=${server.port}\u0001auth=Bearer ${TOKEN}\u0001\u0001`,
    );
  });

  test('its reason is taken note of before the verdict comes', async () => {
    const reason = { status: 'invalid_token', scope: 'mail' };
    const server = await smtpThatSays(
      'OAUTHBEARER',
      `334 ${Buffer.from(JSON.stringify(reason)).toString('base64')}`,
      '535 5.7.8 authentication failed',
    );
    expect(await probe('smtp', server)).toMatchObject({
      outcome: 'failed',
      refusedSignIns: 1,
      failure: {
        responseCode: '535',
        enhancedCode: '5.7.8',
        reply: '535 5.7.8 authentication failed',
        oauthError: JSON.stringify(reason),
      },
    });
    expect(lines().filter((line) => line.startsWith('AUTH'))).toHaveLength(1);
    expect(lines()).toContain('AQ==');
  });

  test.each([
    ['a refusal without a reason', ['535 5.7.3 Authentication unsuccessful'], '535', null],
    ['a server that asks for patience', ['454 4.7.0 Temporary authentication failure'], '454', null],
    ['a reason that is none', ['334 !!!', '535 5.7.8 no'], '535', null],
  ])('%s is evidence as it stands', async (_, answers, responseCode, oauthError) => {
    const server = await smtpThatSays('OAUTHBEARER', ...answers);
    expect(await probe('smtp', server)).toMatchObject({
      outcome: 'failed',
      failure: { stage: 'login', code: 'EAUTH', responseCode, oauthError, reply: answers.at(-1) },
    });
  });

  test('no token is shown to a server that takes none', async () => {
    const server = await smtpThatSays('PLAIN LOGIN');
    expect(await probe('smtp', server)).toMatchObject({ failure: { code: 'AUTH_NOT_OFFERED' } });
    expect(scripted?.received()).not.toContain('AUTH');
  });

  test('a server that gives the token back, in any form, does not get it into the evidence', async () => {
    const shown = Buffer.from(`auth=Bearer ${TOKEN}`).toString('base64');
    const reason = Buffer.from(JSON.stringify({ status: TOKEN, sent: shown })).toString('base64');
    const server = await smtpThatSays('OAUTHBEARER', `334 ${reason}`, `535 5.7.8 ${TOKEN} ${shown} refused`);
    const text = JSON.stringify(await probe('smtp', server));
    expect(text).toContain('refused');
    for (const secret of [TOKEN, shown, TOKEN.slice(5), Buffer.from(TOKEN).toString('base64').slice(0, 20)]) {
      expect(text).not.toContain(secret);
    }
  });
});
