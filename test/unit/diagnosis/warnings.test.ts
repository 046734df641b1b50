import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../electron/diagnosis/diagnose.ts';
import type { DiagnoseInput } from '../../../electron/diagnosis/diagnose-input.ts';
import { findProviderById } from '../../../electron/provider/presets.ts';
import { failedResult, okResult } from '../../support/probe-results.ts';

function check(id: string, changes: Partial<DiagnoseInput>) {
  const provider = findProviderById(id);
  if (provider === null) {
    throw new Error(`No preset ${id}`);
  }
  return diagnose({
    provider,
    signInMethod: 'password',
    imap: okResult('imap'),
    smtp: okResult('smtp'),
    workedBefore: true,
    now: new Date('2026-11-20T20:00:00Z'),
    ...changes,
  });
}

function imapWithCertificateUntil(validTo: string) {
  return okResult('imap', { tls: { protocol: 'TLSv1.3', issuer: 'Example CA', validFrom: null, validTo } });
}

describe('warnings about a mailbox that works', () => {
  it.each([
    ['2026-12-04T19:59:00Z', 'The certificate of the IMAP server expires in 13 days.'],
    ['2026-11-21T21:00:00Z', 'The certificate of the IMAP server expires in 1 day.'],
    ['2026-11-21T01:00:00Z', 'The certificate of the IMAP server expires today.'],
  ])('names the days left of a certificate until %s', (validTo, sentence) => {
    expect(check('custom', { imap: imapWithCertificateUntil(validTo) })).toMatchObject({
      status: 'warning',
      cause: null,
      summary: sentence,
      warnings: [{ kind: 'certificate-expires', protocol: 'imap', sentence }],
    });
  });

  it('says nothing of a certificate that has 14 days and more', () => {
    expect(check('custom', { imap: imapWithCertificateUntil('2026-12-04T20:00:00Z') }).status).toBe(
      'healthy',
    );
  });

  it('warns of a server that takes more than ten seconds', () => {
    const [warning] = check('custom', { smtp: okResult('smtp', { ms: 12_400 }) }).warnings;
    expect(warning).toMatchObject({ kind: 'slow', protocol: 'smtp' });
    expect(warning?.sentence).toBe('The SMTP server took 12 seconds to sign in.');
    expect(check('custom', { smtp: okResult('smtp', { ms: 10_000 }) }).warnings).toEqual([]);
  });

  describe('of passwords on SMTP at Microsoft 365, whose end is near', () => {
    /** A password works there over SMTP alone. */
    const warned = (changes: Partial<DiagnoseInput>) =>
      check('microsoft365', { imap: null, ...changes }).warnings;

    it('names the end of December 2026, its source, and where to go', () => {
      expect(warned({})).toEqual([
        {
          kind: 'password-sign-in-ends',
          protocol: 'smtp',
          sentence:
            'Microsoft 365 turns SMTP sign-in with a password off by default at the end of December 2026.',
          step: {
            text: 'Move it to “Sign in with Microsoft”; until then an administrator may keep its password on (message MC786329).',
            url: 'https://mc.merill.net/message/MC786329',
          },
        },
      ]);
      expect(check('microsoft365', { imap: null }).status).toBe('warning');
    });

    it('is gone once the mailbox has moved, and never there for others', () => {
      expect(warned({ signInMethod: 'oauth2' })).toEqual([]);
      expect(check('microsoft365', { signInMethod: 'oauth2' }).status).toBe('healthy');
      expect(check('outlook', {}).warnings).toEqual([]);
    });

    it.each([
      ['2026-12-31T23:59:59Z', /^Microsoft 365 turns SMTP .* at the end of December 2026\.$/],
      [
        '2027-01-01T00:00:00Z',
        /^Microsoft 365 has had SMTP .* off by default since the end of December 2026/,
      ],
      [
        '2029-06-01T00:00:00Z',
        /^Microsoft 365 has had SMTP .* off by default since the end of December 2026/,
      ],
    ])('says at %s what is true then', (now, sentence) => {
      expect(warned({ now: new Date(now) })[0]?.sentence).toMatch(sentence);
    });
  });

  it('warns of another port than the provider advises, on the provider’s own host', () => {
    const server = { host: 'imap.gmail.com', port: 143, security: 'starttls' } as const;
    expect(check('gmail', { imap: okResult('imap', { server }) }).warnings).toMatchObject([
      { kind: 'not-as-advised', sentence: 'Gmail advises port 993 with TLS for IMAP.' },
    ]);
    const elsewhere = { ...server, host: '127.0.0.1' };
    expect(check('gmail', { imap: okResult('imap', { server: elsewhere }) }).warnings).toEqual([]);
  });

  it('accepts every server that the provider lists', () => {
    const server = { host: 'smtp.gmail.com', port: 587, security: 'starttls' } as const;
    expect(check('gmail', { smtp: okResult('smtp', { server }) }).status).toBe('healthy');
  });

  it('keeps a warning beside a failure of the other protocol, which decides the status', () => {
    const diagnosis = check('custom', {
      imap: imapWithCertificateUntil('2026-11-25T20:00:00Z'),
      smtp: failedResult('smtp', '535 account is locked'),
    });
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'account-locked' });
    expect(diagnosis.warnings).toHaveLength(1);
  });
});
