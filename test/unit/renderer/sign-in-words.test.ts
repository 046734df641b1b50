import { describe, expect, test } from 'vitest';
import type { MailboxDetails } from '../../../electron/api/contract.ts';
import { diagnosisWords } from '../../../renderer/mailbox/diagnosis-words.ts';
import { mailboxFacts } from '../../../renderer/mailbox/mailbox-facts.ts';
import { withheldWords } from '../../../renderer/mailbox/verdict-words.ts';
import {
  firstWay,
  keptWords,
  MOVES_OVER,
  reasonOf,
  reboundWords,
  signInSentence,
} from '../../../renderer/rebind/rebind-words.ts';
import { shortcomingOf } from '../../../renderer/rungs/bound-words.ts';
import { clientIdShown, originWords } from '../../../renderer/settings/client-id-words.ts';
import {
  type BrowserStep,
  beginWords,
  offerSentence,
  otherWayWords,
  refusedWords,
  stepWords,
  timeLeftText,
} from '../../../renderer/sign-in/offer-words.ts';
import { isSignInLink } from '../../../renderer/sign-in/sign-in-link.ts';
import { MAILBOX_STATES } from '../../support/mailbox-states.ts';
import { sampleOffer, sampleProvider } from '../../support/sample-offer.ts';
import { sampleProtocol, sampleReport } from '../../support/sample-report.ts';

const MICROSOFT = sampleOffer('microsoft');
const GOOGLE = sampleOffer('google');
const NOW = Date.now();
const actOf = (details: MailboxDetails) => diagnosisWords(details, null, MICROSOFT, NOW)?.act;

describe('a page to sign in on', () => {
  test.each([
    'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?x=1',
    'http://127.0.0.1:8080/authorize',
    'http://localhost:8080/authorize',
    'http://[::1]:8080/authorize',
  ])('is opened: %s', (link) => expect(isSignInLink(link)).toBe(true));

  test.each([
    'http://login.example.com/',
    'http://localhost.example.com/',
    'http://127.0.0.1.example.com/',
    'https://somebody:word@login.example.com/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '',
  ])('is not opened: %s', (link) => expect(isSignInLink(link)).toBe(false));
});

describe('the two ways', () => {
  test('are honest about passwords where they are refused, and silent where they are not', () => {
    expect(otherWayWords('sign-in', MICROSOFT)).toEqual({
      label: 'Use a password instead',
      hint: 'Microsoft refuses them.',
    });
    expect(otherWayWords('sign-in', GOOGLE).hint).toBe('');
    expect(otherWayWords('secret', GOOGLE).label).toBe('Sign in with Google instead');
    expect(offerSentence(MICROSOFT)).toContain('Microsoft refuses passwords over IMAP');
    expect(offerSentence(GOOGLE)).not.toContain('refuses');
    expect(refusedWords(MICROSOFT)).toContain('hardly work');
    expect(refusedWords(GOOGLE)).toBeNull();
  });

  test('name what the button does next', () => {
    const begin = (asksForClient: 'must' | 'may' | 'no', end: string | null, isAgain = false) =>
      beginWords({ offer: MICROSOFT, asksForClient, end, isAgain });
    expect(begin('no', null)).toBe('Sign in with Microsoft');
    expect(begin('no', null, true)).toBe('Sign in with Microsoft again');
    expect(begin('no', 'another-identity')).toBe('Sign in again');
    expect(begin('may', 'sign-in-failed')).toBe('Try again');
    expect(begin('no', 'stopped')).toBe('Try again');
    expect(begin('must', 'not-registered')).toBe('Save and sign in');
  });

  test('say in the browser whose mailbox is meant', () => {
    const page = {
      kind: 'page',
      name: 'Microsoft',
      takesDeviceCode: true,
      link: 'https://login.example.com/',
    } as const;
    const words = (step: BrowserStep, isPageShut = false) =>
      stepWords({ step, isPageShut }, 'Microsoft', 'you@outlook.com');
    expect(words(page).sentence).toContain('as you@outlook.com');
    expect(words(page, true)).toMatchObject({
      title: 'The page did not open',
      sentence: expect.stringContaining('as you@outlook.com'),
    });
    expect(words({ ...page, link: 'http://login.example.com/' }, true).title).toBe('The page was not opened');
    expect(words({ kind: 'signed-in', as: null }).title).toBe('Signed in');
    expect([300_000, 299_001, 61_000, 400, 0, -5].map(timeLeftText)).toEqual([
      '5:00',
      '5:00',
      '1:01',
      '0:01',
      '0:00',
      '0:00',
    ]);
  });
});

describe('a mailbox that was bound', () => {
  const refusing = (protocol: 'imap' | 'smtp') =>
    sampleProtocol(protocol, { ok: false, stage: 'login', cause: 'smtp-auth-disabled' });

  test('works, or is told by what it cannot do', () => {
    const of = (changes: Partial<ReturnType<typeof sampleReport>>) =>
      shortcomingOf(sampleReport('you@outlook.com', changes));
    expect(of({})).toBeNull();
    expect(of({ status: 'warning' })).toBeNull();
    expect(of({ status: 'action-needed', smtp: refusing('smtp') })).toBe('cannot send');
    expect(of({ status: 'action-needed', imap: refusing('imap') })).toBe('cannot be read');
    expect(of({ status: 'action-needed', imap: refusing('imap'), smtp: refusing('smtp') })).toBe(
      'does not work yet',
    );
    expect(of({ status: 'action-needed', imap: refusing('imap'), smtp: null })).toBe('does not work yet');
  });
});

