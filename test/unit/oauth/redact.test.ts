import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '../../../electron/oauth/redact.ts';

const TOKEN = fc.string({
  minLength: 24,
  maxLength: 90,
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~+/='),
});

test('takes anything that looks like a token out of a sentence', () => {
  fc.assert(
    fc.property(TOKEN, (token) => {
      fc.pre(!/^[0-9a-f-]{36}$|^\/\/|^[a-z_]+\.*$/.test(token));
      expect(redact(`The token '${token}' is not valid.`)).not.toContain(token);
    }),
  );
});

test('takes out what was sent, however short', () => {
  expect(redact('The code 4/0Ab is wrong, 4/0Ab.', ['4/0Ab', ''])).toBe('The code … is wrong, ….');
});

test('leaves what tells the user or an administrator something', () => {
  for (const sentence of [
    "AADSTS700016: Application with identifier '11111111-2222-3333-4444-555555555555' was not found.",
    'AADSTS70011: The scope https://outlook.office.com/IMAP.AccessAsUser.All is not valid.',
    "The request body must contain the following parameter: 'client_assertion_or_secret_value'.",
    'Token has been expired or revoked.',
  ]) {
    expect(redact(sentence)).toBe(sentence);
  }
});

test('keeps the first line, without the numbers of the request, and no more than fits', () => {
  expect(redact('One.\r\nTrace ID: 1\r\nTimestamp: 2')).toBe('One.');
  expect(redact('One. Trace ID: 1')).toBe('One.');
  expect(redact('word '.repeat(100))).toHaveLength(240);
  expect(redact('a\u0000b\u001b[31m')).toBe('a b [31m');
});
