import { expect, test } from 'vitest';
import { createSignInLedger } from '../../electron/history/sign-in-ledger.ts';
import { provideDataFolders } from '../support/data-folder.ts';

const { newFolder, open, closeAll } = provideDataFolders();

const NOTHING = { rejected: 0, firstRejectedAt: null, lastRejectedAt: null, lastTryAt: null };

test('remembers rejected sign-ins across a restart, each secret on its own', () => {
  const folder = newFolder();
  const before = createSignInLedger(open(folder).database);
  before.reserve('secret', '2026-11-20T10:00:00.000Z', () => 1);
  before.settle('secret', { reserved: 1, rejected: 2 }, '2026-11-20T10:00:01.000Z');
  before.reserve('secret', '2026-11-20T10:01:00.000Z', () => 1);
  before.settle('secret', { reserved: 1, rejected: 1 }, '2026-11-20T10:01:01.000Z');
  closeAll();
  const after = createSignInLedger(open(folder).database);
  expect(after.read('secret')).toEqual({
    rejected: 3,
    firstRejectedAt: '2026-11-20T10:00:01.000Z',
    lastRejectedAt: '2026-11-20T10:01:01.000Z',
    lastTryAt: '2026-11-20T10:01:00.000Z',
  });
  expect(after.read('new secret')).toEqual(NOTHING);
});

test('adds up what two processes count', () => {
  const folder = newFolder();
  const [one, other] = [createSignInLedger(open(folder).database), createSignInLedger(open(folder).database)];
  one.settle('secret', { reserved: 0, rejected: 2 }, '2026-11-20T10:00:00.000Z');
  other.settle('secret', { reserved: 0, rejected: 2 }, '2026-11-20T10:00:00.000Z');
  expect(one.read('secret').rejected).toBe(4);
});

test('counts what is reserved until it is settled, for every process and after a crash', () => {
  const folder = newFolder();
  const upToFour = ({ rejected }: { rejected: number }) => Math.min(2, 4 - rejected);
  const crashed = createSignInLedger(open(folder).database);
  const others = [createSignInLedger(open(folder).database), createSignInLedger(open(folder).database)];
  expect(crashed.reserve('secret', '2026-11-20T10:00:00.000Z', upToFour)).toBe(2);
  const reserved = others.map((ledger) => ledger.reserve('secret', '2026-11-20T10:00:00.000Z', upToFour));
  expect(reserved).toEqual([2, 0]);
  others[0]?.settle('secret', { reserved: 2, rejected: 0 }, '2026-11-20T10:00:02.000Z');
  closeAll();
  const after = createSignInLedger(open(folder).database);
  expect(after.read('secret')).toMatchObject({ rejected: 2, lastRejectedAt: null });
});

test('keeps what was rejected where another process has forgotten the secret meanwhile', () => {
  const ledger = createSignInLedger(open(newFolder()).database);
  ledger.reserve('secret', '2026-11-20T10:00:00.000Z', () => 2);
  ledger.forget('secret');
  ledger.settle('secret', { reserved: 2, rejected: 1 }, '2026-11-20T10:00:01.000Z');
  expect(ledger.read('secret').rejected).toBe(1);
});

test('counts nothing where nothing was rejected, and forgets on request', () => {
  const ledger = createSignInLedger(open(newFolder()).database);
  ledger.settle('secret', { reserved: 0, rejected: 0 }, '2026-11-20T10:00:00.000Z');
  expect(ledger.read('secret')).toEqual(NOTHING);
  ledger.settle('secret', { reserved: 0, rejected: 4 }, '2026-11-20T10:00:00.000Z');
  ledger.forget('secret');
  expect(ledger.read('secret')).toEqual(NOTHING);
});
