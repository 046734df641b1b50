import { expect, test } from 'vitest';
import { openApi } from '../../support/api-on-disk.ts';
import { provideDataFolders } from '../../support/data-folder.ts';
import { sampleMailbox } from '../../support/sample-mailbox.ts';

const folders = provideDataFolders();

test('a mailbox that is signed in to is moved to no server of somebody else: its token would open it there', async () => {
  const { api, memory } = openApi(folders);
  const mailbox = sampleMailbox(1, { providerId: 'outlook', signInMethod: 'oauth2', smtp: null });
  memory.mailboxes.insert(mailbox);
  const { address } = mailbox;
  expect(await api.editMailbox({ address, imap: 'imaps://imap.example.net' })).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'imap', sentence: expect.stringContaining('no server of Microsoft') }],
  });
  expect(memory.mailboxes.find(address)).toEqual(mailbox);
});

test('nor is it signed in to anew where its servers are somebody else’s', async () => {
  const { api, memory } = openApi(folders);
  const mailbox = sampleMailbox(1, {
    providerId: 'outlook',
    imap: { host: 'imap.example.com', port: 993, security: 'tls' },
  });
  memory.mailboxes.insert(mailbox);
  memory.settings.change({ microsoftClientId: 'our-own' });
  expect(await api.rebindBySignIn({ address: mailbox.address, by: 'browser' })).toMatchObject({
    kind: 'sign-in-failed',
    transient: false,
    sentence: expect.stringContaining('imap.example.com is no server of Microsoft'),
  });
});
