import { describe, expect, it } from 'vitest';
import type { DnsLookup } from '../../../electron/provider/dns.ts';
import {
  findProviderByDomain,
  findProviderByMx,
  recogniseProvider,
} from '../../../electron/provider/find-provider.ts';
import { dnsWith, failingWith } from './dns-answers.ts';

describe('findProviderByDomain', () => {
  it.each([
    ['outlook.com', 'outlook'],
    ['HOTMAIL.co.uk', 'outlook'],
    ['gmail.com', 'gmail'],
    ['gmail.com.', 'gmail'],
    ['zoho.com', 'zoho'],
    ['zohomail.eu', 'zoho-eu'],
    ['zohomail.com.au', 'zoho-au'],
    ['zoho.jp', 'zoho-jp'],
    ['gmx.de', 'gmx'],
    ['gmx.com', 'gmx-com'],
    ['vip.qq.com', 'qq'],
    ['yeah.net', 'netease-yeah'],
    ['proton.me', 'proton-bridge'],
    ['tenant.onmicrosoft.com', 'microsoft365'],
    ['mail.tenant.onmicrosoft.com', 'microsoft365'],
    ['onmicrosoft.com', 'microsoft365'],
  ])('gives %s to %s', (domain, id) => {
    expect(findProviderByDomain(domain)?.id).toBe(id);
  });

  it.each([
    'example.com',
    'notgmail.com',
    'gmail.com.example.com',
    'notonmicrosoft.com',
    // Subdomains with servers of their own, or none at all.
    'vip.163.com',
    'corp.gmail.com',
    'yahoo.co.jp',
    '*.onmicrosoft.com.example',
    '',
  ])('gives %j to nobody', (domain) => {
    expect(findProviderByDomain(domain)).toBeNull();
  });
});

describe('findProviderByMx', () => {
  it.each([
    [['outlook-com.olc.protection.outlook.com'], 'outlook'],
    [['example-com.mail.protection.outlook.com'], 'microsoft365'],
    [['example-com.o-v1.mx.microsoft'], 'microsoft365'],
    [['ASPMX.L.GOOGLE.COM.'], 'google-workspace'],
    [['alt1.aspmx.l.google.com'], 'google-workspace'],
    [['smtp.google.com'], 'google-workspace'],
    [['alt1.gmail-smtp-in.l.google.com'], 'gmail'],
    [['mta5.am0.yahoodns.net'], 'yahoo'],
    [['mx-aol.mail.gm0.yahoodns.net'], 'aol'],
    [['mx01.mail.icloud.com'], 'icloud'],
    [['mx2.zoho.com'], 'zoho'],
    [['mx.zoho.eu'], 'zoho-eu'],
    [['mx.zoho.com.au'], 'zoho-au'],
    [['in2-smtp.messagingengine.com'], 'fastmail'],
    [['mx.yandex.net'], 'yandex'],
    [['mxbiz2.qq.com'], 'exmail'],
    [['mx1.qq.com'], 'qq'],
    [['qiye163mx01.mxmail.netease.com'], 'netease-enterprise'],
    [['163mx01.mxmail.netease.com'], 'netease163'],
  ])('gives %j to %s', (hosts, id) => {
    expect(findProviderByMx(hosts)?.id).toBe(id);
  });

  it.each([
    [['mx.example.com']],
    [['evilmail.protection.outlook.com.example.com']],
    // A suffix counts at a dot only.
    [['notmx.yandex.net']],
    // NetEase's VIP service has servers that no preset knows.
    [['vip163mx01.mxmail.netease.com']],
    [['']],
    [[]],
  ])('gives %j to nobody', (hosts) => {
    expect(findProviderByMx(hosts)).toBeNull();
  });

  it('lets the best known host decide, not a backup elsewhere', () => {
    expect(findProviderByMx(['filter.example.com', 'mx.zoho.eu', 'aspmx.l.google.com'])?.id).toBe('zoho-eu');
  });
});

describe('recogniseProvider', () => {
  const unasked: DnsLookup = {
    resolveMx: () => expect.unreachable('MX was asked'),
    resolveSrv: () => expect.unreachable('SRV was asked'),
  };

  it('asks no DNS where the domain is known', async () => {
    const { provider, ...rest } = await recogniseProvider('You@Outlook.COM', unasked);
    expect(provider.id).toBe('outlook');
    expect(rest).toEqual({ reason: 'domain', dnsFailed: false });
  });

  it('goes by the MX host of the highest preference', async () => {
    const dns = dnsWith({
      mx: [
        { exchange: 'mx.zoho.com', priority: 20 },
        { exchange: 'aspmx.l.google.com', priority: 10 },
      ],
    });
    expect(await recogniseProvider('you@example.com', dns)).toMatchObject({
      provider: { id: 'google-workspace' },
      reason: 'mx',
      dnsFailed: false,
    });
  });

  it('asks for an international domain in punycode', async () => {
    const asked: string[] = [];
    const dns = dnsWith({ onMx: (domain) => asked.push(domain) });
    await recogniseProvider('du@Müller.example', dns);
    expect(asked).toEqual(['xn--mller-kva.example']);
  });

  it.each(['ENOTFOUND', 'ENODATA'])('takes %s for an answer: custom, and DNS did not fail', async (code) => {
    const recognised = await recogniseProvider('you@example.com', failingWith(code));
    expect(recognised).toMatchObject({ provider: { id: 'custom' }, reason: 'none', dnsFailed: false });
  });

  it.each(['ESERVFAIL', 'ETIMEOUT', 'ECONNREFUSED'])(
    'says that DNS failed on %s, and stays custom',
    async (code) => {
      const recognised = await recogniseProvider('you@example.com', failingWith(code));
      expect(recognised).toMatchObject({ provider: { id: 'custom' }, reason: 'none', dnsFailed: true });
    },
  );

  it('ends when its signal fires, even where DNS ignores it', async () => {
    const deaf: DnsLookup = { ...unasked, resolveMx: () => new Promise(() => {}) };
    const recognised = await recogniseProvider('you@example.com', deaf, AbortSignal.timeout(20));
    expect(recognised).toMatchObject({ reason: 'none', dnsFailed: true });
  });

  it('takes the null MX of RFC 7505 for no provider', async () => {
    const dns = dnsWith({ mx: [{ exchange: '', priority: 0 }] });
    expect(await recogniseProvider('you@example.com', dns)).toMatchObject({
      reason: 'none',
      dnsFailed: false,
    });
  });

  it.each(['you', '@gmail.com', 'you@', 'you@[192.0.2.1]', 'you@a%2egmail.com', 'you@gmail.com/x', ''])(
    'recognises nothing in %j and asks nobody',
    async (address) => {
      expect(await recogniseProvider(address, unasked)).toMatchObject({
        provider: { id: 'custom' },
        reason: 'none',
      });
    },
  );
});
