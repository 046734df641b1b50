import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../electron/binding/trial.ts';
import { diagnose } from '../../../electron/diagnosis/diagnose.ts';
import type { DiagnoseInput } from '../../../electron/diagnosis/diagnose-input.ts';
import { findProviderById } from '../../../electron/provider/presets.ts';
import { failedResult, okResult, withheldResult } from '../../support/probe-results.ts';

const IMAP_NO = failedResult('imap', 'NO [AUTHENTICATIONFAILED] Authentication failed.');
const SMTP_NO = failedResult('smtp', '535 5.7.8 Error: authentication failed');
const IMAP_NO_TOKEN = failedResult('imap', 'NO AUTHENTICATE failed.', { presented: 'token' });
const SMTP_NO_TOKEN = failedResult('smtp', '535 5.7.3 Authentication unsuccessful', { presented: 'token' });
const IMAP_BUSY = failedResult('imap', 'NO [UNAVAILABLE] Temporary authentication failure.');
const SMTP_BUSY = failedResult('smtp', '454 4.7.0 Too many login attempts, please try again later.');
const LOGIN_FAILED = failedResult('imap', 'NO LOGIN failed.');
const NO_BASIC_AUTH = failedResult('imap', 'NO Basic authentication is disabled.');
const SMTP_SWITCHED_OFF = failedResult(
  'smtp',
  '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.',
);
const offline = (protocol: 'imap' | 'smtp') =>
  failedResult(protocol, null, { stage: 'resolve', code: 'EAI_AGAIN', message: 'getaddrinfo EAI_AGAIN x' });
const refused = (protocol: 'imap' | 'smtp') =>
  failedResult(protocol, null, { stage: 'connect', code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' });

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

describe('both protocols refuse the secret', () => {
  it('says that the app password died when it worked before', () => {
    const diagnosis = check('gmail', { imap: IMAP_NO, smtp: SMTP_NO });
    expect(diagnosis).toMatchObject({
      status: 'action-needed',
      cause: 'bad-credentials',
      transient: false,
      title: 'The app password no longer works',
      actor: 'user',
      imapCause: 'bad-credentials',
      smtpCause: 'bad-credentials',
    });
    expect(diagnosis.summary).toMatch(/worked before.*two-step verification was probably turned off/);
    expect(diagnosis.advice.map(({ url }) => url)).toContain('https://myaccount.google.com/apppasswords');
  });

  it('speaks of a changed password where the provider takes the login password', () => {
    expect(check('custom', { imap: IMAP_NO, smtp: SMTP_NO }).summary).toMatch(
      /password was probably changed/,
    );
  });

  it('speaks of the login password or a slip when it never worked', () => {
    const diagnosis = check('gmail', { imap: IMAP_NO, smtp: SMTP_NO, workedBefore: false });
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'bad-credentials' });
    expect(diagnosis.summary).toMatch(/login password was used instead of the app password.*typing slip/);
  });

  it('names the app password where one of the two asks for it', () => {
    const smtp = failedResult('smtp', '534 5.7.9 Application-specific password required.');
    expect(check('gmail', { imap: IMAP_NO, smtp }).cause).toBe('app-password-required');
  });

  it('needs only the protocol that is watched, or that was tried', () => {
    expect(check('gmail', { imap: IMAP_NO, smtp: null }).title).toMatch(/no longer works/);
    const smtp = withheldResult('smtp', 'sign-in-budget-spent');
    expect(check('gmail', { imap: IMAP_NO, smtp }).title).toMatch(/no longer works/);
  });

  it('calls no sign-in ended that the provider has just renewed, and waits first', () => {
    const diagnosis = check('outlook', { signInMethod: 'oauth2', imap: IMAP_NO_TOKEN, smtp: SMTP_NO_TOKEN });
    expect(diagnosis).toMatchObject({
      status: 'action-needed',
      cause: 'oauth-token-refused',
      transient: false,
      title: 'Microsoft’s mail servers no longer accept the sign-in',
      actor: 'user',
      imapCause: 'oauth-token-refused',
      smtpCause: 'oauth-token-refused',
    });
    expect(diagnosis.summary).toMatch(/worked before.*had not ended.*trouble that passes/);
    expect(diagnosis.advice[0]?.text).toMatch(/^Wait/);
    expect(diagnosis.advice.at(-1)?.text).toBe('Sign in again in Mailvitals.');
  });

  it('doubts the user name where a sign-in that is new is refused, whatever worked before it', () => {
    const results = { imap: IMAP_NO_TOKEN, smtp: SMTP_NO_TOKEN };
    const never = check('outlook', { signInMethod: 'oauth2', workedBefore: false, ...results });
    expect(never).toMatchObject({ cause: 'oauth-token-refused', actor: 'user' });
    expect(never.title).toBe('Microsoft signed you in, but its mail servers did not');
    expect(never.advice[0]?.text).toMatch(/^Check that the user name/);
    expect(never.advice.map(({ text }) => text)).toContain('Sign in again in Mailvitals.');
    expect(check('outlook', { signInMethod: 'oauth2', secretIsNew: true, ...results }).title).toBe(
      never.title,
    );
  });

  it('takes a word for “expired” for a refusal where the token was issued a moment ago', () => {
    const expired = { oauthError: '{"status":"invalid_token"}', presented: 'token' } as const;
    const results = { imap: failedResult('imap', 'NO [AUTHENTICATIONFAILED] Failed.', expired), smtp: null };
    const cause = (changes: Partial<DiagnoseInput>) =>
      check('gmail', { signInMethod: 'oauth2', ...results, ...changes });
    expect(cause({})).toMatchObject({ cause: 'oauth-token-expired', status: 'unreachable', transient: true });
    expect(cause({ secretIsNew: true })).toMatchObject({
      cause: 'oauth-token-refused',
      status: 'action-needed',
    });
    expect(cause({ tokens: { imap: 'fresh' } })).toMatchObject({ cause: 'oauth-token-refused' });
  });

  it('waits for another token where there was no time to show one', () => {
    const results = { imap: okResult('imap'), smtp: SMTP_NO_TOKEN };
    const tokens = { smtp: 'stale' } as const;
    expect(check('outlook', { signInMethod: 'oauth2', ...results, tokens })).toMatchObject({
      status: 'unreachable',
      cause: 'oauth-token-expired',
      transient: true,
      actor: 'nobody',
    });
  });

  it('tells of a refused token while SMTP is out of reach, and never of the password', () => {
    const diagnosis = check('outlook', {
      signInMethod: 'oauth2',
      imap: IMAP_NO_TOKEN,
      smtp: refused('smtp'),
    });
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'oauth-token-refused' });
    expect(diagnosis.title).toBe('The mail servers refuse the sign-in');
    expect(JSON.stringify(diagnosis)).not.toMatch(/password|sign-in has ended/i);
  });

  it('takes GMX’s bare refusal for the secret when SMTP refuses too', () => {
    const imap = failedResult('imap', 'NO authentication failed');
    const smtp = failedResult('smtp', '535 Authentication credentials invalid');
    expect(check('gmx', { imap, smtp, workedBefore: false })).toMatchObject({ cause: 'bad-credentials' });
    expect(check('gmx', { imap, smtp: null, workedBefore: false })).toMatchObject({ cause: 'imap-disabled' });
  });
});

