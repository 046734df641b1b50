import { describe, expect, test } from 'vitest';
import type { AddResult, Api, SignInEnd, SignInStep } from '../../../electron/api/contract.ts';
import { addAddCommand } from '../../../electron/cli/commands/add.ts';
import { addRebindCommand } from '../../../electron/cli/commands/rebind.ts';
import { passwordWarning } from '../../../electron/cli/sign-in-text.ts';
import { REGISTRATION_GUIDES } from '../../../electron/oauth/registration-guide.ts';
import { fakeWindowApi } from '../../support/fake-window-api.ts';
import { runCommand } from '../../support/run-command.ts';
import { sampleReport } from '../../support/sample-report.ts';
import { sampleSnapshot, sampleSummary } from '../../support/sample-snapshot.ts';
import { signInStory } from '../../support/sign-in-story.ts';

const OUTLOOK = 'you@outlook.com';
const GMAIL = 'you@gmail.com';

const CODE: SignInStep = {
  kind: 'code',
  name: 'Microsoft',
  code: 'ABCD-EFGH',
  link: 'https://login.example.com/device',
  linkWithCode: 'https://login.example.com/device?user_code=ABCD-EFGH',
  expiresAt: '2026-11-21T12:15:00.000Z',
};
const PAGE: SignInStep = {
  kind: 'page',
  name: 'Microsoft',
  takesDeviceCode: true,
  link: 'https://login.example.com/authorize?state=s',
};
const AS: SignInStep = { kind: 'signed-in', as: OUTLOOK };

const ADD = ['add', OUTLOOK, '--oauth'];

const added = (report = sampleReport(OUTLOOK)): AddResult => ({ kind: 'added', report, notes: [] });

const base = fakeWindowApi(() =>
  sampleSnapshot({ mailboxes: [sampleSummary(OUTLOOK, { provider: 'outlook' })] }),
);

/** Runs `add` or `rebind` over an api that is changed in what a test is about. */
const run = (changes: Partial<Api>, ...args: readonly string[]) =>
  runCommand([addAddCommand, addRebindCommand], { ...base, ...changes }, args);

/** `add --oauth` that ends like this before any server was tried. */
async function endWith(end: SignInEnd) {
  const { bind } = signInStory<AddResult | SignInEnd>([], end);
  return run({ addBySignIn: bind }, 'add', OUTLOOK, '--oauth');
}

