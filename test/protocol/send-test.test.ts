import os from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SendTestStage } from '../../electron/api/contract.ts';
import { sendTestHandlers } from '../../electron/api/send-test-handlers.ts';
import type { CredentialStore } from '../../electron/credentials/credential-store.ts';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { findFolder } from '../../electron/demo/account.ts';
import type { FaultStage } from '../../electron/demo/faults/fault.ts';
import { plain } from '../../electron/demo/personalities/plain.ts';
import { fileMessage } from '../../electron/demo/stored-mailbox.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import type { SendTestLimits } from '../../electron/monitor/send-test-limits.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import { findProviderById } from '../../electron/provider/presets.ts';
import { readSent } from '../../electron/sending/read-sent.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { failingKeychain } from '../support/failing-keychain.ts';
import { openSession } from '../support/open-session.ts';
import { ADDRESS, PASSWORD, type PlainProvider, providePlainProvider } from '../support/plain-provider.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';
import { waitUntil } from '../support/wait-until.ts';
import { WITHOUT_TOKENS } from '../support/without-tokens.ts';

const WRONG = 'not-the-Password';
const LIMITS: SendTestLimits = {
  imapMs: 5_000,
  smtpMs: 5_000,
  lookMs: 400,
  firstPauseMs: 50,
  longestPauseMs: 100,
  allMailAfterMs: 0,
};
const PATIENT: SendTestLimits = { ...LIMITS, lookMs: 60_000 };

const provider = providePlainProvider();
/** Files a copy of what is sent, under an id of its own, which the reply tells as Microsoft’s does. */
const renaming = providePlainProvider({
  filesSentCopy: true,
  rewriteMessageId: () => '<AM0PR01@AM0PR01.eurprd01.prod.outlook.com>',
  smtp: {
    ...plain.smtp,
    accepted: '2.0.0 OK <AM0PR01@AM0PR01.eurprd01.prod.outlook.com> [Hostname=AM0PR01]',
  },
});
/** The same, and keeps the id to itself, as QQ does. */
const secretive = providePlainProvider({
  filesSentCopy: true,
  rewriteMessageId: () => '<tencent_7F3A@qq.com>',
});
/** Has a folder of all mail and none for junk, and files a copy of what is sent. */
const archiving = providePlainProvider({
  filesSentCopy: true,
  folders: [...plain.folders.filter(({ name }) => name !== 'Junk'), { name: 'Archive', specialUse: '\\All' }],
});
const { newFolder, open } = provideDataFolders();

let memory: Memory;
let mailbox: Mailbox;

beforeEach(() => {
  memory = openMemory(open(newFolder()).database);
  mailbox = sampleMailbox(1, { address: ADDRESS, username: ADDRESS, providerId: 'custom' });
  memory.mailboxes.insert(mailbox);
  bindTo(provider);
});

afterEach(() => {
  for (const { account } of [provider, renaming, secretive, archiving]) {
    Object.assign(account, { arrivesIn: 'inbox', sendCap: null, submissions: [] });
    for (const folder of account.folders) Object.assign(folder, { messages: [], uidNext: 1 });
  }
});

function bindTo(at: PlainProvider) {
  change({ imap: at.server('imap'), smtp: at.server('smtp'), caFile: at.caFile });
}

function change(changes: Partial<Mailbox>) {
  mailbox = memory.mailboxes.update(mailbox.id, changes) ?? mailbox;
}

const keeping = (secret: string) => createMemoryStore({ [mailbox.secretId]: secret });

function sendTest({
  credentials = keeping(PASSWORD),
  limits = LIMITS,
  cancelled,
  stages = [],
}: {
  credentials?: CredentialStore;
  limits?: SendTestLimits;
  cancelled?: AbortSignal;
  stages?: SendTestStage[];
} = {}) {
  const { testSending } = sendTestHandlers(
    { memory, credentials, oauth: WITHOUT_TOKENS, now: () => new Date() },
    limits,
  );
  return testSending(mailbox.address, {
    onStage: (stage) => stages.push(stage),
    ...(cancelled && { cancelled }),
  });
}

