import { describe, expect, it } from 'vitest';
import { isLoopback } from '../../../electron/mailbox/server-address.ts';
import { findProviderById, PROVIDERS } from '../../../electron/provider/presets.ts';

const named = PROVIDERS.filter(({ id }) => id !== 'custom');

/** Every text anywhere in a preset. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('the list of presets', () => {
  it('has every id once and finds each by it', () => {
    const ids = PROVIDERS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map((id) => findProviderById(id)?.id)).toEqual(ids);
    expect(findProviderById('nobody')).toBeNull();
  });

  it.each([
    'outlook',
    'microsoft365',
    'gmail',
    'google-workspace',
    'yahoo',
    'aol',
    'icloud',
    'zoho',
    'fastmail',
    'gmx',
    'gmx-com',
    'yandex',
    'mailru',
    'qq',
    'netease163',
    'netease126',
    'sina',
    'proton-bridge',
    'custom',
  ])('has %s', (id) => {
    expect(findProviderById(id)).not.toBeNull();
  });

  it('gives every domain and every MX suffix to one preset, in lower case', () => {
    for (const list of [PROVIDERS.flatMap((p) => p.domains), PROVIDERS.flatMap((p) => p.mxSuffixes)]) {
      expect(list.filter((entry, index) => list.indexOf(entry) !== index)).toEqual([]);
      expect(list.filter((entry) => !/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(entry))).toEqual([]);
    }
  });

  it('ends with custom, which names no server', () => {
    expect(PROVIDERS.at(-1)).toMatchObject({ id: 'custom', kind: 'custom', imap: null, smtp: [] });
  });
});

describe.each(PROVIDERS.map((provider) => [provider.id, provider] as const))(
  'the preset %s',
  (_, provider) => {
    it('names its sources, all of them https links', () => {
      expect(provider.sources.length).toBeGreaterThan(0);
      expect(provider.sources.filter((source) => new URL(source).protocol !== 'https:')).toEqual([]);
    });

    it('has no link that is not https', () => {
      expect(
        textsIn(provider).filter((text) => /^[a-z]+:\/\//i.test(text) && !text.startsWith('https://')),
      ).toEqual([]);
      const links = [provider.secretUrl, provider.securityUrl, provider.imapSwitch?.url ?? null].filter(
        (url) => url !== null,
      );
      expect(links.filter((url) => new URL(url).protocol !== 'https:')).toEqual([]);
    });

    it('offers at least one kind of secret, and names it', () => {
      expect(provider.secrets.length).toBeGreaterThan(0);
      expect(provider.secretName).not.toBe('');
    });

    it('says where its cap comes from', () => {
      if (provider.sendCap !== null) {
        expect(provider.sendCap.value).toBeGreaterThan(0);
        const { basis, source } = provider.sendCap;
        expect(basis === 'published' ? new URL(source).protocol : source).toMatch(
          /^https:$|^Observed by mailbox guides/,
        );
      }
    });

    it('writes every note as a sentence', () => {
      expect(provider.notes.filter((note) => !/[.?]”?$/.test(note))).toEqual([]);
    });
  },
);

describe.each(named.map((provider) => [provider.id, provider] as const))(
  'the servers of %s',
  (_, provider) => {
    const servers = [
      provider.imap,
      ...provider.smtp,
      provider.ownDomainServers?.imap ?? null,
      ...(provider.ownDomainServers?.smtp ?? []),
    ].filter((server) => server !== null);

    it('have one for IMAP and one for SMTP at least', () => {
      expect(provider.imap).not.toBeNull();
      expect(provider.smtp.length).toBeGreaterThan(0);
    });

    it('are encrypted, on the port that goes with it', () => {
      const usual: Record<number, string> = { 993: 'tls', 465: 'tls', 143: 'starttls', 587: 'starttls' };
      for (const { host, port, security } of servers) {
        expect(security).toBe(isLoopback(host) ? 'starttls' : usual[port]);
      }
    });
  },
);

describe('facts that other parts rely on', () => {
  const byId = (id: string) => findProviderById(id);

  it('knows that Outlook.com refuses passwords on both protocols, Microsoft 365 on IMAP only', () => {
    expect(byId('outlook')?.passwordRefusedOn).toEqual(['imap', 'smtp']);
    expect(byId('microsoft365')?.passwordRefusedOn).toEqual(['imap']);
    expect(named.filter(({ passwordRefusedOn }) => passwordRefusedOn.length > 0)).toHaveLength(2);
  });

  it.each([
    ['outlook', 300, 'messages', 'observed'],
    ['microsoft365', 10_000, 'recipients', 'published'],
    ['gmail', 500, 'messages', 'published'],
    ['google-workspace', 2_000, 'messages', 'published'],
    ['icloud', 1_000, 'messages', 'published'],
    ['yandex', 500, 'recipients', 'published'],
  ])('caps %s at %i %s a day, %s', (id, value, unit, basis) => {
    expect(byId(id)?.sendCap).toMatchObject({ value, unit, basis });
  });

  it('knows the 30 messages a minute of Microsoft 365', () => {
    expect(byId('microsoft365')?.messagesPerMinute).toBe(30);
  });

  it('sends ID to every NetEase server', () => {
    const ids = named.filter(({ needsImapId }) => needsImapId).map(({ id }) => id);
    expect(ids).toEqual(['netease163', 'netease126', 'netease-yeah', 'netease-enterprise']);
  });

  it.each([
    ['zoho', 'imap.zoho.com', 'https://accounts.zoho.com/home#security/app_password'],
    ['zoho-eu', 'imap.zoho.eu', 'https://accounts.zoho.eu/home#security/app_password'],
    ['zoho-in', 'imap.zoho.in', 'https://accounts.zoho.in/home#security/app_password'],
    ['zoho-au', 'imap.zoho.com.au', 'https://accounts.zoho.com.au/home#security/app_password'],
    ['zoho-jp', 'imap.zoho.jp', 'https://accounts.zoho.jp/home#security/app_password'],
    ['zoho-ca', 'imap.zohocloud.ca', 'https://accounts.zohocloud.ca/home#security/app_password'],
  ])('keeps %s in its own data centre', (id, host, secretUrl) => {
    expect(byId(id)).toMatchObject({ imap: { host }, secretUrl });
  });
});