describe('binding a mailbox anew', () => {
  test('leads with the sign-in where that mends it, where it signed in so, and where passwords are refused', () => {
    const { healthy, 'sign-in-ended': ended, 'passwords-refused': refused } = MAILBOX_STATES;
    const outlook = sampleProvider('outlook');
    const gmail = sampleProvider('gmail');
    expect(firstWay(ended, null)).toBe('sign-in');
    expect(firstWay(refused, null)).toBe('sign-in');
    expect(firstWay({ ...healthy, signInMethod: 'oauth2' }, gmail)).toBe('sign-in');
    expect(firstWay(healthy, outlook)).toBe('sign-in');
    expect(firstWay(healthy, gmail)).toBe('secret');
    expect(firstWay(null, null)).toBe('secret');
  });

  test('says in each case what stays and what goes', () => {
    expect(keptWords('sign-in', 'password', 'app password')).toBe(
      'The app password stays until the new sign-in is proven.',
    );
    expect(keptWords('secret', 'oauth2', 'password')).toBe('The sign-in stays until the password is proven.');
    expect(MOVES_OVER).toContain('history');
    expect(signInSentence(MAILBOX_STATES['sign-in-ended'], MICROSOFT)).not.toContain('refuses');
    expect(signInSentence(MAILBOX_STATES['password-refused'], MICROSOFT)).toContain('refuses');
    expect(reboundWords('sign-in', 'password', 'Microsoft')).toContain('signs in with Microsoft from now on');
    // What became of the old one is for the program to say: it may have stayed in the keychain.
    for (const way of ['sign-in', 'secret'] as const) {
      for (const method of ['password', 'oauth2'] as const) {
        expect(reboundWords(way, method, 'Microsoft')).not.toMatch(/gone|removed/);
      }
    }
  });

  test('gives the steps of the way that is shown, and not what the button says', () => {
    const of = (way: 'sign-in' | 'secret') =>
      reasonOf(MAILBOX_STATES['sign-in-ended'], sampleProvider('outlook'), NOW, way);
    expect(of('sign-in').title).toBe('The sign-in with Microsoft has ended');
    expect(of('sign-in').steps.map(({ url }) => url)).toEqual(['https://account.live.com/activity']);
    expect(of('secret').steps).toEqual([]);
    const gmail = sampleProvider('gmail');
    expect(reasonOf(MAILBOX_STATES['sign-in-ended'], gmail, NOW, 'secret').steps).toEqual(gmail.secretSteps);
  });
});

describe('the page of a mailbox', () => {
  test('offers what mends it', () => {
    expect(actOf(MAILBOX_STATES['sign-in-ended'])).toMatchObject({ label: 'Sign in with Microsoft again' });
    expect(actOf(MAILBOX_STATES['passwords-refused'])).toMatchObject({
      label: 'Sign in with Microsoft',
      hint: 'It moves over with its history and its counts.',
    });
    expect(actOf(MAILBOX_STATES['client-id-refused'])).toMatchObject({ label: 'Change the client id' });
    expect(actOf(MAILBOX_STATES['passwords-ending'])).toMatchObject({ label: 'Sign in with Microsoft' });
    expect(actOf(MAILBOX_STATES['administrator-needed'])).toBeNull();
  });

  test('does not offer a sign-in that there is not', () => {
    expect(diagnosisWords(MAILBOX_STATES['certificate-expiring'], null, GOOGLE, NOW)?.act).toBeNull();
    expect(diagnosisWords(MAILBOX_STATES['certificate-expiring'], null, null, NOW)?.act).toBeNull();
  });

  test('says how it signs in, and where that is changed', () => {
    const fact = (details: MailboxDetails) =>
      mailboxFacts(details, sampleProvider('outlook')).find(({ label }) => label === 'Signs in with');
    expect(fact(MAILBOX_STATES['signed-in'])).toMatchObject({
      value: 'Microsoft',
      links: [
        { words: 'Sign in with Microsoft again', href: '#/rebind/you%40outlook.com/sign-in' },
        { words: 'Use a password instead', href: '#/rebind/you%40outlook.com/secret' },
      ],
    });
    expect(fact(MAILBOX_STATES.healthy)).toMatchObject({
      value: 'an app password',
      links: [{ words: 'Sign in with Microsoft instead', href: '#/rebind/you%40outlook.com/sign-in' }],
    });
  });

  test('speaks of no password where there is none', () => {
    const paused = diagnosisWords({ ...MAILBOX_STATES.paused, signInMethod: 'oauth2' }, null, null, NOW);
    expect(paused?.meaning).toBe('It is not checked and raises no alarm. Its history and sign-in stay.');
    for (const reason of ['imap-refused-secret', 'sign-in-budget-spent', 'secret-unavailable'] as const) {
      expect(withheldWords(reason, 'oauth2')).not.toMatch(/password/);
      expect(withheldWords(reason, 'password')).toMatch(/password/);
    }
  });
});

describe('a client id', () => {
  test('is shown as it was typed, and as nothing where none is set', () => {
    const setting = { key: 'microsoft-client-id', defaultValue: 'off', description: '' };
    expect(clientIdShown({ ...setting, value: 'off' })).toBe('');
    expect(clientIdShown({ ...setting, value: '1234' })).toBe('1234');
  });

  test('is told where it comes from', () => {
    const from = (clientIdFrom: typeof MICROSOFT.clientIdFrom) => originWords({ ...MICROSOFT, clientIdFrom });
    expect(from('environment')).toContain('MAILVITALS_MICROSOFT_CLIENT_ID');
    expect(from(null)).toBe('Not set: the first sign-in with Microsoft asks for it.');
    expect(from('settings')).toContain('Set here');
    expect(from('build')).toContain('its own');
  });
});