const counted = () => memory.sends.figures(mailbox.id, new Date()).messages24h;
const rejected = () => {
  const { imap, smtp } = memory.signIns.read(mailbox.secretId);
  return { imap: imap.rejected, smtp: smtp.rejected };
};
const messagesIn = (name: string, at = provider) => findFolder(at.account, name)?.messages ?? [];
const reply = (at: FaultStage, ...lines: string[]) =>
  provider.running.setFault('smtp', { kind: 'reply', at, lines });

describe('a message that arrives', () => {
  test('is reported with the server’s reply, the folder and the time it took, and counts once', async () => {
    const stages: SendTestStage[] = [];
    const result = await sendTest({ stages });
    expect(result).toEqual({
      kind: 'arrived',
      address: ADDRESS,
      reply: '250 2.0.0 Ok: queued',
      folder: 'INBOX',
      delayMs: expect.any(Number),
    });
    expect(stages).toEqual(['sending', 'accepted', 'looking']);
    expect(counted()).toBe(1);
    expect(messagesIn('INBOX')).toHaveLength(1);
  });

  test('says what it is, bars automatic answers, and names nothing of this computer', async () => {
    await sendTest();
    const [message] = messagesIn('INBOX');
    expect(message).toMatchObject({
      from: ADDRESS,
      to: [ADDRESS],
      messageId: /^<[0-9a-f-]{36}@example\.com>$/,
    });
    expect(message?.header).toMatch(/^Subject: Mailvitals send test [0-9a-f]{8}\r$/m);
    expect(message?.header).toMatch(/^auto-submitted: auto-generated\r$/m);
    expect(message?.header).toMatch(/^x-mailvitals-send-test: [0-9a-f-]{36}\r$/m);
    expect(message?.header).not.toContain(os.hostname());
    expect(message?.header).not.toContain('nodemailer');
  });

  test('costs one sign-in on each protocol, and is only looked at', async () => {
    await sendTest();
    const { imap, smtp } = provider.running.traffic;
    expect([imap.connections, imap.signIns, smtp.connections, smtp.signIns]).toEqual([1, 1, 1, 1]);
    expect(provider.commands('imap').join(' ')).not.toMatch(/SELECT|STORE|APPEND|DELETE|EXPUNGE/);
    expect(rejected()).toEqual({ imap: 0, smtp: 0 });
  });

  test('is waited for over the one connection', async () => {
    bindTo(archiving);
    archiving.account.arrivesIn = 'nowhere';
    const testing = sendTest({ limits: PATIENT });
    const looks = () => archiving.commands('imap').filter((name) => name === 'EXAMINE').length;
    await waitUntil(() => looks() > 3, { what: 'the third look' });
    deliverLate('INBOX');
    const result = await testing;
    expect(result).toMatchObject({ kind: 'arrived', folder: 'INBOX' });
    expect(archiving.running.traffic.imap.connections).toBe(1);
  });

  test('is seen as it arrives, not with the next look', async () => {
    bindTo(archiving);
    archiving.account.arrivesIn = 'nowhere';
    const limits = { ...PATIENT, firstPauseMs: 25_000, longestPauseMs: 25_000, allMailAfterMs: 60_000 };
    const testing = sendTest({ limits });
    await waitUntil(() => archiving.commands('imap').at(-1) === 'IDLE', { what: 'IDLE' });
    deliverLate('INBOX');
    const result = await testing;
    expect(result).toMatchObject({ kind: 'arrived', folder: 'INBOX' });
    expect(result.kind === 'arrived' && result.delayMs < 5_000).toBe(true);
  });

  test('is found among all mail where a filter kept it out of the inbox', async () => {
    bindTo(archiving);
    archiving.account.arrivesIn = 'nowhere';
    const testing = sendTest({ limits: PATIENT });
    await waitUntil(() => messagesIn('Sent', archiving).length > 0, { what: 'the message' });
    deliverLate('Archive');
    expect(await testing).toMatchObject({ kind: 'arrived', folder: 'Archive' });
  });

  test('is found in the junk folder', async () => {
    provider.account.arrivesIn = 'junk';
    expect(await sendTest()).toMatchObject({ kind: 'arrived', folder: 'Junk' });
  });

  test('is found where the server gave it another id and says so, and is not counted again from the Sent folder', async () => {
    bindTo(renaming);
    expect(await sendTest()).toMatchObject({ kind: 'arrived', folder: 'INBOX' });
    expect(counted()).toBe(1);
    await readSentOf(renaming);
    expect(counted()).toBe(1);
  });

  test('is found where the server gave it another id and says nothing, and is not counted again either', async () => {
    bindTo(secretive);
    expect(await sendTest()).toMatchObject({ kind: 'arrived', folder: 'INBOX' });
    await readSentOf(secretive);
    expect(counted()).toBe(1);
  });
});

