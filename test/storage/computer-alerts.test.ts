import { expect, test } from 'vitest';
import { createAlerting } from '../../electron/alerting/alerting.ts';
import { activityEntry } from '../../electron/api/activity-entry.ts';
import { providerOf } from '../../electron/api/provider-of.ts';
import { explainKeychainProblem } from '../../electron/credentials/keychain-problem.ts';
import type { CheckOutcome } from '../../electron/history/check-outcome.ts';
import type { CheckRecord } from '../../electron/history/check-record.ts';
import { openMemory } from '../../electron/history/memory.ts';
import type { Mailbox } from '../../electron/mailbox/mailbox.ts';
import { checkThat, withheldVerdict } from '../support/check-that.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';

// What is the matter with this computer and not with a server, from the check to the notification, over a real file.

const { newFolder, open } = provideDataFolders();
const UNSIGNED = withheldVerdict('secret-unavailable');
const NOTHING: Partial<CheckRecord> = { cause: null, imap: UNSIGNED, smtp: UNSIGNED };

/** So many minutes after the first check. */
const minute = (count: number) => new Date(Date.UTC(2026, 10, 20, 10, count));

function watchOver(...mailboxes: readonly Mailbox[]) {
  const memory = openMemory(open(newFolder()).database);
  for (const mailbox of mailboxes) memory.mailboxes.insert(mailbox);
  const alerting = createAlerting({ memory, providerOf });
  return {
    memory,
    check: (mailbox: Mailbox, at: Date, outcome: CheckOutcome, changes: Partial<CheckRecord> = {}) =>
      memory.remember(checkThat(outcome, at.toISOString(), { ...changes, mailboxId: mailbox.id }), {
        newIncidentId: `${mailbox.id}-${at.getTime()}`,
        clearsAtOnce: true,
      }),
    /** What is told at that moment. */
    tell(now: Date) {
      alerting.invalidate();
      return alerting.run({ now, suspected: [], isOffline: false });
    },
  };
}

test('a sign-in and a password that are missing are told as that, and stand so in what happened', () => {
  const signedIn: Mailbox = { ...sampleMailbox(1), signInMethod: 'oauth2' };
  const other = sampleMailbox(2);
  const { memory, check, tell } = watchOver(signedIn, other);
  for (const mailbox of [signedIn, other]) {
    check(mailbox, minute(0), 'refused-for-good', NOTHING);
  }
  expect(memory.incidents.open().map(({ cause }) => cause)).toEqual([null, null]);
  tell(minute(0));
  const told = tell(minute(2)).map(({ alert }) => alert);
  expect(told.map(({ title }) => title).toSorted()).toEqual([
    `${signedIn.address} has no sign-in on this computer`,
    `${other.address} has no password on this computer`,
  ]);
  expect(memory.alerts.open()).toEqual(expect.arrayContaining(told));

  const happened = memory.activity.page({ before: null, limit: 10, mailboxId: signedIn.id });
  expect(happened.map(activityEntry).map(({ summary, cause }) => [summary, cause])).toEqual(
    expect.arrayContaining([['Nothing to sign in with on this computer', null]]),
  );

  check(signedIn, minute(30), 'works');
  expect(tell(minute(31))).toMatchObject([{ kind: 'recovery' }]);
});

test('a keychain that checks find locked for an hour is told once, and that it is read again', () => {
  const [one, two] = [sampleMailbox(1), sampleMailbox(2)];
  const { memory, check, tell } = watchOver(one, two);
  memory.keychain.learn('locked');
  for (let at = 0; at <= 60; at += 4) {
    expect(tell(minute(at))).toEqual([]);
    for (const mailbox of [one, two]) check(mailbox, minute(at), 'no-verdict', { keychain: 'locked' });
  }
  const [told, ...others] = tell(minute(61));
  expect(others).toEqual([]);
  expect(told?.alert.title.toLowerCase()).toBe(
    `2 mailboxes are not watched: ${explainKeychainProblem('locked', process.platform).title}`.toLowerCase(),
  );
  expect(memory.alerts.open()).toEqual([told?.alert]);
  expect(tell(minute(90))).toEqual([]);

  memory.keychain.learn(null);
  check(one, minute(95), 'works');
  expect(tell(minute(95))).toEqual([]);
  check(two, minute(96), 'works');
  expect(tell(minute(96))).toMatchObject([
    { kind: 'recovery', alert: { title: '2 mailboxes are watched again' } },
  ]);
  expect(memory.alerts.open()).toEqual([]);
});
