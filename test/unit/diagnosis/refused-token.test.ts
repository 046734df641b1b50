import { describe, expect, test } from 'vitest';
import { classify } from '../../../electron/diagnosis/classify.ts';
import { diagnose } from '../../../electron/diagnosis/diagnose.ts';
import { evidenceOf } from '../../../electron/diagnosis/evidence.ts';
import {
  freshTokenMayMend,
  refusedTokens,
  tokenRefusalsOf,
} from '../../../electron/diagnosis/refused-token.ts';
import { findProviderById } from '../../../electron/provider/presets.ts';
import replies from '../../fixtures/oauth-replies.json' with { type: 'json' };
import { failedResult, okResult, withheldResult } from '../../support/probe-results.ts';

const TOKEN = { presented: 'token' } as const;
const imapRefuses = failedResult('imap', 'NO AUTHENTICATE failed.', TOKEN);
const smtpRefuses = failedResult('smtp', '535 5.7.3 Authentication unsuccessful', {
  ...TOKEN,
  responseCode: '535',
});
const imapWaits = failedResult('imap', 'NO [UNAVAILABLE] Temporary authentication failure.', {
  ...TOKEN,
  responseCode: 'UNAVAILABLE',
});

test.each(replies)(
  '$provider over $protocol at $stage: “$reply” $oauthError',
  ({ provider, protocol, stage, reply, oauthError, freshTokenMayMend: isExpected }) => {
    const failure = {
      protocol: protocol === 'imap' ? 'imap' : 'smtp',
      stage,
      code: null,
      responseCode: null,
      enhancedCode: null,
      reply,
      message: '',
      oauthError: oauthError === null ? null : JSON.stringify(oauthError),
      presented: 'token',
      offered: [],
    } as const;
    expect(freshTokenMayMend(failure, provider)).toBe(isExpected);
    expect(freshTokenMayMend({ ...failure, presented: 'password' }, provider)).toBe(false);
  },
);

test.each([
  ['534 5.7.9 Application-specific password required.', 'gmail'],
  ['535 5.7.139 Authentication unsuccessful, basic authentication is disabled.', 'outlook'],
])('words about passwords say nothing of a token, which another may replace: “%s”', (reply, provider) => {
  const failure = { ...TOKEN, responseCode: reply.slice(0, 3) };
  const result = failedResult('smtp', reply, failure);
  expect(refusedTokens({ imap: null, smtp: result }, provider)).toEqual(['smtp']);
  const byPassword = failedResult('smtp', reply, { ...failure, presented: 'password' });
  expect(refusedTokens({ imap: null, smtp: byPassword }, provider)).toEqual([]);
});

test('words about the end of a sign-in are the identity provider’s to say: another token is tried first', () => {
  const reply = 'NO [AUTHENTICATIONFAILED] (invalid_token) The access token is expired or revoked';
  const imap = failedResult('imap', reply, TOKEN);
  const failure = imap.outcome === 'failed' ? imap.failure : expect.unreachable('it was refused');
  expect(classify(evidenceOf(failure, 'gmail')).cause).toBe('oauth-grant-invalid');
  expect(refusedTokens({ imap, smtp: null }, 'gmail')).toEqual(['imap']);
  const gmail = findProviderById('gmail') ?? expect.unreachable('no Gmail');
  const input = { provider: gmail, signInMethod: 'oauth2', imap, smtp: null, now: new Date(0) } as const;
  expect(diagnose({ ...input, workedBefore: true }).cause).toBe('oauth-token-refused');
});

describe('what a refused token means', () => {
  test('is nothing where all is well, or nothing was asked', () => {
    const results = { imap: okResult('imap'), smtp: withheldResult('smtp', 'sign-in-resting') };
    expect(refusedTokens(results, 'outlook')).toEqual([]);
    expect(tokenRefusalsOf(results, 'outlook')).toEqual({});
    expect(tokenRefusalsOf({ imap: null, smtp: null }, 'outlook')).toEqual({});
  });

  test('is that it was fresh and no good, for each protocol that refuses it', () => {
    const results = { imap: imapRefuses, smtp: smtpRefuses };
    expect(refusedTokens(results, 'outlook')).toEqual(['imap', 'smtp']);
    expect(tokenRefusalsOf(results, 'outlook')).toEqual({ imap: 'fresh', smtp: 'fresh' });
    expect(tokenRefusalsOf({ imap: okResult('imap'), smtp: smtpRefuses }, 'outlook')).toEqual({
      smtp: 'fresh',
    });
  });

  test('is not known over SMTP while IMAP says that it cannot be known', () => {
    const results = { imap: imapWaits, smtp: smtpRefuses };
    expect(refusedTokens(results, 'outlook')).toEqual([]);
    expect(tokenRefusalsOf(results, 'outlook')).toEqual({ smtp: 'in-doubt' });
  });

  test('is not the sign-in where the session was cut after it', () => {
    const cut = failedResult('imap', 'BYE Session invalidated - AccessTokenExpired', {
      ...TOKEN,
      stage: 'open',
    });
    expect(refusedTokens({ imap: cut, smtp: null }, 'outlook')).toEqual(['imap']);
    expect(tokenRefusalsOf({ imap: cut, smtp: null }, 'outlook')).toEqual({});
  });
});