async function readSentOf(at: PlainProvider) {
  const target = { server: at.server('imap'), caFile: at.caFile, username: ADDRESS, password: PASSWORD };
  const session = await openSession(target);
  const reading = { ledger: memory.sends, mailboxId: mailbox.id, provider: custom, now: new Date() };
  expect(await readSent(session, reading)).toMatchObject({ kind: 'read', isComplete: true });
  session.close();
}

/** What was sent comes to a folder after all. */
function deliverLate(name: string) {
  const folder = findFolder(archiving.account, name);
  const [sent] = messagesIn('Sent', archiving);
  if (folder === undefined || sent === undefined) throw new Error('There is nothing to deliver.');
  fileMessage(folder, sent);
}

describe('a message that is accepted and not seen', () => {
  test('has an answer of its own, and counts', async () => {
    provider.account.arrivesIn = 'nowhere';
    expect(await sendTest()).toEqual({
      kind: 'not-seen',
      address: ADDRESS,
      reply: '250 2.0.0 Ok: queued',
      summary: expect.stringContaining('not seen in the inbox or in Junk within 0.4 seconds'),
    });
    expect(counted()).toBe(1);
  });

  test('is sent although the looking is stopped, and says so', async () => {
    provider.account.arrivesIn = 'nowhere';
    const caller = new AbortController();
    const stages: SendTestStage[] = [];
    const testing = sendTest({ limits: PATIENT, cancelled: caller.signal, stages });
    await waitUntil(() => stages.includes('looking'), { what: 'the looking' });
    caller.abort();
    expect(await testing).toMatchObject({
      kind: 'not-seen',
      summary: expect.stringMatching(/^The server took the message\. The looking was stopped/),
    });
    expect(counted()).toBe(1);
  });

  test('is not looked for over another connection where the first one is lost', async () => {
    provider.account.arrivesIn = 'nowhere';
    const testing = sendTest({ limits: PATIENT });
    await waitUntil(() => provider.commands('imap').filter((name) => name === 'EXAMINE').length > 3, {
      what: 'the second look',
    });
    provider.running.dropConnections('imap');
    expect(await testing).toMatchObject({
      kind: 'not-seen',
      summary: expect.stringContaining('connection to the IMAP server ended'),
    });
    expect(provider.running.traffic.imap.connections).toBe(1);
    expect(counted()).toBe(1);
  });
});

