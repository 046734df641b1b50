import { describe, expect, test } from 'vitest';
import { startLadder } from '../../../electron/probe/ladder.ts';
import { ehloKeywords, watchSmtpWire } from '../../../electron/probe/smtp-wire.ts';

describe('reads the keywords of an EHLO reply', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'each mechanism on its own',
      '250-mail.example.net\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS',
      ['AUTH PLAIN', 'AUTH LOGIN', 'STARTTLS'],
    ],
    ['the form of old servers', '250-mail.example.net\r\n250 AUTH=LOGIN PLAIN', ['AUTH LOGIN', 'AUTH PLAIN']],
    [
      'small letters and values',
      '250-mail.example.net\n250-size 100\n250 auth xoauth2',
      ['SIZE', 'AUTH XOAUTH2'],
    ],
    ['a server that offers nothing', '250 mail.example.net', []],
    ['a host that is named like a keyword', '250-STARTTLS\r\n250 HELP', ['HELP']],
  ])('%s', (_, reply, keywords) => {
    expect(ehloKeywords(reply)).toEqual(keywords);
  });
});

test('follows the commands up the ladder, and an EHLO after TLS replaces what was offered before', () => {
  const ladder = startLadder();
  const wire = watchSmtpWire(ladder);
  const stages: string[] = [];
  for (const [tnx, message] of [
    ['client', 'EHLO [127.0.0.1]'],
    ['server', '250-mail.example.net\r\n250 STARTTLS'],
    ['client', 'STARTTLS'],
    ['server', '220 Ready'],
    ['client', 'EHLO [127.0.0.1]'],
    ['server', '250-mail.example.net\r\n250 AUTH PLAIN'],
    ['client', 'AUTH PLAIN /* secret */'],
    ['server', '235 Welcome'],
    ['client', 'quit'],
  ]) {
    wire.logger.debug({ ...(tnx && { tnx }) }, message);
    stages.push(ladder.stage());
  }
  expect(stages).toEqual('capability capability tls tls capability capability login login logout'.split(' '));
  expect(wire.offered()).toEqual(['AUTH PLAIN']);
});

test('a line of a sign-in dialogue is no command', () => {
  const ladder = startLadder();
  const wire = watchSmtpWire(ladder);
  wire.logger.debug({ tnx: 'client' }, 'AUTH LOGIN');
  wire.logger.debug({ tnx: 'client' }, 'cXVpdA==');
  expect(ladder.stage()).toBe('login');
});
