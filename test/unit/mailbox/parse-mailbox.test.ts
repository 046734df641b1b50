import { isAbsolute, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MailboxRequest, parseMailbox } from '../../../electron/mailbox/parse-mailbox.ts';

const surroundings = {
  providerIds: ['outlook', 'microsoft365', 'gmail', 'netease-163', 'custom'],
  resolvePath: (path: string) => resolve('/home/you', path),
};
const parse = (input: unknown) => parseMailbox(input, surroundings);

/** The problems as `field: sentence`. */
function problemsOf(input: unknown): readonly string[] {
  const parsed = parse(input);
  return parsed.ok ? [] : parsed.problems.map(({ field, sentence }) => `${field}: ${sentence}`);
}

const FOUND_OUT: MailboxRequest = {
  address: 'you@example.com',
  providerId: null,
  username: null,
  imap: 'discover',
  smtp: 'discover',
  caFile: null,
  tags: [],
};

describe('reads', () => {
  test.each<[string, object, Partial<MailboxRequest>]>([
    ['an address alone', {}, {}],
    [
      'blank CSV cells as not given',
      { password: '', provider: ' ', username: '', imap: '', smtp: '', ca: '', tags: '', '': '' },
      {},
    ],
    ['null fields as not given', { provider: null, username: null, imap: null, ca: null, tags: null }, {}],
    ['a provider in any case', { provider: ' Outlook ' }, { providerId: 'outlook' }],
    ['a user name', { username: ' CORP\\you ' }, { username: 'CORP\\you' }],
    [
      'server URLs',
      { imap: ' imaps://imap.example.com ', smtp: 'smtp+starttls://smtp.example.com:2587' },
      {
        imap: { host: 'imap.example.com', port: 993, security: 'tls' },
        smtp: { host: 'smtp.example.com', port: 2587, security: 'starttls' },
      },
    ],
    [
      'unencrypted loopback',
      { imap: 'imap://[::1]:1143' },
      { imap: { host: '::1', port: 1143, security: 'none' } },
    ],
    ['false as switched off', { imap: false }, { imap: null }],
    ['“off” as switched off', { smtp: 'Off' }, { smtp: null }],
    ['“none” as switched off', { smtp: 'none' }, { smtp: null }],
    [
      'a CA file, from the folder it was written for',
      { ca: 'ca/own.pem' },
      { caFile: '/home/you/ca/own.pem' },
    ],
    ['tags split by “;”, each once', { tags: ' sales ; Berlin;;berlin' }, { tags: ['sales', 'Berlin'] }],
    ['tags as a list', { tags: ['sales', ' Berlin '] }, { tags: ['sales', 'Berlin'] }],
  ])('%s', (_, input, expected) => {
    expect(parse({ address: ' you@example.com', ...input })).toEqual({
      ok: true,
      request: { ...FOUND_OUT, ...expected },
    });
  });
});

