import { createTransport } from 'nodemailer';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createMemoryStore } from '../../electron/credentials/memory-store.ts';
import { type Memory, openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { DEFAULT_LANES, openLanes } from '../../electron/monitor/lanes.ts';
import { openSentinels, type Sentinels } from '../../electron/monitor/sentinels.ts';
import { custom } from '../../electron/provider/presets/custom.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { fileInSent } from '../support/file-in-sent.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';
import { waitUntil } from '../support/wait-until.ts';
import { WITHOUT_TOKENS } from '../support/without-tokens.ts';

const MINE = 'you@example.com';
const THEIRS = 'they@example.org';
const PASSWORD = 'first-Secret-1';
/** DESIGN 9. */
const BUDGET = { timeoutMs: 5_000 };

const { newFolder, open } = provideDataFolders();
let server: MailServer;
let memory: Memory;
let mailboxes: readonly [Mailbox, Mailbox];
let sentinels: Sentinels;
let cuts: string[];
let counted: Map<string, number>;

beforeAll(async () => {
  server = await startMailServer({ users: { [MINE]: PASSWORD, [THEIRS]: PASSWORD } });
});
afterAll(() => server?.stop());

beforeEach(async () => {
  await server.setPassword(MINE, PASSWORD);
  memory = openMemory(open(newFolder()).database);
  mailboxes = [mailboxOf(1, MINE), mailboxOf(2, THEIRS)];
  for (const mailbox of mailboxes) memory.mailboxes.insert(mailbox);
  cuts = [];
  counted = new Map();
  sentinels = openSentinels({
    memory,
    oauth: WITHOUT_TOKENS,
    credentials: createMemoryStore({ 'secret-1': PASSWORD, 'secret-2': PASSWORD }),
    now: () => new Date(),
    random: () => 0,
    lanes: openLanes(() => DEFAULT_LANES),
    providerOf: () => custom,
    onCut: ({ address }) => cuts.push(address),
    onTrouble: (error) => expect.unreachable(String(error)),
    onSends: ({ address }, newMessages) => counted.set(address, (counted.get(address) ?? 0) + newMessages),
  });
});
afterEach(() => sentinels.stop());

function mailboxOf(number: number, address: string): Mailbox {
  const { imap, smtp } = server.servers;
  const servers = { imap: imap.tls, smtp: smtp.tls, caFile: server.caFile };
  return sampleMailbox(number, { address, username: address, providerId: 'custom', ...servers });
}

async function guardAll(): Promise<void> {
  sentinels.guard(mailboxes);
  await waitUntil(() => sentinels.open() === 2, { what: 'both sentinels' });
  await waitUntil(() => mailboxes.every(({ id }) => memory.sends.cursor(id)), { what: 'both to have read' });
}

async function submit(from: string): Promise<void> {
  const { host, port } = server.servers.smtp.tls;
  const tls = { ca: server.caPem };
  const transport = createTransport({ host, port, secure: true, auth: { user: from, pass: PASSWORD }, tls });
  await transport.sendMail({ from, to: THEIRS, subject: 'Hello', text: 'Hello' });
  transport.close();
}

test('a message that is sent and filed counts within five seconds, to the mailbox that sent it', async () => {
  await guardAll();
  await submit(MINE);
  await fileInSent(server, { user: MINE, password: PASSWORD, messageId: '<first@example.com>' });
  await waitUntil(() => counted.get(MINE) === 1, { what: 'the first message', ...BUDGET });
  await fileInSent(server, { user: MINE, password: PASSWORD, messageId: '<second@example.com>' });
  await waitUntil(() => counted.get(MINE) === 2, { what: 'the second message', ...BUDGET });
  const [mine, theirs] = mailboxes;
  expect(memory.sends.figures(mine.id, new Date()).messages24h).toBe(2);
  expect(memory.sends.figures(theirs.id, new Date()).messages24h).toBe(0);
  expect(cuts).toEqual([]);
});

test('a session that is cut after a password change is told within five seconds, and the dead password is not tried', async () => {
  await guardAll();
  const before = await server.rejections();
  await server.setPassword(MINE, 'second-Secret-2');
  await server.kick(MINE);
  await waitUntil(() => cuts.length > 0, { what: 'the cut to be told', ...BUDGET });
  expect(cuts).toEqual([MINE]);
  expect(sentinels.open()).toBe(1);
  sentinels.guard(mailboxes);
  expect(await server.rejections()).toEqual(before);
});

test('a server that goes down is told for every mailbox within five seconds', async () => {
  await guardAll();
  await server.stopImap();
  await waitUntil(() => cuts.length === 2, { what: 'both cuts to be told', ...BUDGET });
  expect([...cuts].sort()).toEqual([THEIRS, MINE]);
  await server.startImap();
});

test('stopping leaves no session at the server', async () => {
  await guardAll();
  await sentinels.stop();
  await waitUntil(async () => !(await server.kick(MINE)) && !(await server.kick(THEIRS)), {
    what: 'both sessions to be gone',
  });
});