describe('Microsoft’s “LOGIN failed.”', () => {
  const smtp = failedResult('smtp', '535 5.7.3 Authentication unsuccessful');

  it('is a dead app password where that password had worked', () => {
    expect(check('outlook', { imap: LOGIN_FAILED, smtp })).toMatchObject({
      status: 'action-needed',
      cause: 'bad-credentials',
      imapCause: 'bad-credentials',
      title: 'The app password no longer works',
    });
  });

  it('is the policy against passwords where none has ever worked', () => {
    expect(check('outlook', { imap: LOGIN_FAILED, smtp, workedBefore: false })).toMatchObject({
      status: 'action-needed',
      cause: 'basic-auth-disabled',
    });
  });

  it('does not soften a policy that is put in words', () => {
    expect(check('outlook', { imap: NO_BASIC_AUTH, smtp }).cause).toBe('basic-auth-disabled');
  });
});

describe('one protocol refuses, the other signs in', () => {
  it('takes IMAP for switched off when SMTP accepts the same secret', () => {
    const diagnosis = check('outlook', { imap: IMAP_NO });
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'imap-disabled', smtpCause: null });
    expect(diagnosis.advice[0]?.text).toMatch(/Let devices and apps use IMAP/);
  });

  it('does not when IMAP’s refusal is temporary', () => {
    expect(check('outlook', { imap: IMAP_BUSY })).toMatchObject({
      status: 'unreachable',
      cause: 'server-busy',
      transient: true,
      actor: 'nobody',
    });
  });

  it('does not when IMAP refuses passwords by policy and SMTP takes them', () => {
    const diagnosis = check('microsoft365', { imap: NO_BASIC_AUTH });
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'basic-auth-disabled' });
    expect(diagnosis.summary).toMatch(/^SMTP works, IMAP does not: /);
  });

  it('sends SmtpClientAuthentication to the administrator', () => {
    const diagnosis = check('microsoft365', { signInMethod: 'oauth2', smtp: SMTP_SWITCHED_OFF });
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'smtp-auth-disabled', actor: 'admin' });
    expect(diagnosis.title).toBe('It receives, but cannot send');
    expect(diagnosis.summary).toMatch(/until an administrator turns it on/);
    expect(diagnosis.advice.at(-1)?.text).toMatch(/watch IMAP only/);
    expect(diagnosis.advice.some(({ text }) => text.includes('Set-CASMailbox'))).toBe(true);
  });

  it('says “receives only” to a personal Microsoft account that signs in with Microsoft', () => {
    const diagnosis = check('outlook', { signInMethod: 'oauth2', smtp: SMTP_SWITCHED_OFF });
    expect(diagnosis).toMatchObject({ status: 'action-needed', cause: 'smtp-auth-disabled', actor: 'user' });
    expect(diagnosis.title).toBe('It receives, but cannot send');
    expect(diagnosis.advice[0]?.text).toMatch(/Watch IMAP only/);
  });

  it('knows of no new password where another provider has switched SMTP off', () => {
    const smtp = failedResult('smtp', '535 SMTP access is disabled');
    const diagnosis = check('yahoo', { smtp });
    expect(diagnosis).toMatchObject({
      cause: 'smtp-auth-disabled',
      title: 'Sending over SMTP is switched off',
    });
    expect(diagnosis.summary).toMatch(/no new password helps/);
  });

  it('does not take a sign-in for ended that IMAP accepts and SMTP refuses', () => {
    const diagnosis = check('outlook', { signInMethod: 'oauth2', smtp: SMTP_NO_TOKEN });
    expect(diagnosis).toMatchObject({
      status: 'action-needed',
      cause: 'smtp-auth-disabled',
      title: 'Only SMTP refuses the sign-in',
      imapCause: null,
      smtpCause: 'smtp-auth-disabled',
    });
    expect(diagnosis.advice[0]?.text).toMatch(/^Check that the user name/);
  });

  it.each([false, true])(
    'names both switches where SMTP knows a sign-in that IMAP refuses (new: %s)',
    (secretIsNew) => {
      const results = { imap: IMAP_NO_TOKEN, smtp: SMTP_SWITCHED_OFF };
      const diagnosis = check('microsoft365', { signInMethod: 'oauth2', secretIsNew, ...results });
      expect(diagnosis).toMatchObject({
        status: 'action-needed',
        cause: 'imap-disabled',
        imapCause: 'imap-disabled',
        smtpCause: 'smtp-auth-disabled',
        title: 'IMAP refuses the sign-in, and SMTP is switched off',
      });
      const steps = diagnosis.advice.map(({ text }) => text).join('\n');
      expect(steps).toMatch(/Turn IMAP on/);
      expect(steps).toMatch(/not an alias/);
      expect(steps).toMatch(/Authenticated SMTP/);
      // What the provider has just signed in is bound, and watched as what it is.
      expect(verdictOf(diagnosis, 'oauth2')).toBe('accepted');
    },
  );

  it('knows of no such proof elsewhere than at Microsoft', () => {
    const results = { imap: IMAP_NO_TOKEN, smtp: failedResult('smtp', '535 SMTP access is disabled') };
    const tokens = { imap: 'fresh' } as const;
    const diagnosis = check('gmail', { signInMethod: 'oauth2', tokens, ...results });
    expect(diagnosis.cause).toBe('oauth-token-refused');
  });

  it('takes IMAP for switched off when SMTP accepts the same sign-in with Microsoft', () => {
    const diagnosis = check('microsoft365', { signInMethod: 'oauth2', imap: IMAP_NO_TOKEN });
    expect(diagnosis).toMatchObject({ cause: 'imap-disabled', imapCause: 'imap-disabled', smtpCause: null });
  });

  it('does not ask for a new secret when only SMTP refuses it', () => {
    const diagnosis = check('custom', { smtp: SMTP_NO });
    expect(diagnosis).toMatchObject({ status: 'action-needed', title: 'Only SMTP refuses the sign-in' });
    expect(diagnosis.summary).toMatch(/the secret is right/);
  });
});

