import { describe, expect, it } from 'vitest';
import { advise } from '../../../electron/diagnosis/advice/advise.ts';
import { BY_PROVIDER } from '../../../electron/diagnosis/advice/by-provider.ts';
import { CAUSES } from '../../../electron/diagnosis/cause.ts';
import { offersSignIn, signInName } from '../../../electron/provider/browser-sign-in.ts';
import { findProviderById, PROVIDERS } from '../../../electron/provider/presets.ts';
import type { Provider } from '../../../electron/provider/provider.ts';

const NEEDS_NO_STEP = 'nobody';

function preset(id: string): Provider {
  const provider = findProviderById(id);
  if (provider === null) {
    throw new Error(`No preset ${id}`);
  }
  return provider;
}

function textOf(cause: (typeof CAUSES)[number], id: string, protocol: 'imap' | 'smtp' | null = null) {
  const { title, meaning, steps } = advise(cause, preset(id), protocol);
  return [title, meaning, ...steps.flatMap(({ text, url }) => [text, url ?? ''])].join('\n');
}

describe.each([null, ...PROVIDERS])('advice at $id', (provider) => {
  it.each(CAUSES)('is complete for %s', (cause) => {
    for (const protocol of ['imap', 'smtp', null] as const) {
      const { title, meaning, steps, actor } = advise(cause, provider, protocol);
      expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(meaning).toMatch(/^\S.*\.$/);
      expect(actor === NEEDS_NO_STEP || steps.length > 0).toBe(true);
      for (const { text, url } of steps) {
        expect(text).not.toMatch(/[{}]|undefined|null/);
        expect(url === null || new URL(url).protocol === 'https:').toBe(true);
      }
      expect(`${title} ${meaning}`).not.toMatch(/[{}]|undefined|null/);
    }
  });
});

