import { beforeEach, describe, expect, test } from 'vitest';
import type { CheckRecord } from '../../../electron/history/check-record.ts';
import { NO_SIGN_INS } from '../../../electron/history/sign-in-ledger.ts';
import type { ApiOnDisk } from '../../support/api-on-disk.ts';
import { openApi } from '../../support/api-on-disk.ts';
import { checkThat, withheldVerdict } from '../../support/check-that.ts';
import { provideDataFolders } from '../../support/data-folder.ts';
import { healthyCheck, refusedCheck, sampleMailbox } from '../../support/sample-mailbox.ts';

const folders = provideDataFolders();
const mailbox = sampleMailbox(1);

let opened: ApiOnDisk;
beforeEach(() => {
  opened = openApi(folders);
  opened.memory.mailboxes.insert(mailbox);
});

describe('the list', () => {
  test('shows a mailbox that was never checked as not known', async () => {
    expect(await opened.api.listMailboxes()).toEqual([
      {
        id: mailbox.id,
        address: mailbox.address,
        provider: 'outlook',
        status: 'unknown',
        cause: null,
        summary: 'Never checked',
        mendedBy: null,
        tags: ['sales'],
        checkedAt: null,
        lastProofAt: null,
        since: null,
        attempt: null,
        sends: null,
        isBeingChecked: false,
      },
    ]);
  });

  test('shows each mailbox as its checks add up: one refusal is yet to be confirmed', async () => {
    opened.memory.mailboxes.insert(sampleMailbox(2));
    opened.memory.mailboxes.insert(sampleMailbox(3));
    opened.memory.remember(refusedCheck(mailbox, '2026-11-20T19:30:00Z'), { newIncidentId: 'a' });
    opened.memory.remember(refusedCheck(mailbox, '2026-11-20T19:31:00Z'), { newIncidentId: 'b' });
    opened.memory.remember(healthyCheck(sampleMailbox(2), '2026-11-20T19:40:00Z'), { newIncidentId: 'c' });
    opened.memory.remember(refusedCheck(sampleMailbox(3), '2026-11-20T19:40:00Z'), { newIncidentId: 'd' });
    const list = await opened.api.listMailboxes();
    expect(list.map(({ address, status, cause, summary }) => [address, status, cause, summary])).toEqual([
      ['you1@example.com', 'action-needed', 'bad-credentials', 'Password refused'],
      ['you2@example.com', 'healthy', null, 'Works'],
      ['you3@example.com', 'pending', 'bad-credentials', 'Password refused'],
    ]);
    expect(list[2]?.attempt).toEqual({ failed: 1, of: 2 });
  });

  test('shows a paused mailbox as paused, whatever its last check', async () => {
    opened.memory.remember(refusedCheck(mailbox, '2026-11-20T19:30:00Z'), { newIncidentId: 'a' });
    expect(await opened.api.setPaused(mailbox.address, true)).toBe(true);
    expect(await opened.api.listMailboxes()).toMatchObject([{ status: 'paused' }]);
    await opened.api.setPaused(mailbox.address, false);
    expect(await opened.api.listMailboxes()).toMatchObject([{ status: 'pending' }]);
  });

  test('holds no id of a secret', async () => {
    const said = JSON.stringify([
      await opened.api.listMailboxes(),
      await opened.api.showMailbox(mailbox.address),
    ]);
    expect(said).not.toContain(mailbox.secretId);
  });
});

