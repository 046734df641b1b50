import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scrub, secretsOf } from '../../../electron/probe/scrub.ts';

const USERNAME = 'you@example.com';
const PASSWORD = 'h/4 "x\\%+é9!';
const LONGEST = 2_000;
const BASE64 = /[\w+/-]{4,}/g;

const base64 = (text: string) => Buffer.from(text).toString('base64');
const allPercent = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const signInWith = (username: string, password: string) =>
  secretsOf({ method: 'password', username, password });

/** Ways in which a server may send back what it was sent. */
const ECHOES: readonly (readonly [form: string, echo: (username: string, password: string) => string])[] = [
  ['plainly', (_, password) => password],
  ['quoted, with backslashes', (_, password) => password.replace(/["\\]/g, '\\$&')],
  ['as JSON', (_, password) => JSON.stringify({ secret: password })],
  ['percent-encoded', (_, password) => encodeURIComponent(password)],
  [
    'percent-encoded in small letters',
    (_, password) => encodeURIComponent(password).replace(/%../g, (byte) => byte.toLowerCase()),
  ],
  ['percent-encoded throughout', (_, password) => allPercent(password)],
  ['as a form field', (_, password) => new URLSearchParams({ secret: password }).toString()],
  ['with control characters between', (_, password) => [...password].join('\u0007')],
  ['in base64', (_, password) => base64(password)],
  ['in base64 without padding', (_, password) => base64(password).replace(/=+$/, '')],
  ['in base64 for URLs', (_, password) => Buffer.from(password).toString('base64url')],
  ['as SASL PLAIN', (username, password) => base64(`\0${username}\0${password}`)],
  ['as SASL PLAIN with an authorisation id', (username, password) => base64(`x\0${username}\0${password}`)],
  ['in base64 after one byte', (_, password) => base64(`a${password}`)],
  ['in base64 after two bytes', (_, password) => base64(`ab${password}`)],
  ['in base64 among other text', (_, password) => base64(`{"password":"${password}","id":7}`)],
];

/** Every text that stands in `text` as itself or as base64, at any point where base64 may begin. */
function readings(text: string): readonly string[] {
  const decoded = (text.match(BASE64) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), 'base64').toString('latin1')),
  );
  return [text, ...decoded];
}

const holdsPassword = (text: string, password: string) =>
  readings(text).some(
    (reading) => reading.includes(password) || reading.includes(Buffer.from(password).toString('latin1')),
  );

describe('a password never survives', () => {
  test.each(ECHOES)('%s', (_, echo) => {
    const echoed = echo(USERNAME, PASSWORD);
    const clean = scrub(`535 refused ${echoed} for ${USERNAME}`, signInWith(USERNAME, PASSWORD));
    expect(clean).not.toContain(echoed);
    expect(holdsPassword(clean, PASSWORD)).toBe(false);
    expect(clean).toMatch(/^535 refused .*•••/);
    expect(clean).toMatch(/for you@example\.com$/);
  });

  const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });
  const anyPassword = fc
    .oneof(
      fc.string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 40 }),
      fc.string({ unit: 'grapheme', minLength: 4, maxLength: 20 }),
    )
    .filter((password) => password.trim().length >= 4 && !password.includes('•'));

  test('whatever it is, in whatever form and among whatever text', () => {
    fc.assert(
      fc.property(
        anyPassword,
        fc.string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 30 }),
        fc.constantFrom(...ECHOES.map(([, echo]) => echo)),
        anyText,
        anyText,
        (password, username, echo, before, after) => {
          // A password that is part of the user name is no secret in this text.
          fc.pre(![username, before, after].some((text) => text.includes(password)));
          const clean = scrub(
            `${before} ${echo(username, password)} ${after}`,
            signInWith(username, password),
          );
          expect(clean).not.toContain(password);
          expect(clean).toContain('•••');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('in base64 at any distance, with letters and digits alone', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9]{6,40}$/),
        fc.stringMatching(/^[A-Za-z0-9]{0,9}$/),
        fc.stringMatching(/^[A-Za-z0-9]{0,9}$/),
        (password, before, after) => {
          const clean = scrub(`NO ${base64(`${before}\0${password}\0${after}`)}`, [password]);
          expect(holdsPassword(clean, password)).toBe(false);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('an access token in the words of XOAUTH2 and OAUTHBEARER', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w.~+/-]{8,200}$/), (accessToken) => {
        const secrets = secretsOf({ method: 'oauth2', username: USERNAME, accessToken });
        for (const response of [
          `user=${USERNAME}\u0001auth=Bearer ${accessToken}\u0001\u0001`,
          `n,a=${USERNAME},\u0001host=imap.example.com\u0001port=993\u0001auth=Bearer ${accessToken}\u0001\u0001`,
        ]) {
          expect(holdsPassword(scrub(`NO ${base64(response)}`, secrets), accessToken)).toBe(false);
          expect(scrub(`NO ${response}`, secrets)).not.toContain(accessToken);
        }
      }),
    );
  });

  test('at the place where a long text is cut', () => {
    for (let filling = LONGEST - 20; filling < LONGEST + 5; filling += 1) {
      const clean = scrub(`${'x'.repeat(filling)}Zq8-Zq9-Zq7-Zq6${'y'.repeat(9_000)}`, ['Zq8-Zq9-Zq7-Zq6']);
      expect(clean).not.toContain('Zq8');
    }
    const shrinking = `${'\u0000'.repeat(3_990)}Zq8-Zq9-Zq7-Zq6`;
    expect(scrub(shrinking, ['Zq8-Zq9-Zq7-Zq6'])).toBe('•••');
  });

  test.each([
    ['AUTH PLAIN AHlvdUBleGFtcGxlLmNvbQBodW50ZXIy', 'AUTH PLAIN •••'],
    ['a1 AUTHENTICATE XOAUTH2 dXNlcj15b3U9', 'a1 AUTHENTICATE XOAUTH2 •••'],
    ['password=hunter2', 'password=•••'],
    ['{"access_token":"ya29.a0-x"}', '{"access_token":"•••"}'],
    ['Authorization: Bearer eyJ0.eyJ1', 'Authorization: Bearer •••'],
  ])('nor one of somebody else: %s', (text, clean) => {
    expect(scrub(text, [])).toBe(clean);
  });
});

describe('what a server says survives', () => {
  test.each([
    'Password expired',
    'NO [AUTHENTICATIONFAILED] Invalid password.',
    '250-AUTH PLAIN LOGIN',
    '250-AUTH LOGIN PLAIN XOAUTH2',
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
    '534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor',
    '请使用授权码登录',
  ])('%s', (sentence) => {
    expect(scrub(sentence, signInWith(USERNAME, PASSWORD))).toBe(sentence);
  });

  test('with an empty secret, which stands everywhere', () => {
    expect(scrub('NO Password expired', [''])).toBe('NO Password expired');
  });
});

test('control characters go, line breaks and tabs stay', () => {
  expect(scrub('\u001b[31mred\u0007\u009b1m\r\nnext\tcell\u0000', [])).toBe('[31mred1m\nnext\tcell');
});

test('no text is longer than 2,000 characters', () => {
  expect(scrub('x'.repeat(1_000_000), ['hunter2'])).toHaveLength(LONGEST);
});

test('nothing needs hiding where no sign-in was meant', () => {
  expect(secretsOf(null)).toEqual([]);
});
