import { describe, expect, it } from 'vitest';
import { classify } from '../../../electron/diagnosis/classify.ts';
import { parseReply } from '../../../electron/diagnosis/parse-reply.ts';

describe('parseReply', () => {
  it('takes the codes out of an SMTP reply', () => {
    expect(
      parseReply('535 5.7.139 Authentication unsuccessful, basic authentication is disabled.'),
    ).toMatchObject({
      protocol: 'smtp',
      responseCode: '535',
      enhancedCode: '5.7.139',
    });
  });

  it.each([
    ['a1 NO [AUTHENTICATIONFAILED] Authentication failed.', 'imap'],
    ['* BYE Connection closed. 14', 'imap'],
    ['421 4.7.0 Try again later', 'smtp'],
    ['AADSTS50173: The provided grant has expired', 'oauth'],
    ['{"error":"invalid_grant"}', 'oauth'],
    ['self-signed certificate', 'tls'],
    ['connect ECONNREFUSED 127.0.0.1:1143', 'net'],
    ['quux', null],
  ])('guesses where “%s” came from', (text, protocol) => {
    expect(parseReply(text).protocol).toBe(protocol);
  });

  it('lets a hint win over the guess', () => {
    const hints = { protocol: 'imap', stage: 'login', providerId: 'outlook' } as const;
    expect(parseReply('535 quux', hints)).toMatchObject(hints);
  });

  it('guesses the provider from its signature only', () => {
    expect(parseReply('454 4.7.0 Too many login attempts - gsmtp').providerId).toBe('gmail');
    expect(parseReply('NO SELECT Unsafe Login. Please contact kefu@188.com').providerId).toBe('netease163');
    expect(parseReply('535 Authentication failed').providerId).toBeNull();
  });

  it('finds the refusal in a transcript and leaves the client’s lines out', () => {
    const evidence = parseReply(
      [
        'S: 220 smtp.gmail.com ESMTP - gsmtp',
        'C: EHLO localhost',
        'S: 250-AUTH LOGIN PLAIN',
        'C: AUTH PLAIN AHlvdUBleGFtcGxlLmNvbQBzZWNyZXQ=',
        'S: 535-5.7.8 Username and Password not',
        'S: 535 5.7.8 accepted - gsmtp',
        'C: QUIT',
      ].join('\n'),
    );
    expect(evidence.reply).not.toContain('AHlvdUBleGFtcGxlLmNvbQBzZWNyZXQ');
    expect(classify(evidence)).toEqual({ cause: 'bad-credentials', transient: false });
  });

  it('does not lose a QQ reply that looks like a client’s LOGIN', () => {
    expect(classify(parseReply('535 Login Fail. Please enter your authorization code to login.')).cause).toBe(
      'app-password-required',
    );
  });

  it('reads imapflow’s error as JSON, and the response code before its “Command failed”', () => {
    const error = {
      level: 50,
      err: {
        message: 'Command failed',
        responseStatus: 'NO',
        responseText: 'Temporary authentication failure.',
        serverResponseCode: 'UNAVAILABLE',
        authenticationFailed: true,
      },
    };
    expect(classify(parseReply(JSON.stringify(error)))).toEqual({ cause: 'server-busy', transient: true });
  });

  it('reads nodemailer’s error as JSON', () => {
    const error = {
      code: 'EAUTH',
      response: '454 4.7.0 Too many login attempts, please try again later. x - gsmtp',
      responseCode: 454,
      command: 'AUTH PLAIN',
    };
    expect(classify(parseReply(JSON.stringify(error, null, 2)))).toEqual({
      cause: 'rate-limited-logins',
      transient: true,
    });
  });

  it('reads a refused access token out of an error’s JSON', () => {
    const error = { responseText: 'Authentication failed.', oauthError: { status: 'invalid_token' } };
    expect(classify(parseReply(JSON.stringify(error))).cause).toBe('oauth-token-expired');
  });

  it.each([
    '“535 Incorrect authentication data”',
    '```\n535 Incorrect authentication data\n```',
    '> 535 Incorrect\n> authentication data',
  ])('takes quotes off %s', (text) => {
    expect(classify(parseReply(text)).cause).toBe('bad-credentials');
  });

  it('takes the offer out of a pasted CAPABILITY line', () => {
    const pasted = '* CAPABILITY IMAP4 IMAP4rev1 AUTH=XOAUTH2 LOGINDISABLED SASL-IR UIDPLUS';
    expect(classify(parseReply(pasted)).cause).toBe('basic-auth-disabled');
  });

  it('has nothing to say about an empty text', () => {
    expect(parseReply('  \n ')).toMatchObject({ protocol: null, reply: null, responseCode: null });
  });
});
