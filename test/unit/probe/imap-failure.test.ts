import { describe, expect, test } from 'vitest';
import {
  type ImapError,
  type ImapFailureContext,
  imapFailure,
} from '../../../electron/probe/imap-failure.ts';
import type { ProbeFailure } from '../../../electron/probe/probe-result.ts';

const CONTEXT: ImapFailureContext = {
  stage: 'login',
  endCode: null,
  garbage: null,
  lastRefusal: null,
  offered: ['IMAP4rev1'],
  signIn: { method: 'password', username: 'you@example.com', password: 'hunter2-hunter2' },
};

type Fields = Partial<Omit<ImapError, 'name'>>;

const failureOf = (
  { message = 'Command failed', ...fields }: Fields,
  context: Partial<ImapFailureContext> = {},
) => imapFailure(Object.assign(new Error(message), fields), { ...CONTEXT, ...context });

describe('turns an error into evidence', () => {
  test.each<[string, Fields, Partial<ImapFailureContext>, Partial<ProbeFailure>]>([
    [
      'a tagged refusal with its code in front',
      {
        responseStatus: 'NO',
        serverResponseCode: 'AUTHENTICATIONFAILED',
        responseText: 'Authentication failed.',
      },
      {},
      {
        reply: 'NO [AUTHENTICATIONFAILED] Authentication failed.',
        responseCode: 'AUTHENTICATIONFAILED',
        presented: 'password',
      },
    ],
    [
      'a refusal whose text still has the code',
      { responseStatus: 'NO', serverResponseCode: 'ALERT', responseText: '[ALERT] Web login required' },
      {},
      { reply: 'NO [ALERT] Web login required' },
    ],
    [
      'the words of a BYE',
      { reason: 'Autologout; idle for too long', code: 'NoConnection' },
      {},
      { reply: 'BYE Autologout; idle for too long', code: 'NoConnection' },
    ],
    [
      'a TLS error, which no server said',
      { reason: 'wrong version number', code: 'ERR_SSL_WRONG_VERSION_NUMBER', tlsFailed: true },
      { stage: 'greeting' },
      { reply: null, stage: 'tls' },
    ],
    [
      'LOGINDISABLED at the capabilities, whatever was sent last',
      { message: 'Login is disabled' },
      { stage: 'login' },
      { code: 'LOGINDISABLED', stage: 'capability', reply: null },
    ],
    [
      'a mechanism that is missing',
      { message: 'Unsupported authentication mechanism' },
      {},
      { code: 'AUTH_NOT_OFFERED', stage: 'capability' },
    ],
    [
      'STARTTLS not offered',
      { message: 'Server does not support STARTTLS' },
      { stage: 'capability' },
      { code: 'STARTTLS_NOT_OFFERED', stage: 'tls' },
    ],
    [
      'STARTTLS offered and refused, in the server’s words',
      { message: 'Server does not support STARTTLS' },
      { offered: ['STARTTLS'], lastRefusal: 'NO Not now' },
      { code: 'STARTTLS_REFUSED', stage: 'tls', reply: 'NO Not now' },
    ],
    [
      'our own limit before what the library made of it',
      { code: 'NoConnection' },
      { endCode: 'DEADLINE' },
      { code: 'DEADLINE' },
    ],
    [
      'a line that was no IMAP',
      { code: 'NoConnection' },
      { stage: 'greeting', garbage: '220 mail.example.net ESMTP' },
      { code: 'NOT_IMAP', reply: '220 mail.example.net ESMTP' },
    ],
    ['no sign-in meant', {}, { signIn: null }, { presented: null }],
  ])('%s', (_, fields, context, expected) => {
    expect(failureOf(fields, context)).toMatchObject(expected);
  });
});

test('no field keeps the password that a server echoes', () => {
  const echo = 'refused hunter2-hunter2 and AHlvdQBodW50ZXIyLWh1bnRlcjI=';
  for (const failure of [
    failureOf({ message: echo, responseStatus: 'BAD', responseText: echo, oauthError: { status: echo } }),
    failureOf({}, { garbage: echo }),
    failureOf({ reason: echo }),
    failureOf({ response: echo }),
    failureOf({ message: 'Server does not support STARTTLS' }, { offered: ['STARTTLS'], lastRefusal: echo }),
  ]) {
    expect(JSON.stringify(failure)).toContain('refused •••');
    expect(JSON.stringify(failure)).not.toMatch(/hunter2|odW50ZXIy/);
  }
});