describe('one mailbox', () => {
  test('is shown with its servers, its last report and its incidents, newest first', async () => {
    const rounds = [refusedCheck, refusedCheck, healthyCheck, refusedCheck, refusedCheck];
    for (const [minute, check] of rounds.entries()) {
      opened.memory.remember(check(mailbox, `2026-11-20T19:0${minute}:00Z`), {
        newIncidentId: `incident-${minute}`,
      });
    }
    opened.memory.signIns.settle(
      mailbox.secretId,
      { reserved: NO_SIGN_INS, rejected: { imap: 1, smtp: 1 } },
      '2026-11-20T19:00:00.000Z',
    );
    const details = await opened.api.showMailbox(mailbox.address.toUpperCase());
    expect(details).toMatchObject({
      address: mailbox.address,
      providerName: expect.stringMatching(/^Outlook\.com/),
      imapServer: 'imaps://imap.example.com:993',
      smtpServer: 'smtp+starttls://smtp.example.com:587',
      lastReport: { cause: 'bad-credentials', signIn: { allowed: true, rejectedSinceChange: 2 } },
    });
    expect(details?.incidents.map(({ cause, closedAt }) => [cause, closedAt])).toEqual([
      ['bad-credentials', null],
      ['bad-credentials', '2026-11-20T19:02:00.000Z'],
    ]);
  });

  describe('that needs somebody', () => {
    const minute = (number: number) => `2026-11-20T19:${String(number).padStart(2, '0')}:00.000Z`;
    const spent = withheldVerdict('sign-in-budget-spent');
    const refused = (at: string, changes = {}) =>
      refusedCheck(mailbox, at, { title: 'The app password no longer works', ...changes });
    const troubleAfter = async (...checks: readonly CheckRecord[]) => {
      for (const [index, check] of checks.entries()) {
        opened.memory.remember(check, { newIncidentId: `incident-${index}` });
      }
      const details = await opened.api.showMailbox(mailbox.address);
      return { trouble: details?.trouble, details };
    };

    test('keeps the words of the server that refused it, whatever later checks come to', async () => {
      const { trouble, details } = await troubleAfter(
        refused(minute(0)),
        refused(minute(1)),
        refused(minute(2), { imap: spent, smtp: spent, summary: 'No sign-in was tried.' }),
        checkThat('out-of-reach', minute(3)),
      );
      expect(details).toMatchObject({ status: 'action-needed', mendedBy: 'new-secret' });
      expect(details?.lastReport?.cause).toBe('timeout');
      expect(trouble).toMatchObject({
        cause: 'bad-credentials',
        title: details?.summary,
        summary: expect.not.stringContaining('No sign-in was tried'),
        actor: 'user',
        mendedBy: 'new-secret',
        checkedAt: minute(0),
        imap: { reply: 'NO [AUTHENTICATIONFAILED] Authentication failed.', stage: 'login' },
      });
      expect(trouble?.advice.length).toBeGreaterThan(0);
    });

    test('is told by the last check where that found it itself', async () => {
      const { trouble, details } = await troubleAfter(refused(minute(0)), refused(minute(1)));
      expect(trouble?.checkedAt).toBe(minute(1));
      expect(details?.lastReport?.checkedAt).toBe(minute(1));
    });

    test('is told without the server’s words once its check was swept away', async () => {
      const { trouble: before } = await troubleAfter(
        refused(minute(0)),
        refused(minute(1)),
        refused(minute(2), { imap: spent, smtp: spent }),
      );
      opened.database.run('DELETE FROM checks');
      const { trouble } = await troubleAfter();
      expect(trouble).toMatchObject({ title: before?.title, advice: before?.advice, imap: null, smtp: null });
    });

    test('does not take an older refusal for the one that stands', async () => {
      const { trouble } = await troubleAfter(
        refused(minute(0)),
        refused(minute(1)),
        healthyCheck(mailbox, minute(2)),
        refused(minute(3), { imap: spent, smtp: spent }),
      );
      expect(trouble).toMatchObject({ cause: 'bad-credentials', imap: null });
    });

    test('is called the same in its incident', async () => {
      const { details } = await troubleAfter(refused(minute(0)), refused(minute(1)));
      expect(details?.incidents[0]?.summary).toBe(details?.summary);
      const { details: recovered } = await troubleAfter(healthyCheck(mailbox, minute(2)));
      expect(recovered?.incidents[0]?.summary).toBe('The app password no longer works');
      expect(recovered?.trouble).toBeNull();
    });
  });

  test.each([
    ['Something else answered in place of Microsoft', 'user', /^If this stays, open the sign-in page/],
    ['The sign-in server of Microsoft gave an answer we do not know', 'user', /^Check again in a few/],
    ['The sign-in server of Microsoft has a passing fault', 'nobody', /^Wait/],
  ])('whose sign-in server is in trouble says who can act: %s', async (title, actor, step) => {
    opened.memory.mailboxes.insert(sampleMailbox(2, { signInMethod: 'oauth2' }));
    for (const minute of [0, 1, 3]) {
      const check = checkThat('asked-to-wait', `2026-11-20T19:0${minute}:00.000Z`, {
        mailboxId: sampleMailbox(2).id,
        cause: 'oauth-unavailable',
        title,
      });
      opened.memory.remember(check, { newIncidentId: `incident-${minute}` });
    }
    const details = await opened.api.showMailbox('you2@example.com');
    expect(details).toMatchObject({ status: 'unreachable', trouble: { title, actor } });
    expect(details?.trouble?.advice[0]?.text).toMatch(step);
  });

  test('without its sign-in is called so in its incident', async () => {
    opened.memory.mailboxes.insert(sampleMailbox(2, { signInMethod: 'oauth2' }));
    const { id: mailboxId } = sampleMailbox(2);
    const missing = { mailboxId, cause: null, title: 'Its sign-in is not on this computer' };
    const check = checkThat('refused-for-good', '2026-11-20T19:00:00.000Z', missing);
    opened.memory.remember(check, { newIncidentId: 'one' });
    opened.memory.remember(checkThat('works', '2026-11-20T20:00:00.000Z', { mailboxId }), {
      newIncidentId: 'two',
    });
    const details = await opened.api.showMailbox('you2@example.com');
    expect(details?.incidents).toMatchObject([
      {
        cause: null,
        summary: 'Nothing to sign in with on this computer',
        closedAt: '2026-11-20T20:00:00.000Z',
      },
    ]);
  });

  test('has an uptime between nothing and one, and none before its first check', async () => {
    expect((await opened.api.showMailbox(mailbox.address))?.uptime).toEqual({
      day: null,
      week: null,
      month: null,
    });
    opened.memory.remember(refusedCheck(mailbox, '2026-11-20T19:00:00Z'), { newIncidentId: 'a' });
    opened.memory.remember(healthyCheck(mailbox, '2026-11-20T19:15:00Z'), { newIncidentId: 'b' });
    opened.memory.remember(healthyCheck(mailbox, '2026-11-20T19:30:00Z'), { newIncidentId: 'c' });
    opened.memory.remember(healthyCheck(mailbox, '2026-11-20T19:45:00Z'), { newIncidentId: 'd' });
    expect((await opened.api.showMailbox(mailbox.address))?.uptime).toEqual({
      day: 0.75,
      week: 0.75,
      month: 0.75,
    });
  });

  test('of a provider that the app knows no more is shown all the same', async () => {
    opened.memory.mailboxes.insert(sampleMailbox(2, { providerId: 'gone' }));
    expect(await opened.api.showMailbox('you2@example.com')).toMatchObject({ provider: 'gone' });
  });

  test('that is not watched is not there', async () => {
    expect(await opened.api.showMailbox('nobody@example.com')).toBeNull();
    expect(await opened.api.setPaused('nobody@example.com', true)).toBe(false);
  });
});
