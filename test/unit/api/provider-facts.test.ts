import { describe, expect, test } from 'vitest';
import { providerFacts } from '../../../electron/api/provider-facts.ts';
import { custom } from '../../../electron/provider/presets/custom.ts';
import { PROVIDERS } from '../../../electron/provider/presets.ts';
import type { Provider } from '../../../electron/provider/provider.ts';

const SERVER = { host: 'mail.example.com', port: 465, security: 'tls' } as const;

const factOf = (label: string, changes: Partial<Provider>) =>
  providerFacts({ ...custom, ...changes }).find((fact) => fact.label === label)?.value;

describe('tells', () => {
  test.each<[string, Partial<Provider>, string | undefined]>([
    [
      'SMTP',
      { smtp: [SERVER, { ...SERVER, port: 587, security: 'starttls' }] },
      'smtps://mail.example.com:465, then smtp+starttls://mail.example.com:587',
    ],
    ['SMTP', { smtp: [] }, undefined],
    ['IMAP', { imap: null }, undefined],
    ['User name', { usernameNote: null }, 'the address'],
    ['Refused on', { passwordRefusedOn: ['imap', 'smtp'] }, 'IMAP and SMTP: every password, by policy'],
    ['Refused on', { passwordRefusedOn: [] }, undefined],
    [
      'Domains',
      { domains: [...'abcdefghij'].map((name) => `${name}.example`) },
      'a.example, b.example, c.example, d.example, e.example, f.example, g.example, h.example and 2 more',
    ],
    ['Connections', { connections: { imap: 15, smtp: null } }, 'IMAP 15 at once'],
    ['Connections', { connections: { imap: null, smtp: null } }, undefined],
    ['Message size', { messageSizeMb: 25 }, '25 MB'],
    ['Message size', { messageSizeMb: null }, undefined],
    [
      'Send limit',
      { sendCap: { value: 300, unit: 'messages', basis: 'observed', confidence: 'low', source: 'seen' } },
      '300 messages a day, observed',
    ],
  ])('%s of %j', (label, changes, value) => {
    expect(factOf(label, changes)).toBe(value);
  });
});

test('a fact is as sure as the preset, unless it says otherwise', () => {
  const facts = providerFacts({
    ...custom,
    imap: SERVER,
    smtp: [SERVER],
    confidence: 'medium',
    factConfidence: { smtp: 'low' },
  });
  const confidenceOf = (label: string) => facts.find((fact) => fact.label === label)?.confidence;
  expect([confidenceOf('IMAP'), confidenceOf('SMTP')]).toEqual(['medium', 'low']);
});

test.each(PROVIDERS.map((provider) => [provider.id, provider] as const))(
  '%s has no empty facts',
  (_, provider) => {
    const facts = providerFacts(provider);
    expect(facts.length).toBeGreaterThan(1);
    for (const { label, value } of facts)
      expect(`${label}: ${value}`).not.toMatch(/: $|null|undefined|\[object/);
  },
);