describe('the worse protocol speaks', () => {
  it.each([
    [
      'action needed before out of reach',
      { imap: NO_BASIC_AUTH, smtp: refused('smtp') },
      'action-needed',
      'basic-auth-disabled',
    ],
    [
      'out of reach before unknown',
      { imap: failedResult('imap', 'NO quux'), smtp: SMTP_BUSY },
      'unreachable',
      'rate-limited-logins',
    ],
    ['unknown before working', { imap: failedResult('imap', 'NO quux') }, 'unknown', 'unknown'],
    [
      'what must be cured first',
      {
        imap: failedResult('imap', 'NO IMAP is disabled'),
        smtp: failedResult('smtp', '535 account is locked'),
      },
      'action-needed',
      'account-locked',
    ],
    [
      'a failure before a withheld sign-in',
      { imap: refused('imap'), smtp: withheldResult('smtp', 'secret-unavailable') },
      'unreachable',
      'connection-refused',
    ],
  ] as const)('%s', (_rule, results, status, cause) => {
    expect(check('outlook', results)).toMatchObject({ status, cause });
  });

  it('takes IMAP’s cause when SMTP was withheld after a policy refusal', () => {
    const diagnosis = check('outlook', {
      imap: NO_BASIC_AUTH,
      smtp: withheldResult('smtp', 'imap-refused-by-policy'),
    });
    expect(diagnosis).toMatchObject({
      cause: 'basic-auth-disabled',
      imapCause: 'basic-auth-disabled',
      smtpCause: null,
    });
    expect(diagnosis.title).toBe('Outlook.com no longer accepts passwords');
  });

  it('never asks for a password while the mailbox is “authenticated but not connected”', () => {
    const imap = failedResult('imap', 'BAD User is authenticated but not connected.', { stage: 'open' });
    expect(check('outlook', { signInMethod: 'oauth2', imap })).toMatchObject({
      status: 'unreachable',
      cause: 'mailbox-not-connected',
      transient: true,
      title: 'Signed in, but the mailbox was not opened',
      actor: 'nobody',
    });
    expect(check('outlook', { signInMethod: 'oauth2', imap }).summary).toMatch(
      /^SMTP works, and over IMAP Microsoft took the sign-in, but did not open the mailbox/,
    );
  });

  it('keeps an unknown refusal unconfirmed', () => {
    const unknown = check('custom', {
      imap: failedResult('imap', 'NO quux'),
      smtp: failedResult('smtp', '535 quux'),
    });
    expect(unknown).toMatchObject({ status: 'unknown', cause: 'unknown', transient: false });
    expect(unknown.title).toMatch(/Not confirmed/);
  });
});

