import { describe, expect, test } from 'vitest';
import { rowStep, STEP_WORDS } from '../../../renderer/overview/alert-step.ts';
import { headlineOf } from '../../../renderer/overview/headline-words.ts';
import { rowWords } from '../../../renderer/overview/row-words.ts';
import { splitAlerts } from '../../../renderer/overview/split-alerts.ts';
import type { MailboxStatus } from '../../../renderer/status/status-words.ts';
import {
  LOCKED_KEYRING,
  lockedSnapshot,
  SAMPLE_ALERTS,
  sampleAlert,
  sampleSnapshot,
  sampleSummary,
} from '../../support/sample-snapshot.ts';

const box = (status: MailboxStatus, address = `${status}@example.com`) => sampleSummary(address, { status });
const headline = (...statuses: readonly MailboxStatus[]) =>
  headlineOf({
    network: 'online',
    obstacle: null,
    mailboxes: statuses.map((status, index) => box(status, `${index}@example.com`)),
  });

describe('the headline', () => {
  test.for<[readonly MailboxStatus[], MailboxStatus, string]>([
    [['healthy'], 'healthy', 'Your mailbox works'],
    [['healthy', 'healthy'], 'healthy', 'Every mailbox works'],
    [['healthy', 'action-needed'], 'action-needed', '1@example.com needs you'],
    [['action-needed', 'action-needed', 'unreachable'], 'action-needed', '2 mailboxes need you'],
    [['unreachable', 'healthy'], 'unreachable', '0@example.com cannot be reached'],
    [['warning', 'healthy'], 'warning', '0@example.com works, with a warning'],
    [['warning', 'warning'], 'warning', '2 mailboxes work, with a warning'],
    [['pending', 'healthy'], 'pending', 'No mailbox needs you'],
    [['stale', 'healthy'], 'stale', 'No mailbox needs you'],
    [['paused'], 'paused', 'Every mailbox is paused'],
    [['stale'], 'unknown', 'Nothing is known yet'],
  ])('of %j is %s: %s', ([statuses, status, title]) => {
    expect(headline(...statuses)).toMatchObject({ status, title });
  });

  test('is never green while something is not known', () => {
    expect(headline('healthy', 'stale').status).not.toBe('healthy');
    expect(headline('healthy', 'pending').status).not.toBe('healthy');
  });

  test('still names whom the user must help while the network is gone', () => {
    const { mailboxes } = sampleSnapshot();
    expect(headlineOf({ network: 'offline', mailboxes, obstacle: LOCKED_KEYRING }).title).toBe(
      '2 mailboxes need you',
    );
  });

  test('says what keeps mailboxes from being checked, and is not green meanwhile', () => {
    expect(headlineOf(lockedSnapshot())).toMatchObject({ status: 'unknown', title: 'The keyring is locked' });
    const { mailboxes } = sampleSnapshot({ mailboxes: [box('healthy')] });
    expect(headlineOf({ network: 'online', mailboxes, obstacle: LOCKED_KEYRING }).status).toBe('unknown');
  });

  test('guesses no obstacle from what mailboxes say', () => {
    const { title } = headlineOf({ ...lockedSnapshot(), obstacle: null });
    expect(title).not.toContain('keyring');
  });
});

describe('alerts', () => {
  const group = sampleAlert({ id: 'group', addresses: ['a@example.com', 'b@example.com'] });
  const limit = sampleAlert({ id: 'limit', kind: 'send-limit', cause: null });

  test('of one mailbox stand in its row, of several above the table', () => {
    const { groups, byAddress } = splitAlerts([...SAMPLE_ALERTS, group], false);
    expect(groups).toEqual([group]);
    expect([...byAddress.keys()]).toHaveLength(4);
  });

  test('about the keychain are left to the panel that says it already', () => {
    const keychain = sampleAlert({ id: 'keychain', kind: 'outage', cause: null, addresses: group.addresses });
    expect(splitAlerts([keychain, group], false).groups).toContain(keychain);
    expect(splitAlerts([keychain, group], true).groups).toEqual([group]);
  });

  test('of one mailbox: what somebody must mend is told before a limit', () => {
    for (const alerts of [
      [limit, sampleAlert()],
      [sampleAlert(), limit],
    ]) {
      expect(splitAlerts(alerts, false).byAddress.get('you@outlook.com')?.kind).toBe('action-needed');
    }
  });
});

describe('a row', () => {
  const refused = sampleSummary('you@outlook.com', {
    status: 'action-needed',
    cause: 'bad-credentials',
    summary: 'The app password no longer works',
  });

  test('says the cause once, and what the alert adds to it', () => {
    const body = 'The app password no longer works. Make a new one.';
    expect(rowWords(refused, sampleAlert({ body }), Date.now())).toEqual({
      lead: 'The app password no longer works',
      rest: 'Make a new one.',
    });
  });

  test('says since when where the alert adds nothing', () => {
    const { rest } = rowWords(
      refused,
      sampleAlert({ body: 'The app password no longer works.' }),
      Date.now(),
    );
    expect(rest).toMatch(/^Needs you since /);
  });

  test('asks for a new password or a sign-in only where that mends it', () => {
    expect(rowStep(refused)).toBe('new-secret');
    expect(rowStep({ status: 'action-needed', mendedBy: 'sign-in' })).toBe('sign-in');
    expect(STEP_WORDS['sign-in']('you@outlook.com').words).toBe('Sign in');
    expect(rowStep({ status: 'action-needed', mendedBy: null })).toBe('open');
    expect(rowStep({ status: 'unreachable', mendedBy: null })).toBeNull();
    expect(rowStep({ status: 'pending', mendedBy: null })).toBeNull();
  });
});
