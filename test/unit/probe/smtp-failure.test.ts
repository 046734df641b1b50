import { describe, expect, test } from 'vitest';
import type { ProbeFailure } from '../../../electron/probe/probe-result.ts';
import { type SmtpFailureContext, smtpFailure } from '../../../electron/probe/smtp-failure.ts';

const CONTEXT: SmtpFailureContext = {
  stage: 'login',
  endCode: null,
  offered: ['AUTH PLAIN'],
  signIn: { method: 'password', username: 'you@example.com', password: 'hunter2-hunter2' },
};

interface Fields {
  readonly message?: string;
  readonly code?: string;
  readonly originalCode?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly oauthError?: unknown;
}

const failureOf = (
  { message = 'Invalid login', ...fields }: Fields,
  context: Partial<SmtpFailureContext> = {},
) => smtpFailure(Object.assign(new Error(message), fields), { ...CONTEXT, ...context });

describe('turns an error into evidence', () => {
  test.each<[string, Fields, Partial<SmtpFailureContext>, Partial<ProbeFailure>]>([
    [
      'both codes of a refusal',
      { code: 'EAUTH', response: '535 5.7.139 Authentication unsuccessful', responseCode: 535 },
      {},
      {
        responseCode: '535',
        enhancedCode: '5.7.139',
        reply: '535 5.7.139 Authentication unsuccessful',
        presented: 'password',
      },
    ],
    [
      'the reason for which a token is refused, without the token',
      { response: '535 5.7.8 no', responseCode: 535, oauthError: { status: '401', sent: 'ya29.a-token' } },
      { signIn: { method: 'oauth2', username: 'you@example.com', accessToken: 'ya29.a-token' } },
      { presented: 'token', oauthError: '{"status":"401","sent":"•••"}' },
    ],
    [
      'the enhanced code of a reply of several lines',
      { response: '534-5.7.9 Application-specific password required.\n534 5.7.9 See', responseCode: 534 },
      {},
      { enhancedCode: '5.7.9' },
    ],
    [
      'a number that only looks like a code',
      { response: '550 User 5.7.139.2 unknown', responseCode: 550 },
      {},
      { enhancedCode: null },
    ],
    [
      'Node’s code behind the library’s',
      { code: 'ESOCKET', originalCode: 'ECONNRESET' },
      {},
      { code: 'ECONNRESET', reply: null, responseCode: null },
    ],
    [
      'STARTTLS not offered',
      { response: '502 5.5.1 Unknown', responseCode: 502 },
      { stage: 'tls', offered: [] },
      { code: 'STARTTLS_NOT_OFFERED' },
    ],
    [
      'STARTTLS refused',
      { response: '454 4.7.0 TLS not available', responseCode: 454 },
      { stage: 'tls', offered: ['STARTTLS'] },
      { code: 'STARTTLS_REFUSED' },
    ],
    [
      'text that is no reply',
      { response: 'HTTP/1.1 400 Bad Request' },
      { stage: 'greeting' },
      { code: 'NOT_SMTP' },
    ],
    ['our own limit', { code: 'ECONNECTION' }, { endCode: 'CANCELLED' }, { code: 'CANCELLED' }],
    ['no sign-in meant', {}, { signIn: null }, { presented: null }],
  ])('%s', (_, fields, context, expected) => {
    expect(failureOf(fields, context)).toMatchObject(expected);
  });
});

test('no field keeps the password that a server echoes', () => {
  const echo = '535 refused hunter2-hunter2 and AHlvdQBodW50ZXIyLWh1bnRlcjI=';
  const failure = failureOf({ message: echo, response: echo, responseCode: 535 });
  expect(failure.reply).toMatch(/^535 refused •••/);
  expect(JSON.stringify(failure)).not.toMatch(/hunter2|odW50ZXIy/);
});
