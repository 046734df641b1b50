import { describe, expect, test } from 'vitest';
import type { ServerAddress } from '../../../electron/mailbox/server-address.ts';
import { gmail } from '../../../electron/provider/presets/gmail.ts';
import { outlook } from '../../../electron/provider/presets/outlook.ts';
import { PROVIDERS } from '../../../electron/provider/presets.ts';
import { tokenServerProblems } from '../../../electron/provider/token-servers.ts';

const at = (host: string): ServerAddress => ({ host, port: 993, security: 'tls' });
const fieldsFor = (imap: string | null, smtp: string | null, provider = outlook) =>
  tokenServerProblems(
    { imap: imap === null ? null : at(imap), smtp: smtp === null ? null : at(smtp) },
    provider,
  ).map(({ field }) => field);

describe('an access token', () => {
  const withSignIn = PROVIDERS.filter(({ oauth }) => oauth !== null && oauth.issuer !== 'other');

  test.each(withSignIn.map((provider) => [provider.id, provider] as const))(
    'of %s is shown to the servers of its preset',
    (_, provider) => {
      for (const smtp of provider.smtp) {
        expect(tokenServerProblems({ imap: provider.imap, smtp }, provider)).toEqual([]);
      }
    },
  );

  test.each([
    ['another name of the provider', 'imap-mail.outlook.com', 'SMTP.Office365.com', []],
    ['this computer', 'localhost', '127.0.0.1', []],
    ['a protocol that is not watched', null, null, []],
    ['somebody else', 'imap.example.com', 'smtp.office365.com', ['imap']],
    ['somebody else, twice', 'imap.example.com', 'smtp.example.com', ['imap', 'smtp']],
    ['a name that only ends alike', 'evil-outlook.com', 'outlook.com.example.net', ['imap', 'smtp']],
    ['another provider', 'imap.gmail.com', 'smtp.gmail.com', ['imap', 'smtp']],
  ])('of Microsoft and %s', (_, imap, smtp, fields) => {
    expect(fieldsFor(imap, smtp)).toEqual(fields);
  });

  test('of Google stays with Google, and the sentence says what else can be done', () => {
    expect(fieldsFor('imap.gmail.com', 'smtp.gmail.com', gmail)).toEqual([]);
    const [problem] = tokenServerProblems({ imap: at('mail.example.com'), smtp: null }, gmail);
    expect(problem).toEqual({
      field: 'imap',
      sentence:
        'mail.example.com is no server of Google, and a sign-in with Google is shown to those alone. Leave the server to be found, or use a password.',
    });
  });
});