describe('add --oauth', () => {
  test('says where to type which code, who signs in and until when; and asks for no password', async () => {
    const result = added();
    const story = signInStory([CODE, AS], result);
    const { code, said, printed, documents } = await run(
      { addBySignIn: story.bind },
      ...['add', OUTLOOK, '--oauth', '--tag', 'team', '--no-smtp'],
    );
    expect(code).toBe(0);
    expect(said.split('\n').slice(0, 2)).toEqual([
      'Open https://login.example.com/device and type ABCD-EFGH',
      'Or open it with the code filled in: https://login.example.com/device?user_code=ABCD-EFGH',
    ]);
    // The tests run in Berlin, an hour ahead.
    expect(said.replaceAll('\n', ' ')).toContain(
      'Sign in as you@outlook.com; the code is good until 2026-11-21 13:15.',
    );
    expect(said.split('\n').at(-1)).toBe('Signed in as you@outlook.com.');
    expect(said).not.toMatch(/password/i);
    expect(printed).toMatch(/^you@outlook\.com {2}● healthy.*\n\nAdded\.$/);
    expect(documents).toEqual([result]);
    expect(story.asked).toEqual([{ mailbox: { address: OUTLOOK, smtp: 'off', tags: ['team'] }, by: 'any' }]);
  });

  test('leaves the second link out where the provider has none, and the name where it said none', async () => {
    const story = signInStory(
      [
        { ...CODE, linkWithCode: null },
        { ...AS, as: null },
      ],
      added(),
    );
    const { said } = await run(
      { addBySignIn: story.bind },
      'add',
      OUTLOOK,
      '--oauth',
      '--username',
      'me@a.io',
    );
    expect(said).not.toContain('filled in');
    expect(said).toContain('Sign in as me@a.io');
    expect(said.split('\n').at(-1)).toBe('Signed in.');
  });

  test.each([
    [[], 'any'],
    [['--browser'], 'browser'],
  ] as const)('with %j leaves the way to sign in as %s to be found', async (options, by) => {
    const story = signInStory([], added());
    await run({ addBySignIn: story.bind }, 'add', OUTLOOK, '--oauth', ...options);
    expect(story.asked).toEqual([expect.objectContaining({ by })]);
  });

  test('finds nothing out by itself: what is slow happens where Ctrl-C ends it', async () => {
    const never: Api['discoverServers'] = () => Promise.reject(new Error('asked for twice'));
    const story = signInStory([CODE, AS], added());
    const { code, said } = await run(
      { discoverServers: never, addBySignIn: story.bind },
      ...['add', 'you@example.com', '--oauth'],
    );
    expect([code, said]).toEqual([0, expect.stringContaining('type ABCD-EFGH')]);
  });

  test('hands Ctrl-C on from the first moment', async () => {
    const cancelling = new AbortController();
    cancelling.abort();
    const { bind } = signInStory<SignInEnd>([], async (cancelled) => {
      expect(cancelled?.aborted).toBe(true);
      return { kind: 'cancelled' };
    });
    const { code } = await runCommand([addAddCommand], { ...base, addBySignIn: bind }, ADD, {
      cancelled: cancelling.signal,
    });
    expect(code).toBe(3);
  });

  test.each([
    [
      'Google, which has no code for mail',
      { ...PAGE, name: 'Google', takesDeviceCode: false },
      'an app password',
    ],
    ['whoever asks for it', PAGE, 'leave out --browser, and sign in by a code.'],
  ] as const)(
    'in a browser, for %s, says that it must be here and what to do over ssh',
    async (_, page, instead) => {
      const story = signInStory([page], added());
      const { said } = await run({ addBySignIn: story.bind }, 'add', OUTLOOK, '--oauth');
      const [first, link, ...rest] = said.split('\n');
      expect(first).toBe('Open this link in a browser on this computer:');
      expect(link).toBe('  https://login.example.com/authorize?state=s');
      const words = rest.join(' ');
      expect(words).toContain(`Sign in as ${OUTLOOK} within five minutes.`);
      expect(words).toContain(`The answer of ${page.name} reaches this computer alone.`);
      expect(words).toContain(instead);
    },
  );

  test('adds a mailbox that cannot send yet, and says so plainly', async () => {
    const report = sampleReport(OUTLOOK, {
      status: 'action-needed',
      cause: 'smtp-auth-disabled',
      title: 'Sending is switched off for this mailbox',
    });
    const { bind } = signInStory([], added(report));
    const { code, printed } = await run({ addBySignIn: bind }, 'add', OUTLOOK, '--oauth');
    expect(code).toBe(0);
    expect(printed).toContain('Sending is switched off for this mailbox');
    expect(printed.split('\n').at(-1)).toMatch(
      /^Added: you are signed in, .* has to be mended at the provider/,
    );
  });

  test.each([
    [['--oauth', '--password-stdin'], 'Give either “--oauth” or “--password-stdin”'],
    [['--browser'], 'it goes with “--oauth”'],
  ])('with %j is a usage error, and nothing is asked', async (options, sentence) => {
    for (const command of ['add', 'rebind']) {
      const { code, said, documents } = await run({}, command, OUTLOOK, ...options);
      expect([code, said]).toEqual([64, expect.stringContaining(sentence)]);
      expect(documents).toEqual([{ kind: 'invalid', problems: [{ field: 'options', sentence: said }] }]);
    }
  });
});