describe('refuses', () => {
  test.each<[string, object, string]>([
    ['a number as address', { address: 5 }, 'address: The address must be text.'],
    [
      'an unknown provider',
      { provider: 'example' },
      'provider: This is not the id of a provider we know. “mailvitals providers” lists them; leave it empty to have it found.',
    ],
    [
      'a misspelt provider',
      { provider: 'outlok' },
      'provider: This is not the id of a provider we know. Did you mean “outlook”?',
    ],
    [
      'a provider by half its name',
      { provider: 'micro' },
      'provider: This is not the id of a provider we know. Did you mean “microsoft365”?',
    ],
    [
      'a line break in the user name',
      { username: 'you\r\nA1 LOGOUT' },
      'username: The user name contains an invisible character or a line break. Type it again by hand.',
    ],
    [
      'a bare host',
      { imap: 'imap.example.com' },
      'imap: The IMAP server must be a URL such as imaps://imap.example.com, or “off”.',
    ],
    [
      'a server with a password',
      { smtp: 'smtps://you:hunter2@smtp.example.com' },
      'smtp: The SMTP server must not hold a user name or password: leave out the part before “@”.',
    ],
    [
      'a server with a password that is no URL',
      { smtp: 'smtps://you:hunt er2@smtp.example.com' },
      'smtp: The SMTP server must not hold a user name or password: leave out the part before “@”.',
    ],
    [
      'an IMAP URL for SMTP',
      { smtp: 'imaps://imap.example.com' },
      'smtp: “imaps://” is not an SMTP address. Write it as smtps://host:465 or smtp+starttls://host:587.',
    ],
    [
      'an unencrypted server elsewhere',
      { imap: 'imap://imap.example.com' },
      'imap: imap.example.com would get the password unencrypted. Without TLS only this computer itself (localhost) may be used. Write it as imaps://host:993 or imap+starttls://host:143.',
    ],
    ['true as a server', { imap: true }, 'imap: The IMAP server must be text.'],
    [
      'both protocols off',
      { imap: 'off', smtp: false },
      'imap: IMAP and SMTP are both switched off, so there is nothing to watch. Leave at least one on.',
    ],
    ['tags that are no list', { tags: 7 }, 'tags: Tags are words split by “;”.'],
    ['a tag with the separator', { tags: ['a;b'] }, 'tags: A tag cannot contain “;”, which splits tags.'],
    [
      'an endless CA path',
      { ca: 'x'.repeat(1_001) },
      'ca: The path of the CA file is longer than 1000 characters.',
    ],
    [
      'a misspelt column',
      { usrname: 'you' },
      'usrname: “usrname” is not a column we know. Did you mean “username”?',
    ],
    [
      'a strange column',
      { colour: 'red' },
      'colour: “colour” is not a column we know. The columns are address, password, provider, username, imap, smtp, ca, tags, signin.',
    ],
    [
      'a column with a control character',
      { 'a\u001b[2J': '' },
      '…: “…” is not a column we know. The columns are address, password, provider, username, imap, smtp, ca, tags, signin.',
    ],
  ])('%s, and says why', (_, input, problem) => {
    expect(problemsOf({ address: 'you@example.com', ...input })).toEqual([problem]);
  });

  test.each([[null], ['you@example.com'], [['you@example.com']], [undefined], [5]])(
    '%j as a whole',
    (input) => {
      expect(problemsOf(input)).toEqual(['input: A mailbox is a set of named fields.']);
    },
  );

  test('every wrong field at once', () => {
    expect(
      problemsOf({ address: 'you', provider: 'x', imap: 'y', colour: '' }).map((text) => text.split(':')[0]),
    ).toEqual(['colour', 'address', 'provider', 'imap']);
  });

  test('a file without a line of column names, without repeating its first mailbox', () => {
    const problems = problemsOf({ 'you@example.com': 'other@example.com', hunter2: 'abcdefgh' });
    expect(problems[0]).toContain('The first line must name them: address,password,');
    expect(problems.join()).not.toContain('hunter2');
  });
});

const secret = fc.string({ minLength: 6, maxLength: 24, unit: 'grapheme' }).map((text) => `§${text}§`);
const column = fc.constantFrom('address', 'password', 'provider', 'username', 'ca', 'tags', 'imap', 'smtp');

test('never repeats a password, in whichever column it ended up', () => {
  fc.assert(
    fc.property(secret, column, (password, field) => {
      const problems = problemsOf({ address: 'you', imap: '?', [field]: password });
      expect(problems).not.toEqual([]);
      expect(problems.join()).not.toContain(password.trim());
    }),
  );
});

test('answers any input with a request that holds no control character, or with sentences', () => {
  fc.assert(
    fc.property(fc.dictionary(column, fc.anything()), (input) => {
      const parsed = parse(input);
      if (parsed.ok) {
        expect(JSON.stringify(parsed.request)).not.toMatch(/\\[rn]|\\u00/);
        expect(parsed.request.caFile === null || isAbsolute(parsed.request.caFile)).toBe(true);
      } else {
        expect(parsed.problems.every(({ sentence }) => /[.?]$/.test(sentence))).toBe(true);
      }
    }),
  );
});