describe('a refusal', () => {
  // Words of `electron/demo/personalities` and of the labelled replies in test/fixtures.
  test.each([
    ['netease163', 'mail', '553 Mail from must equal authorized user', 'sender-not-allowed', false],
    ['icloud', 'mail', '550 5.7.0 From address is not one of your addresses', 'sender-not-allowed', false],
    [
      'custom',
      'mail',
      '552 5.3.4 Message size exceeds file system imposed limit',
      'message-too-large',
      false,
    ],
    ['outlook', 'rcpt', '550 5.4.1 Recipient address rejected: Access denied', 'recipient-rejected', false],
    ['custom', 'rcpt', `554 5.7.1 <${ADDRESS}>: Relay access denied`, 'sender-not-allowed', false],
    ['custom', 'rcpt', '452 4.5.3 Error: too many recipients', 'recipient-limit', true],
    [
      'outlook',
      'data',
      '554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message due to a permanent exception with message WASCL UserAction verdict is not None. Actual verdict is RefuseQuota, ShowTierUpgrade.',
      'send-quota-exceeded',
      true,
    ],
    [
      'microsoft365',
      'data',
      '554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception with message Cannot submit message.',
      'sender-not-allowed',
      false,
    ],
    ['gmail', 'data', '550 5.4.5 Daily user sending limit exceeded. - gsmtp', 'send-quota-exceeded', true],
    [
      'gmail',
      'data',
      '550 5.7.26 This mail is unauthenticated, which poses a security risk (DMARC)',
      'content-rejected',
      false,
    ],
    ['netease163', 'data', '554 MI:STC', 'send-quota-exceeded', true],
    ['zoho', 'data', '553 Relaying disallowed as user@example.com', 'sender-not-allowed', false],
    [
      'microsoft365',
      'data',
      '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded [Hostname=DM5SPR00MB2471.namprd08.prod.outlook.com]',
      'too-many-connections',
      true,
    ],
    ['custom', 'mail', '421 4.3.2 Service shutting down', 'server-busy', true],
    ['custom', 'data', '421 4.3.2 Service shutting down', 'server-busy', true],
  ] as const)('of %s at %s: %s', async (providerId, stage, words, cause, transient) => {
    expect(findProviderById(providerId)).not.toBeNull();
    change({ providerId });
    await reply(stage, words);
    expect(await sendTest()).toMatchObject({
      kind: 'refused',
      address: ADDRESS,
      stage,
      cause,
      transient,
      reply: words,
      title: expect.stringMatching(/./),
      advice: expect.arrayContaining([expect.objectContaining({ text: expect.stringMatching(/./) })]),
    });
    expect(counted()).toBe(0);
    expect(messagesIn('INBOX')).toEqual([]);
    expect(rejected()).toEqual({ imap: 0, smtp: 0 });
  });

  test('for a used-up cap comes in the provider’s own words', async () => {
    provider.account.sendCap = 1;
    expect((await sendTest()).kind).toBe('arrived');
    expect(await sendTest()).toMatchObject({ kind: 'refused', cause: 'send-quota-exceeded', stage: 'data' });
    expect(counted()).toBe(1);
  });

  test('is not answered with a second try', async () => {
    await reply('mail', '451 4.3.0 Try again later');
    expect(await sendTest()).toMatchObject({ kind: 'refused', transient: true });
    expect(provider.commands('smtp').filter((name) => name === 'MAIL')).toHaveLength(1);
    expect(provider.running.traffic.smtp.connections).toBe(1);
  });

  test('of the own address is not told as somebody else’s', async () => {
    await reply('rcpt', `550 5.1.1 <${ADDRESS}>: Recipient address rejected: User unknown`);
    expect(await sendTest()).toMatchObject({
      cause: 'recipient-rejected',
      summary: expect.stringContaining('the address of this mailbox'),
    });
  });

  test('of the sign-in over SMTP is diagnosed and counts against the budget', async () => {
    await reply('login', '535 5.7.8 Error: authentication failed: authentication failure');
    expect(await sendTest()).toMatchObject({ kind: 'refused', stage: 'login', cause: 'bad-credentials' });
    expect(rejected()).toEqual({ imap: 0, smtp: 1 });
    expect(provider.commands('smtp')).not.toContain('MAIL');
  });

  test('of the sign-in that asks to come back later does not', async () => {
    await reply('login', '454 4.7.0 Too many login attempts, please try again later.');
    expect(await sendTest()).toMatchObject({ kind: 'refused', stage: 'login', transient: true });
    expect(rejected()).toEqual({ imap: 0, smtp: 0 });
  });
});