describe('add and rebind by a password', () => {
  test('without one say so in the document too', async () => {
    for (const command of ['add', 'rebind']) {
      const { code, said, documents } = await run({}, command, OUTLOOK);
      expect([code, said]).toEqual([64, expect.stringContaining('add --password-stdin')]);
      expect(documents).toEqual([{ kind: 'invalid', problems: [{ field: 'secret', sentence: said }] }]);
    }
  });

  test('end with Ctrl-C as a sign-in does that was left', async () => {
    const cancelling = new AbortController();
    cancelling.abort();
    for (const [command, kept] of [
      ['add', 'Nothing was stored.'],
      ['rebind', 'What the mailbox signed in with before was kept.'],
    ] as const) {
      const { code, said, documents } = await runCommand(
        [addAddCommand, addRebindCommand],
        base,
        [command, OUTLOOK, '--password-stdin'],
        { cancelled: cancelling.signal },
      );
      expect([code, said, documents]).toEqual([3, `Cancelled.\n\n${kept}`, [{ kind: 'cancelled' }]]);
    }
  });
});

describe('a sign-in that comes to nothing', () => {
  test('for want of a client id says why, the three steps, the command and the variable', async () => {
    for (const [issuer, name] of [
      ['microsoft', 'Microsoft'],
      ['google', 'Google'],
    ] as const) {
      const { why, steps } = REGISTRATION_GUIDES[issuer];
      const end: SignInEnd = {
        kind: 'not-registered',
        guide: {
          issuer,
          name,
          why,
          steps,
          setting: `${issuer}-client-id`,
          environmentVariable: `MAILVITALS_${issuer.toUpperCase()}_CLIENT_ID`,
          hasClientSecret: issuer === 'google',
        },
      };
      const { code, said, printed, documents } = await endWith(end);
      expect(code).toBe(2);
      const text = said.replaceAll(/\s+/g, ' ');
      expect(text).toContain(`not registered at ${name} yet`);
      expect(text).toContain(why);
      for (const [index, step] of steps.entries()) {
        expect(text).toContain(`${index + 1}. ${step.text} ${step.url}`);
      }
      expect(said).toContain(`mailvitals register ${issuer} --client-id <client ID>`);
      expect(said).toContain(`MAILVITALS_${issuer.toUpperCase()}_CLIENT_ID`);
      expect(said.includes('MAILVITALS_GOOGLE_CLIENT_SECRET')).toBe(issuer === 'google');
      expect(text.endsWith('Nothing was stored.')).toBe(true);
      expect([printed, documents]).toEqual(['', [end]]);
    }
  });

  test('as somebody else names both', async () => {
    const end: SignInEnd = { kind: 'another-identity', signedInAs: 'other@outlook.com', wanted: OUTLOOK };
    const { code, said } = await endWith(end);
    expect(code).toBe(2);
    expect(said).toContain('other@outlook.com signed in, but this mailbox is you@outlook.com.');
    expect(said).toContain(
      'If that is the same mailbox under another name: run it again with --username other@outlook.com\n',
    );
    expect(said).toContain('Nothing was stored.');
  });

  test.each([
    [false, 2],
    [true, 3],
  ])(
    'with a failure (transient: %s) shows cause, steps and the provider’s words, and exits with %i',
    async (transient, exit) => {
      const { code, said } = await endWith({
        kind: 'sign-in-failed',
        transient,
        title: 'Access was not granted',
        sentence: 'The page was left without agreeing.',
        steps: [{ text: 'Run it again and agree.', url: 'https://example.com/consent' }],
        reply: 'AADSTS65001: no consent',
      });
      expect(code).toBe(exit);
      expect(said).toContain('Access was not granted\nThe page was left without agreeing.');
      expect(said).toContain('  1. Run it again and agree.\n     https://example.com/consent');
      expect(said).toContain('The provider’s own words: AADSTS65001: no consent');
      expect(said.split('\n').at(-1)).toBe('Nothing was stored.');
    },
  );

  test('because it was cancelled is no verdict', async () => {
    const { code, said, documents } = await endWith({ kind: 'cancelled' });
    expect([code, said, documents]).toEqual([
      3,
      'Cancelled.\n\nNothing was stored.',
      [{ kind: 'cancelled' }],
    ]);
  });
});

