import { describe, expect, test } from 'vitest';
import { createMailboxStore } from '../../electron/mailbox/mailbox-store.ts';
import { createEndedSignIns } from '../../electron/oauth/ended-sign-ins.ts';
import type { OAuthFailure } from '../../electron/oauth/oauth-failure.ts';
import { provideDataFolders } from '../support/data-folder.ts';
import { sampleMailbox } from '../support/sample-mailbox.ts';

const { newFolder, open, closeAll } = provideDataFolders();

const AT = new Date('2026-11-20T20:00:00Z');
const MAILBOX = sampleMailbox(1, { signInMethod: 'oauth2' });
const ENDED: OAuthFailure = {
  kind: 'grant-invalid',
  reason: 'password-changed',
  error: 'invalid_grant',
  providerCode: 'AADSTS50173',
  detail: 'The provided grant has expired.',
};

const endedIn = (folder: string) => createEndedSignIns(open(folder).database);

/** A mailbox whose sign-in has ended. */
function withEnded() {
  const { database } = open(newFolder());
  const mailboxes = createMailboxStore(database);
  const ended = createEndedSignIns(database);
  mailboxes.insert(MAILBOX);
  ended.add(MAILBOX.secretId, ENDED, AT);
  return { database, mailboxes, ended };
}

describe('a sign-in that has ended', () => {
  test('is unknown until then', () => {
    expect(endedIn(newFolder()).find('secret-1')).toBeNull();
  });

  test('is remembered after a restart and in every process, with all that its provider said', () => {
    const folder = newFolder();
    const [watch, command] = [endedIn(folder), endedIn(folder)];
    watch.add('secret-1', ENDED, AT);
    expect(command.find('secret-1')).toEqual(ENDED);
    expect(command.find('secret-2')).toBeNull();
    closeAll();
    expect(endedIn(folder).find('secret-1')).toEqual(ENDED);
  });

  test('stays as it was first told', () => {
    const ended = endedIn(newFolder());
    ended.add('secret-1', ENDED, AT);
    ended.add('secret-1', { ...ENDED, reason: 'idle' }, new Date());
    expect(ended.find('secret-1')).toEqual(ENDED);
  });

  test('is forgotten with its mailbox', () => {
    const { mailboxes, ended, database } = withEnded();
    mailboxes.remove(MAILBOX.id);
    expect(ended.find(MAILBOX.secretId)).toBeNull();
    expect(database.all('SELECT * FROM ended_sign_ins')).toEqual([]);
  });

  test('is forgotten where the mailbox is signed in anew, and by no other change', () => {
    const { mailboxes, ended, database } = withEnded();
    mailboxes.update(MAILBOX.id, { paused: true, tags: ['other'] });
    expect(ended.find(MAILBOX.secretId)).toEqual(ENDED);
    mailboxes.update(MAILBOX.id, { secretId: 'secret-of-the-new-sign-in' });
    expect(database.all('SELECT * FROM ended_sign_ins')).toEqual([]);
  });

  test.each([
    ['a reason that only a later version knows', JSON.stringify({ ...ENDED, reason: 'of-a-later-version' })],
    ['a damaged row', '{'],
  ])('is still over with %s', (_, failure) => {
    const { database } = open(newFolder());
    database.run("INSERT INTO ended_sign_ins (secret_id, failure, at) VALUES ('secret-1', :failure, 0)", {
      failure,
    });
    expect(createEndedSignIns(database).find('secret-1')).toMatchObject({
      kind: 'grant-invalid',
      reason: 'not-said',
    });
  });
});
