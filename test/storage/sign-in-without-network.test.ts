import { beforeEach, expect, test } from 'vitest';
import type { Verdicts, VerifyRequest } from '../../electron/binding/verify.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { checkMailbox } from '../../electron/monitor/check-mailbox.ts';
import { watchNetwork } from '../../electron/monitor/network.ts';
import { failureOf } from '../../electron/oauth/oauth-failure.ts';
import { outlook } from '../../electron/provider/presets/outlook.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { failedResult, withheldResult } from '../support/probe-results.ts';
import { healthyCheck, sampleMailbox } from '../support/sample-mailbox.ts';
import { sampleTokens } from '../support/sample-tokens.ts';

const NOW = new Date('2026-11-20T20:00:00.000Z');
const { newFolder, open } = provideDataFolders();

/** It worked before, and its access token is due. */
const mailbox = sampleMailbox(1, {
  imap: outlook.imap,
  smtp: outlook.smtp[0] ?? null,
  signInMethod: 'oauth2',
});
const elsewhere = sampleMailbox(2, {
  imap: { host: 'imap.gmail.com', port: 993, security: 'tls' },
  smtp: null,
});

let memory: Memory;

beforeEach(() => {
  memory = openMemory(open(newFolder()).database);
  memory.mailboxes.insert(mailbox);
  memory.remember(healthyCheck(mailbox, '2026-11-20T19:45:00.000Z'), { newIncidentId: 'none' });
});

/** The sign-in server cannot be heard; the mail servers are, or fail with a code of Node’s. */
function ask(code: string | null) {
  return async ({ imap, smtp }: VerifyRequest): Promise<Verdicts> => {
    const stage = code === 'ENOTFOUND' ? 'resolve' : 'connect';
    const answer = (protocol: 'imap' | 'smtp') =>
      code === null
        ? withheldResult(protocol, 'secret-unavailable')
        : failedResult(protocol, null, { stage, code });
    return {
      imap: imap && { ...answer('imap'), server: imap },
      smtp: smtp && { ...answer('smtp'), server: smtp },
    };
  };
}

async function check(code: string | null, mailboxes: readonly Mailbox[]) {
  const tokens = sampleTokens();
  tokens.fail(failureOf({ kind: 'network', code: 'ENOTFOUND' }));
  const now = () => NOW;
  const network = watchNetwork({ now, mailboxes: () => mailboxes, reach: async () => code === null });
  const parts = {
    memory,
    credentials: createMemoryStore(),
    oauth: { tokens },
    now,
    isOffline: network.blames,
    verify: ask(code),
  };
  const { record } = await checkMailbox(mailbox, outlook, parts, { askedByUser: false });
  return { record, isOnline: network.isOnline() };
}

const UNREACHED = ['ENOTFOUND', 'ENETUNREACH', 'ETIMEDOUT'];

test.each(UNREACHED)('with no network (%s), it is this computer that is offline', async (code) => {
  const { record, isOnline } = await check(code, [mailbox, elsewhere]);
  expect(record).toMatchObject({ status: 'offline', cause: 'network-offline' });
  expect(isOnline).toBe(false);
  expect(memory.standings.of(mailbox.id).status).toBe('healthy');
});

test.each(UNREACHED)(
  'with mailboxes at one site alone, where nobody can tell (%s), nothing is said of the sign-in server',
  async (code) => {
    const { record } = await check(code, [mailbox]);
    expect(['offline', 'unreachable']).toContain(record.status);
    expect(record.cause).not.toBe('oauth-unavailable');
    expect(`${record.title} ${record.summary}`).not.toMatch(/sign-in server/);
  },
);

test('with mail servers that answer, it is the sign-in server', async () => {
  const { record, isOnline } = await check(null, [mailbox, elsewhere]);
  expect(record).toMatchObject({
    status: 'unreachable',
    cause: 'oauth-unavailable',
    transient: true,
    title: 'The sign-in server of Microsoft cannot be reached',
  });
  expect(isOnline).toBe(true);
  expect(memory.standings.of(mailbox.id)).toMatchObject({ status: 'pending', backOffs: 1, failures: 0 });
});
