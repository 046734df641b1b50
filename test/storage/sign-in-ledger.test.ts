import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSignInLedger, type SignInCounts } from '../../electron/history/sign-in-ledger.ts';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';
import { createLedgerInMemory, NEVER_REJECTED } from '../support/sign-in-ledger-in-memory.ts';
import { anySimulation, simulate } from '../support/sign-in-simulation.ts';

const { newFolder, open, closeAll } = provideDataFolders();

const NOTHING = { imap: NEVER_REJECTED, smtp: NEVER_REJECTED };
const NONE: SignInCounts = { imap: 0, smtp: 0 };
const EACH: SignInCounts = { imap: 1, smtp: 1 };
const IMAP: SignInCounts = { imap: 1, smtp: 0 };

test('remembers rejected sign-ins across a restart, by protocol and each secret on its own', () => {
  const folder = newFolder();
  const before = createSignInLedger(open(folder).database);
  before.reserve('secret', '2026-11-20T10:00:00.000Z', () => EACH);
  before.settle('secret', { reserved: EACH, rejected: IMAP }, '2026-11-20T10:00:01.000Z');
  before.reserve('secret', '2026-11-20T10:01:01.000Z', () => EACH);
  before.settle('secret', { reserved: EACH, rejected: IMAP }, '2026-11-20T10:01:02.000Z');
  closeAll();
  const after = createSignInLedger(open(folder).database);
  expect(after.read('secret')).toEqual({
    imap: {
      rejected: 2,
      firstRejectedAt: '2026-11-20T10:00:01.000Z',
      lastRejectedAt: '2026-11-20T10:01:02.000Z',
      lastTryAt: '2026-11-20T10:01:02.000Z',
    },
    smtp: { ...NEVER_REJECTED, lastTryAt: '2026-11-20T10:01:01.000Z' },
  });
  expect(after.read('new secret')).toEqual(NOTHING);
  expect([...after.rejections()]).toEqual([['secret', 2]]);
});

test('adds up what two processes count', () => {
  const folder = newFolder();
  const [one, other] = [createSignInLedger(open(folder).database), createSignInLedger(open(folder).database)];
  one.settle('secret', { reserved: NONE, rejected: EACH }, '2026-11-20T10:00:00.000Z');
  other.settle('secret', { reserved: NONE, rejected: EACH }, '2026-11-20T10:00:00.000Z');
  expect(one.read('secret')).toMatchObject({ imap: { rejected: 2 }, smtp: { rejected: 2 } });
});

test('counts what is reserved until it is settled, for every process and after a crash', () => {
  const folder = newFolder();
  const upToTwo = ({ imap }: { imap: { rejected: number } }) => ({
    imap: Math.min(1, 2 - imap.rejected),
    smtp: 0,
  });
  const crashed = createSignInLedger(open(folder).database);
  const others = [createSignInLedger(open(folder).database), createSignInLedger(open(folder).database)];
  expect(crashed.reserve('secret', '2026-11-20T10:00:00.000Z', upToTwo)).toEqual(IMAP);
  const reserved = others.map((ledger) => ledger.reserve('secret', '2026-11-20T10:00:00.000Z', upToTwo));
  expect(reserved).toEqual([IMAP, NONE]);
  others[0]?.settle('secret', { reserved: IMAP, rejected: NONE }, '2026-11-20T10:00:02.000Z');
  closeAll();
  const after = createSignInLedger(open(folder).database);
  expect(after.read('secret').imap).toMatchObject({ rejected: 1, lastRejectedAt: null });
});

test('takes a rejection that was not reserved for a try: SMTP, where IMAP has let it', () => {
  const ledger = createSignInLedger(open(newFolder()).database);
  ledger.reserve('secret', '2026-11-20T10:00:00.000Z', () => IMAP);
  ledger.settle('secret', { reserved: IMAP, rejected: { imap: 0, smtp: 1 } }, '2026-11-20T10:00:02.000Z');
  expect(ledger.read('secret')).toMatchObject({
    imap: { rejected: 0, lastTryAt: '2026-11-20T10:00:00.000Z' },
    smtp: { rejected: 1, lastTryAt: '2026-11-20T10:00:02.000Z' },
  });
});

test('keeps what was rejected where another process has forgotten the secret meanwhile', () => {
  const ledger = createSignInLedger(open(newFolder()).database);
  ledger.reserve('secret', '2026-11-20T10:00:00.000Z', () => EACH);
  ledger.forget('secret');
  ledger.settle('secret', { reserved: EACH, rejected: IMAP }, '2026-11-20T10:00:01.000Z');
  expect(ledger.read('secret')).toEqual({
    imap: {
      rejected: 1,
      firstRejectedAt: '2026-11-20T10:00:01.000Z',
      lastRejectedAt: '2026-11-20T10:00:01.000Z',
      lastTryAt: '2026-11-20T10:00:01.000Z',
    },
    smtp: NEVER_REJECTED,
  });
});

test('counts nothing where nothing was rejected, and forgets on request, one protocol or both', () => {
  const ledger = createSignInLedger(open(newFolder()).database);
  const settle = (rejected: SignInCounts) =>
    ledger.settle('secret', { reserved: NONE, rejected }, '2026-11-20T10:00:00.000Z');
  settle(NONE);
  expect(ledger.read('secret')).toEqual(NOTHING);
  expect(ledger.rejections().size).toBe(0);
  settle(EACH);
  ledger.forget('secret', 'smtp');
  expect(ledger.read('secret')).toMatchObject({ imap: { rejected: 1 }, smtp: NEVER_REJECTED });
  settle(EACH);
  ledger.forget('secret');
  expect(ledger.read('secret')).toEqual(NOTHING);
});

test('forgets the rejections of a mailbox that is removed', () => {
  const { database } = open(newFolder());
  const mailboxes = createMailboxStore(database);
  const mailbox = sampleMailbox(1);
  mailboxes.insert(mailbox);
  const ledger = createSignInLedger(database);
  ledger.settle(mailbox.secretId, { reserved: NONE, rejected: EACH }, '2026-11-20T10:00:00.000Z');
  mailboxes.remove(mailbox.id);
  expect(ledger.read(mailbox.secretId)).toEqual(NOTHING);
});

test('does what the ledger of the budget’s properties does, whatever two processes do', () => {
  const { database } = open(newFolder());
  const onDisk = createSignInLedger(database);
  fc.assert(
    fc.property(anySimulation({ signInMethod: 'password', user: true, crashes: true }), (simulation) => {
      database.run('DELETE FROM rejected_sign_ins');
      const inMemory = createLedgerInMemory();
      expect(simulate(onDisk, simulation)).toEqual(simulate(inMemory, simulation));
      expect(onDisk.read('secret')).toEqual(inMemory.read('secret'));
    }),
    { numRuns: 100 },
  );
});
