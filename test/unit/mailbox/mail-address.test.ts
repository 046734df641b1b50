import { describe, expect, test } from 'vitest';
import { addressKey, parseAddress } from '../../../electron/mailbox/mail-address.ts';

describe('accepts', () => {
  test.each([
    ['you@example.com', 'you@example.com'],
    ['  You+tag@Example.COM \r\n', 'You+tag@Example.COM'],
    ["o'reilly_{x}=1@mail.example.co.uk", "o'reilly_{x}=1@mail.example.co.uk"],
    ['jörg@bücher.example', 'jörg@bücher.example'],
    ['用户@例子.测试', '用户@例子.测试'],
    ['you@localhost', 'you@localhost'],
    ['you@163.com', 'you@163.com'],
  ])('%j', (text, address) => {
    expect(parseAddress(text)).toEqual({ ok: true, address });
  });
});

describe('refuses', () => {
  test.each([
    ['', 'Enter the e-mail address'],
    ['hunter2', 'has an “@”'],
    ['you@example.com\r\nA1 LOGOUT', 'invisible character or a line break'],
    ['you@exam\u0000ple.com', 'invisible character or a line break'],
    ['you@exam\u200Bple.com', 'invisible character or a line break'],
    ['\u202Eyou@example.com', 'invisible character or a line break'],
    ['You <you@example.com>', 'without a name or angle brackets'],
    ['@example.com', 'before the last “@”'],
    ['you@me@example.com', 'before the last “@”'],
    ['you me@example.com', 'before the last “@”'],
    ['you..me@example.com', 'before the last “@”'],
    ['.you@example.com', 'before the last “@”'],
    ['"you"@example.com', 'before the last “@”'],
    [`${'x'.repeat(65)}@example.com`, 'longer than mail servers accept'],
    [`you@${'example.'.repeat(32)}com`, 'longer than mail servers accept'],
    ['you@gmail', 'not a domain'],
    ['you@', 'not a domain'],
    ['you@.com', 'not a domain'],
    ['you@-example.com', 'not a domain'],
    ['you@exa_mple.com', 'not a domain'],
    ['you@127.0.0.1', 'not a domain'],
    ['you@[127.0.0.1]', 'not a domain'],
  ])('%j', (text, reason) => {
    expect(parseAddress(text)).toEqual({ ok: false, problem: expect.stringContaining(reason) });
  });
});

test('gives every spelling of one address the same key, and different addresses different ones', () => {
  const same = ['Jörg@Bücher.example', 'JÖRG@xn--bcher-kva.example', 'jo\u0308rg@BÜCHER.EXAMPLE'].map(
    addressKey,
  );
  expect(new Set(same).size).toBe(1);
  expect(addressKey('you@example.com')).not.toBe(addressKey('you@example.org'));
});