describe('nothing is sent', () => {
  const nothingSent = {
    kind: 'impossible',
    address: ADDRESS,
    summary: expect.stringContaining('Nothing was sent.'),
  };

  afterEach(() => {
    expect(provider.commands('smtp')).not.toContain('DATA');
    expect(counted()).toBe(0);
  });

  test('without an SMTP server', async () => {
    change({ smtp: null });
    expect(await sendTest()).toMatchObject(nothingSent);
  });

  test('without an IMAP server, for nobody could see it arrive', async () => {
    change({ imap: null });
    expect(await sendTest()).toMatchObject({ ...nothingSent, summary: expect.stringContaining('IMAP') });
    expect(provider.running.traffic.smtp.connections).toBe(0);
  });

  test('where the keychain is locked', async () => {
    const credentials = failingKeychain(keeping(PASSWORD), ['read']);
    expect(await sendTest({ credentials })).toMatchObject({
      ...nothingSent,
      summary: expect.stringContaining('locked'),
      advice: expect.arrayContaining([expect.anything()]),
    });
    expect(rejected()).toEqual({ imap: 0, smtp: 0 });
  });

  test('where the keychain has no password', async () => {
    expect(await sendTest({ credentials: createMemoryStore() })).toMatchObject(nothingSent);
  });

  test('where IMAP rejects the password, which SMTP is then not shown', async () => {
    expect(await sendTest({ credentials: keeping(WRONG) })).toMatchObject(nothingSent);
    expect(rejected()).toEqual({ imap: 1, smtp: 0 });
    expect(provider.running.traffic.smtp.connections).toBe(0);
  });

  test('within a minute of a rejection', async () => {
    await sendTest({ credentials: keeping(WRONG) });
    expect(await sendTest()).toMatchObject({ ...nothingSent, summary: expect.stringContaining('a minute') });
    expect(provider.running.traffic.imap.signIns).toBe(0);
    expect(rejected()).toEqual({ imap: 1, smtp: 0 });
  });

  test('once the budget of one protocol is spent', async () => {
    const spent = { reserved: { imap: 0, smtp: 0 }, rejected: { imap: 0, smtp: 2 } };
    memory.signIns.settle(mailbox.secretId, spent, '2026-11-20T19:00:00.000Z');
    expect(await sendTest()).toMatchObject({
      ...nothingSent,
      summary: expect.stringContaining('as often as is safe'),
    });
    expect(provider.running.traffic.imap.connections).toBe(0);
    expect(rejected()).toEqual({ imap: 0, smtp: 2 });
  });

  test('where the CA file is gone', async () => {
    change({ caFile: '/nonexistent/ca.pem' });
    expect(await sendTest()).toMatchObject({
      ...nothingSent,
      summary: expect.stringContaining('/nonexistent/ca.pem'),
    });
    expect(rejected()).toEqual({ imap: 0, smtp: 0 });
  });

  test.each(['imap', 'smtp'] as const)('where %s does not answer', async (protocol) => {
    await provider.running.setFault(protocol, { kind: 'refused-port' });
    expect(await sendTest()).toMatchObject({
      ...nothingSent,
      advice: expect.arrayContaining([expect.anything()]),
    });
    expect(rejected()).toEqual({ imap: 0, smtp: 0 });
  });

  test('where the folders cannot be opened', async () => {
    await provider.running.setFault('imap', {
      kind: 'reply',
      at: 'open',
      lines: ['BAD User is authenticated but not connected.'],
    });
    expect(await sendTest()).toMatchObject(nothingSent);
    expect(rejected()).toEqual({ imap: 0, smtp: 0 });
  });

  test('where it is stopped before it begins', async () => {
    expect(await sendTest({ cancelled: AbortSignal.abort() })).toMatchObject(nothingSent);
    expect(provider.running.traffic.imap.connections).toBe(0);
  });

  test.each(['imap', 'smtp'] as const)('where it is stopped while %s signs in', async (protocol) => {
    await provider.running.setFault(protocol, { kind: 'silent', at: 'login' });
    const caller = new AbortController();
    const testing = sendTest({ cancelled: caller.signal });
    await waitUntil(() => provider.commands(protocol).some((name) => /^AUTH|^LOGIN/.test(name)), {
      what: 'the sign-in',
    });
    caller.abort();
    expect(await testing).toMatchObject({ ...nothingSent, summary: expect.stringContaining('stopped') });
    expect(rejected()).toEqual({ imap: 0, smtp: 0 });
  });

  test('to a mailbox that is not there', async () => {
    const parts = { memory, credentials: keeping(PASSWORD), oauth: WITHOUT_TOKENS, now: () => new Date() };
    const address = 'another@example.com';
    expect(await sendTestHandlers(parts).testSending(address)).toEqual({ kind: 'missing', address });
  });
});

describe('a server that cuts the connection', () => {
  test('before it has the message: nothing was sent', async () => {
    await provider.running.setFault('smtp', { kind: 'cut', at: 'rcpt' });
    expect(await sendTest()).toMatchObject({
      kind: 'impossible',
      summary: expect.stringContaining('Nothing was sent.'),
    });
    expect(messagesIn('INBOX')).toEqual([]);
  });

  test.each(['cut', 'silent'] as const)('when it has the message (%s): nobody knows', async (kind) => {
    await provider.running.setFault('smtp', { kind, at: 'data' });
    const result = await sendTest({ limits: { ...LIMITS, smtpMs: 1_000 } });
    expect(result).toMatchObject({
      kind: 'impossible',
      summary: expect.stringContaining('it may arrive or not'),
    });
    expect(JSON.stringify(result)).not.toContain('Nothing was sent');
  });
});