describe('servers that are not reached', () => {
  it.each([
    ['ENOTFOUND', 'resolve', 'host-not-found'],
    ['ECONNREFUSED', 'connect', 'connection-refused'],
    ['DEADLINE', 'connect', 'port-blocked'],
  ] as const)('asks to check the settings after %s only while the mailbox is new', (code, stage, cause) => {
    const imap = failedResult('imap', null, { code, stage, message: code });
    expect(check('custom', { imap, workedBefore: false })).toMatchObject({
      status: 'action-needed',
      cause,
      transient: false,
    });
    expect(check('custom', { imap, workedBefore: true })).toMatchObject({
      status: 'unreachable',
      cause,
      transient: true,
      actor: 'nobody',
    });
  });

  it('is offline when neither server is reached for want of a network', () => {
    expect(check('custom', { imap: offline('imap'), smtp: offline('smtp') })).toMatchObject({
      status: 'offline',
      cause: 'network-offline',
    });
  });

  it('is not offline while the other server answers', () => {
    expect(check('custom', { imap: offline('imap') }).status).toBe('unreachable');
  });

  it('is out of reach, not the user’s to mend, with an expired certificate', () => {
    const imap = failedResult('imap', null, {
      stage: 'tls',
      code: 'CERT_HAS_EXPIRED',
      message: 'certificate has expired',
    });
    expect(check('custom', { imap })).toMatchObject({
      status: 'unreachable',
      cause: 'tls-cert-expired',
      actor: 'provider',
    });
  });
});

describe('nothing failed', () => {
  it('is healthy when both sign in', () => {
    expect(check('custom', {})).toMatchObject({
      status: 'healthy',
      cause: null,
      advice: [],
      warnings: [],
      actor: 'nobody',
    });
  });

  it('is unknown, with the keychain’s words, when no secret was to be had', () => {
    const diagnosis = check('custom', {
      imap: withheldResult('imap', 'secret-unavailable'),
      smtp: withheldResult('smtp', 'secret-unavailable'),
    });
    expect(diagnosis).toMatchObject({ status: 'unknown', cause: null });
    expect(diagnosis.summary).toMatch(/keychain/);
  });

  it('is unknown, and asks for a new secret, when the budget is spent', () => {
    const diagnosis = check('custom', {
      imap: withheldResult('imap', 'sign-in-budget-spent'),
      smtp: withheldResult('smtp', 'sign-in-budget-spent'),
    });
    expect(diagnosis).toMatchObject({ status: 'unknown', cause: null, actor: 'user' });
    expect(diagnosis.summary).toMatch(/refused as often as is safe/);
  });

  it('is not green when one protocol signed in and the other was withheld', () => {
    expect(check('custom', { smtp: withheldResult('smtp', 'sign-in-budget-spent') }).status).toBe('unknown');
  });

  it('is unknown when nothing is watched', () => {
    expect(check('custom', { imap: null, smtp: null })).toMatchObject({ status: 'unknown', cause: null });
  });
});