describe('rebind --oauth', () => {
  test('signs in as the name that the mailbox has', async () => {
    const story = signInStory([CODE, AS], { kind: 'rebound', report: sampleReport(OUTLOOK), notes: [] });
    const { code, said, printed } = await run({ rebindBySignIn: story.bind }, 'rebind', OUTLOOK, '--oauth');
    expect(code).toBe(0);
    expect(story.asked).toEqual([{ address: OUTLOOK, by: 'any' }]);
    expect(said).toContain('type ABCD-EFGH');
    expect(printed).toMatch(/Re-bound\.$/);
  });

  test('takes another name that the mailbox is known by, and advises it where somebody else signed in', async () => {
    const end: SignInEnd = { kind: 'another-identity', signedInAs: 'main@outlook.com', wanted: OUTLOOK };
    const refused = signInStory<SignInEnd>([], end);
    const { code, said } = await run({ rebindBySignIn: refused.bind }, 'rebind', OUTLOOK, '--oauth');
    const [, advised = ''] =
      /^If that is the same mailbox under another name: mailvitals (.*)$/m.exec(said) ?? [];
    expect(code).toBe(2);

    const story = signInStory([CODE], { kind: 'rebound', report: sampleReport(OUTLOOK), notes: [] });
    const rebound = await run({ rebindBySignIn: story.bind }, ...advised.split(' '));
    expect(rebound.code).toBe(0);
    expect(rebound.said).toContain('Sign in as main@outlook.com');
    expect(story.asked).toEqual([{ address: OUTLOOK, by: 'any', username: 'main@outlook.com' }]);
  });

  test('is what takes another name: for a password that is an edit', async () => {
    const { code, said } = await run({}, 'rebind', OUTLOOK, '--username', 'main@outlook.com');
    expect([code, said]).toEqual([
      64,
      `“--username” goes with “--oauth”. For a mailbox with a password: mailvitals edit ${OUTLOOK} --username main@outlook.com`,
    ]);
  });

  test('keeps what there was where it comes to nothing', async () => {
    const { bind } = signInStory<SignInEnd>([], { kind: 'cancelled' });
    const { code, said } = await run({ rebindBySignIn: bind }, 'rebind', OUTLOOK, '--oauth');
    expect(code).toBe(3);
    expect(said).toContain('What the mailbox signed in with before was kept.');
  });

  test('asks nobody about a mailbox that is not there', async () => {
    const story = signInStory<SignInEnd>([CODE], { kind: 'cancelled' });
    const { code, said } = await run({ rebindBySignIn: story.bind }, 'rebind', 'no@example.com', '--oauth');
    expect(code).toBe(3);
    expect(said).toContain('There is no mailbox no@example.com');
    expect(story.asked).toEqual([]);
  });
});

test('a mailbox that is there already is pointed to both ways of binding it anew', async () => {
  const { bind } = signInStory<AddResult>([], { kind: 'exists', address: OUTLOOK });
  const { code, said } = await run({ addBySignIn: bind }, 'add', OUTLOOK, '--oauth');
  expect(code).toBe(64);
  expect(said).toContain('mailvitals rebind you@outlook.com');
  expect(said).toContain('--oauth');
});

test('a password is warned of only where it will be refused', async () => {
  const offerOf = async (id: string) => (await base.showProvider(id))?.signIn ?? null;
  expect(passwordWarning(await offerOf('outlook'), OUTLOOK)).toContain(`mailvitals add ${OUTLOOK} --oauth`);
  expect(passwordWarning(await offerOf('outlook'), OUTLOOK)).toContain('Passwords are refused here');
  expect(passwordWarning(await offerOf('gmail'), GMAIL)).toBeNull();
  expect(passwordWarning(null, 'you@example.com')).toBeNull();
});
