import { describe, expect, it } from 'vitest';
import { offersSignIn } from '../../../electron/provider/browser-sign-in.ts';
import { findProviderById, PROVIDERS } from '../../../electron/provider/presets.ts';
import { secretAdvice } from '../../../electron/provider/secret-advice.ts';

const advice = (id: string) => secretAdvice(findProviderById(id) ?? expect.unreachable(`no preset ${id}`));

describe('what kind of secret a provider wants', () => {
  it.each([
    [
      'outlook',
      'oauth2',
      'Outlook.com / Hotmail / Live / MSN refuses passwords, app passwords included: it wants a sign-in with Microsoft.',
    ],
    [
      'microsoft365',
      'oauth2',
      'Microsoft 365 / Exchange Online (work or school) refuses passwords on IMAP: it wants a sign-in with Microsoft; over SMTP alone a password works while the administrator allows it.',
    ],
    [
      'gmail',
      'app-password',
      'Gmail wants the app password made for mail programs or a sign-in with Google, not the login password.',
    ],
    [
      'yahoo',
      'app-password',
      'Yahoo Mail wants the app password made for mail programs, not the login password.',
    ],
    [
      'icloud',
      'app-password',
      'iCloud Mail wants the app-specific password made for mail programs, not the login password.',
    ],
    [
      'zoho',
      'app-password',
      'Zoho Mail wants the app password; the login password works only without two-step verification.',
    ],
    [
      'qq',
      'authorization-code',
      'QQ Mail / Foxmail wants the authorization code (授权码), not the login password.',
    ],
    [
      'netease163',
      'authorization-code',
      'NetEase 163 Mail wants the authorization code (授权密码), not the login password.',
    ],
    [
      'gmx',
      'login-password',
      'GMX (gmx.net / gmx.de) wants the login password; with two-step verification, an app password.',
    ],
    [
      'proton-bridge',
      'bridge-password',
      'Proton Mail (Bridge) wants the Bridge password that the Bridge program on this computer shows, not the login password.',
    ],
    [
      'custom',
      'login-password',
      'Most servers want the mailbox’s own password; with two-step verification, an app password made for mail programs.',
    ],
  ])('%s: %s', (id, kind, sentence) => {
    expect(advice(id)).toMatchObject({ kind, sentence });
  });
});

describe('how to come by it', () => {
  it('leads Gmail’s user from two-step verification to a pasted app password', () => {
    expect(advice('gmail')).toMatchObject({
      url: 'https://myaccount.google.com/apppasswords',
      steps: [
        {
          text: 'Turn two-step verification on, if it is off.',
          url: 'https://myaccount.google.com/security',
        },
        { text: 'Make a new app password.', url: 'https://myaccount.google.com/apppasswords' },
        { text: 'Paste the app password into Mailvitals.', url: null },
        { text: 'Or choose “Sign in with Google”, which needs no app password.', url: null },
      ],
    });
  });

  it('leads to a sign-in wherever the provider has one, and nowhere else', () => {
    for (const provider of PROVIDERS) {
      const texts = secretAdvice(provider).steps.map(({ text }) => text);
      expect(texts.some((text) => text.includes('“Sign in with'))).toBe(offersSignIn(provider));
      expect(texts.filter((text) => /not offer|yet\b/.test(text))).toEqual([]);
    }
  });

  it('knows a sign-in at every provider that wants one first', () => {
    expect(
      PROVIDERS.filter(({ secrets }) => secrets[0] === 'oauth2').filter((one) => !offersSignIn(one)),
    ).toEqual([]);
  });

  it('never sends Outlook.com’s user to make an app password', () => {
    const { steps, url } = advice('outlook');
    expect(steps[0]?.text).toMatch(/^Choose “Sign in with Microsoft” and sign in as this mailbox/);
    expect(steps[2]?.text).toMatch(/^Turn IMAP on, if it is off: /);
    expect(steps.at(-1)?.text).toContain('another program still signs in to it with an app password');
    expect([url, ...steps.map((step) => step.url)]).not.toContain(
      'https://account.live.com/proofs/AppPassword',
    );
  });

  it('leads Microsoft 365’s user to a sign-in, and to what a password still does', () => {
    expect(
      advice('microsoft365')
        .steps.map(({ text }) => text)
        .join(' '),
    ).toMatch(/^Choose “Sign in with Microsoft”.*watch SMTP alone/);
  });

  it('makes the authorization code where QQ’s service is turned on', () => {
    expect(advice('qq').steps).toEqual([
      {
        text: 'Turn IMAP on and make a new authorization code (授权码): Settings > Account (账号与安全 / 账户) > POP3/IMAP/SMTP service > turn on (confirmed by SMS).',
        url: 'https://wx.mail.qq.com/',
      },
      { text: 'Paste the authorization code (授权码) into Mailvitals.', url: null },
    ]);
    expect(advice('netease163').steps[0]?.url).toBe('https://mail.163.com/');
  });

  it.each(PROVIDERS.map((provider) => [provider.id, provider] as const))(
    '%s has steps, and https links only',
    (_, provider) => {
      const { steps, sentence, url } = secretAdvice(provider);
      expect(steps.length).toBeGreaterThan(0);
      expect(
        [sentence, ...steps.map(({ text }) => text)].filter((text) => !/^\p{L}.*\.$/u.test(text)),
      ).toEqual([]);
      const links = [url, ...steps.map((step) => step.url)].filter((link) => link !== null);
      expect(links.filter((link) => !link.startsWith('https://'))).toEqual([]);
    },
  );
});