describe('advice by provider', () => {
  it('speaks of presets that exist', () => {
    const ids = new Set(PROVIDERS.map(({ id }) => id));
    expect(Object.keys(BY_PROVIDER).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('tells Outlook.com users that a new app password does not help', () => {
    expect(textOf('basic-auth-disabled', 'outlook')).toMatch(
      /new app password does not help[\s\S]*Choose “Sign in with Microsoft” in Mailvitals[\s\S]*Let devices and apps use IMAP/,
    );
  });

  it.each(PROVIDERS.filter(offersSignIn))('leads from refused passwords to a sign-in at $id', (provider) => {
    const { steps } = advise('basic-auth-disabled', provider, null);
    expect(steps[0]?.text).toMatch(new RegExp(`^Choose “Sign in with ${signInName(provider)}”`));
  });

  it.each([null, ...PROVIDERS.filter((provider) => !offersSignIn(provider))])(
    'promises no sign-in where there is none: $id',
    (provider) => {
      const { steps } = advise('basic-auth-disabled', provider, null);
      expect(steps[0]?.text).toMatch(/^Mailvitals signs in through the browser at Microsoft and Google only/);
      const texts = CAUSES.flatMap((cause) => advise(cause, provider, null).steps.map(({ text }) => text));
      expect(texts.filter((text) => /“Sign in with/.test(text))).toEqual([]);
    },
  );

  it('calls nothing “not yet” that is there', () => {
    const texts = [null, ...PROVIDERS].flatMap((provider) =>
      CAUSES.flatMap((cause) => advise(cause, provider, null).steps.map(({ text }) => text)),
    );
    expect(texts.filter((text) => /not offer|offered yet|cannot renew/.test(text))).toEqual([]);
  });

  it('says at once what an ended sign-in wants, and who was asked', () => {
    const { title, steps } = advise('oauth-grant-invalid', preset('gmail'), null);
    expect(title).toBe('The sign-in with Google has ended');
    expect(steps[0]).toEqual({ text: 'Sign in again in Mailvitals.', url: null });
    const yahoo = advise('oauth-grant-invalid', preset('yahoo'), null);
    expect(yahoo.steps[0]?.text).toMatch(/Mailvitals itself does not sign in/);
  });

  it('shows the way to the registration that is not accepted', () => {
    expect(textOf('oauth-client-rejected', 'outlook')).toMatch(
      /client ID[\s\S]*https:\/\/entra\.microsoft\.com/,
    );
    expect(textOf('oauth-client-rejected', 'gmail')).toContain(
      'https://console.cloud.google.com/auth/clients',
    );
    expect(advise('oauth-client-rejected', null, null)).toMatchObject({
      actor: 'user',
      retry: 'after-change',
    });
  });

  it('tells “authenticated but not connected” as its own state, with the switch and the licence', () => {
    expect(textOf('mailbox-not-connected', 'outlook')).toMatch(
      /^Signed in, but [\s\S]*Wait[\s\S]*Turn IMAP on/,
    );
    expect(textOf('mailbox-not-connected', 'microsoft365')).toMatch(
      /Turn IMAP on[\s\S]*licence with Exchange/,
    );
    expect(advise('mailbox-not-connected', preset('outlook'), null).actor).toBe('nobody');
  });

  it('shows the way to a new app password where one has died at Outlook.com', () => {
    expect(advise('bad-credentials', preset('outlook'), null).steps.map(({ url }) => url)).toEqual([
      'https://account.microsoft.com/security',
      'https://account.live.com/proofs/AppPassword',
      null,
      null,
    ]);
  });

  it('gives the Microsoft 365 administrator the command, and the rule of the two switches', () => {
    const text = textOf('smtp-auth-disabled', 'microsoft365');
    expect(text).toContain(
      'Set-CASMailbox -Identity user@company.com -SmtpClientAuthenticationDisabled $false',
    );
    expect(text).toMatch(/overrides the organisation’s/);
    expect(text).toMatch(/up to an hour/);
    expect(advise('smtp-auth-disabled', preset('microsoft365'), null).actor).toBe('admin');
  });

  it('corrects smtp.outlook.com, and port 465 where Microsoft takes 587', () => {
    expect(textOf('host-not-found', 'outlook', 'smtp')).toMatch(
      /smtp-mail\.outlook\.com, port 587, STARTTLS/,
    );
    expect(textOf('port-blocked', 'outlook', 'smtp')).toMatch(/port 587 with STARTTLS/);
    expect(textOf('wrong-security-mode', 'microsoft365', 'smtp')).toMatch(/port 587 with STARTTLS/);
  });

  it.each([
    ['app-password-required', 'gmail', 'https://myaccount.google.com/apppasswords'],
    ['app-password-required', 'icloud', 'https://account.apple.com/account/manage'],
    ['imap-disabled', 'outlook', 'https://outlook.live.com/mail/0/options/mail/accounts/popImap'],
    ['imap-disabled', 'gmx', 'https://hilfe.gmx.net/pop-imap/einschalten.html'],
    ['imap-disabled', 'google-workspace', 'https://admin.google.com/'],
    ['bad-credentials', 'qq', 'https://wx.mail.qq.com/'],
    ['sender-not-allowed', 'outlook', 'https://account.live.com/names/manage'],
  ] as const)('links %s at %s to %s', (cause, id, url) => {
    expect(textOf(cause, id)).toContain(url);
  });

  it('leaves a provider’s name as it is written, also at the start of a sentence', () => {
    expect(advise('bad-credentials', preset('icloud'), null).meaning).toMatch(/^iCloud Mail did not accept/);
    expect(advise('bad-credentials', null, null).meaning).toMatch(/^The server did not accept/);
  });

  it('says that a throttle is not about the password', () => {
    expect(advise('rate-limited-logins', null, null)).toMatchObject({ actor: 'nobody', retry: 'back-off' });
    expect(advise('rate-limited-logins', null, null).meaning).toMatch(/nothing about the password/);
    expect(advise('rate-limited-logins', preset('gmail'), null, 'oauth2').meaning).toMatch(
      /nothing about the sign-in with Google/,
    );
  });
});
