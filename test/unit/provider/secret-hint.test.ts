import { describe, expect, it } from 'vitest';
import { findProviderById, PROVIDERS } from '../../../electron/provider/presets.ts';
import { secretHint } from '../../../electron/provider/secret-hint.ts';

const hint = (id: string, typed: string) =>
  secretHint(findProviderById(id) ?? expect.unreachable(`no preset ${id}`), typed);

describe('a secret that fits', () => {
  it.each([
    ['gmail', 'abcd efgh ijkl mnop', 'abcdefghijklmnop', true],
    ['gmail', 'abcd\u00a0efgh\u202fijkl\u00a0mnop', 'abcdefghijklmnop', true],
    ['gmail', '  abcd efgh ijkl mnop \n', 'abcdefghijklmnop', true],
    ['gmail', 'abcdefghijklmnop', 'abcdefghijklmnop', false],
    ['gmail', 'abcdefghijklmnop\r\n', 'abcdefghijklmnop', false],
    ['google-workspace', 'abcd efgh ijkl mnop', 'abcdefghijklmnop', true],
    ['yahoo', 'abcd efgh ijkl mnop', 'abcdefghijklmnop', true],
    ['fastmail', 'ab3d EF6h ijkl mn0p', 'ab3dEF6hijklmn0p', true],
    ['icloud', 'abcd-efgh-ijkl-mnop', 'abcd-efgh-ijkl-mnop', false],
    ['icloud', ' abcd-efgh-ijkl-mnop ', 'abcd-efgh-ijkl-mnop', true],
    ['qq', 'abcdefghijklmnop', 'abcdefghijklmnop', false],
    ['qq', 'abcdefghijklmnop ', 'abcdefghijklmnop', true],
    ['netease163', 'ABCDEFGH12345678', 'ABCDEFGH12345678', false],
  ])('%s: %j is kept as %j', (id, typed, secret, stripped) => {
    expect(hint(id, typed)).toEqual({ secret, stripped, warning: null });
  });
});

describe('a secret that cannot be one', () => {
  it.each([
    [
      'gmail',
      'Tr0ub4dor&3',
      'The app password of Gmail has 16 lower-case letters; this text has other characters, so it may be the login password.',
    ],
    ['gmail', 'abcd efgh ijkl', 'The app password of Gmail has 16 lower-case letters; this text is shorter.'],
    [
      'gmail',
      'abcd efgh ijkl mnop q',
      'The app password of Gmail has 16 lower-case letters; this text is longer.',
    ],
    [
      'qq',
      'hunter2hunter2',
      'The authorization code (授权码) of QQ Mail / Foxmail has 16 lower-case letters; this text has other characters, so it may be the login password.',
    ],
    [
      'icloud',
      'abcdefghijklmnop',
      'The app-specific password of iCloud Mail has 16 lower-case letters in groups joined by hyphens; this text lacks the hyphens, which are part of it.',
    ],
  ])('%s: %j is left alone, with a warning', (id, typed, warning) => {
    expect(hint(id, typed)).toEqual({ secret: typed, stripped: false, warning });
  });

  it.each(['outlook', 'yandex', 'mailru', 'aol', 'netease163', 'proton-bridge'])(
    'is not doubted at %s, whose format nobody has confirmed',
    (id) => {
      expect(hint(id, 'no such form!')).toEqual({ secret: 'no such form!', stripped: false, warning: null });
    },
  );

  it('has its spaces where taking them out would not make it fit', () => {
    expect(hint('gmail', 'correct horse battery').secret).toBe('correct horse battery');
  });

  it.each(PROVIDERS.map(({ id }) => id))('is missing at %s where only a line break was pasted', (id) => {
    expect(hint(id, '\r\n')).toMatchObject({ secret: '', warning: expect.stringMatching(/is missing\.$/) });
  });
});

describe('a login password', () => {
  it.each(['gmx', 'custom', 'microsoft365', 'zoho', 'exmail', 'sina'])(
    'is never altered at %s, its spaces included',
    (id) => {
      expect(hint(id, ' pass word\u00a0 ')).toEqual({
        secret: ' pass word\u00a0 ',
        stripped: false,
        warning: null,
      });
    },
  );

  it('loses the line break of a paste', () => {
    expect(hint('custom', ' pass word \n')).toEqual({
      secret: ' pass word ',
      stripped: false,
      warning: null,
    });
  });
});

it('never repeats the secret in a warning', () => {
  const secrets = ['Tr0ub4dor&3', 'abcd efgh ijkl', 'correct horse battery staple', 'zyxwvutsrqponm-lkj'];
  for (const provider of PROVIDERS) {
    for (const secret of secrets) {
      expect(secretHint(provider, secret).warning ?? '').not.toContain(secret);
    }
  }
});
