import { beforeEach, describe, expect, test } from 'vitest';
import type { Api } from '../../../electron/api/contract.ts';
import { PROVIDERS } from '../../../electron/provider/presets.ts';
import { openApi } from '../../support/api-on-disk.ts';
import { provideDataFolders } from '../../support/data-folder.ts';
import { dnsWith, failingWith } from '../provider/dns-answers.ts';

const folders = provideDataFolders();
let api: Api;
beforeEach(() => {
  ({ api } = openApi(folders));
});

test('lists every preset with its servers as URLs', async () => {
  const list = await api.listProviders();
  expect(list.map(({ id }) => id)).toEqual(PROVIDERS.map(({ id }) => id));
  expect(list.find(({ id }) => id === 'gmail')).toMatchObject({
    imap: 'imaps://imap.gmail.com:993',
    secretName: expect.stringContaining('app password'),
  });
});

test('shows one with its facts, or none', async () => {
  expect(await api.showProvider('gmail')).toMatchObject({
    id: 'gmail',
    facts: expect.arrayContaining([
      expect.objectContaining({ label: 'IMAP', value: 'imaps://imap.gmail.com:993' }),
    ]),
    sources: expect.arrayContaining([expect.stringMatching(/^https:/)]),
  });
  expect(await api.showProvider('nowhere')).toBeNull();
});

describe('discovering servers', () => {
  test('says what would be tried for a known domain, and why', async () => {
    expect(await api.discoverServers(' you@outlook.com ')).toMatchObject({
      kind: 'found',
      address: 'you@outlook.com',
      provider: 'outlook',
      recognisedBy: 'recognised by the domain of the address',
      candidates: expect.arrayContaining([
        expect.objectContaining({
          protocol: 'imap',
          url: expect.stringMatching(/^imaps:/),
          source: 'preset',
        }),
      ]),
      notes: [],
    });
  });

  test('says that a domain was recognised by its MX', async () => {
    const mx = [{ exchange: 'aspmx.l.google.com', priority: 1 }];
    ({ api } = openApi(folders, { dns: dnsWith({ mx }) }));
    expect(await api.discoverServers('you@example.org')).toMatchObject({
      recognisedBy: 'recognised by the servers that receive its mail (MX)',
    });
  });

  test('says that DNS could not be asked', async () => {
    ({ api } = openApi(folders, { dns: failingWith('ETIMEOUT') }));
    expect(await api.discoverServers('you@example.org')).toMatchObject({
      kind: 'found',
      provider: 'custom',
      notes: expect.arrayContaining([expect.stringContaining('DNS could not be asked')]),
    });
  });

  test('says what is wrong with an address', async () => {
    expect(await api.discoverServers('not an address')).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'address' }],
    });
  });
});

describe('diagnosing a reply', () => {
  test.each([
    ['NO [AUTHENTICATIONFAILED] Authentication failed.', 'bad-credentials', false],
    ['454 4.7.0 Temporary authentication failure', 'server-busy', true],
    ['hello there', 'unknown', false],
  ])('%s', async (text, cause, transient) => {
    const diagnosis = await api.diagnoseReply({ text });
    expect(diagnosis).toMatchObject({ cause, transient });
    expect(diagnosis.title).not.toBe('');
    expect(diagnosis.meaning).not.toBe('');
  });

  test('differs by provider', async () => {
    const text = '535 5.7.8 Username and Password not accepted';
    const [gmail, any] = [
      await api.diagnoseReply({ text, provider: 'gmail', protocol: 'smtp' }),
      await api.diagnoseReply({ text, protocol: 'smtp' }),
    ];
    expect(gmail.steps).not.toEqual(any.steps);
    expect(gmail.steps.map(({ url }) => url).join()).toContain('google.com');
  });

  test.each([
    ['AADSTS50055: The password is expired.', 'needs-web-login'],
    ['AADSTS50126: Error validating credentials due to invalid username or password.', 'oauth-grant-invalid'],
    ['AADSTS53000: Device is not in required device state: compliant.', 'org-policy-block'],
    ['AADSTS50034: The user account does not exist in the directory.', 'oauth-client-rejected'],
  ])('of the sign-in page sends nobody to app passwords: %s', async (text, cause) => {
    for (const provider of ['outlook', 'microsoft365']) {
      const diagnosis = await api.diagnoseReply({ text, provider });
      expect(diagnosis).toMatchObject({ cause });
      expect(JSON.stringify(diagnosis)).not.toMatch(/app password|Security Defaults/i);
    }
  });

  test('takes a provider that it does not know for none', async () => {
    const text = 'NO [AUTHENTICATIONFAILED] no';
    expect(await api.diagnoseReply({ text, provider: 'nowhere' })).toEqual(await api.diagnoseReply({ text }));
  });
});
