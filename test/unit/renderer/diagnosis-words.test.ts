import { describe, expect, test } from 'vitest';
import type { MailboxDetails, Obstacle, SignInOffer } from '../../../electron/api/contract.ts';
import type { WithheldReason } from '../../../electron/probe/probe-result.ts';
import { diagnosisWords } from '../../../renderer/mailbox/diagnosis-words.ts';
import { MAILBOX_STATES, type MailboxStateName } from '../../support/mailbox-states.ts';
import { LOCKED_KEYRING } from '../../support/sample-snapshot.ts';
import { SIGN_IN_STATES } from '../../support/sign-in-states.ts';

const NOW = Date.now();
const words = (details: MailboxDetails, obstacle: Obstacle | null = null, offer: SignInOffer | null = null) =>
  diagnosisWords(details, obstacle, offer, NOW);
const say = (name: MailboxStateName) => words(MAILBOX_STATES[name]);

/** Unknown, since no sign-in was tried for this reason. */
function notSignedIn(withheld: WithheldReason): MailboxDetails {
  const { lastReport, ...details } = MAILBOX_STATES['keychain-locked'];
  if (lastReport === null) throw new Error('The state has a report');
  return {
    ...details,
    lastReport: { ...lastReport, imap: lastReport.imap && { ...lastReport.imap, withheld } },
  };
}

describe('the diagnosis', () => {
  test('is silent about a mailbox that works', () => {
    expect(say('healthy')).toBeNull();
    expect(say('checking')).toBeNull();
  });

  test('offers to re-bind where a new password mends it, and does not say twice who has to act', () => {
    expect(say('password-refused')).toMatchObject({
      tone: 'bad',
      title: 'The app password no longer works',
      act: { label: 'Re-bind' },
      actor: null,
    });
    expect(say('password-refused')?.steps).toHaveLength(3);
  });

  test('keeps to the refusal that stands, also when later checks did not sign in', () => {
    const diagnosis = say('password-not-tried-again');
    expect(diagnosis).toMatchObject({
      tone: 'bad',
      title: 'The app password no longer works',
      meaning: expect.stringContaining('IMAP and SMTP both refused it'),
      act: { label: 'Re-bind' },
      actor: null,
    });
    expect(diagnosis?.steps).toHaveLength(3);
    expect(diagnosis?.heard?.note).toMatch(/^Found .*\d\d:\d\d\. It stands .* did not sign in\.$/);
    expect(
      diagnosis?.heard?.replies.map(({ name, label }) => [name, label.replace(/as of .*/, 'as of')]),
    ).toEqual([
      ['IMAP', 'IMAP server’s words, as of'],
      ['SMTP', 'SMTP server’s words, as of'],
    ]);
  });

  test('does not repeat what the last check tells itself', () => {
    expect(say('password-refused')?.heard).toBeNull();
    expect(say('unreachable')?.heard).toBeNull();
  });

  test('says what stands until what was found is read', () => {
    const diagnosis = words({
      ...MAILBOX_STATES['password-refused'],
      cause: 'account-locked',
      summary: 'Locked',
    });
    expect(diagnosis).toMatchObject({ title: 'Locked', meaning: '', steps: [], heard: null });
  });

  test('says that an unreachable mailbox is on its way back', () => {
    const { lastReport } = MAILBOX_STATES.healthy;
    const recovering = words({ ...MAILBOX_STATES.unreachable, lastReport });
    expect(recovering).toMatchObject({ title: 'The server refuses the connection', steps: [], actor: null });
    expect(recovering?.meaning).toContain('One more good one');
  });

  test('asks for no password where an administrator must act', () => {
    expect(say('administrator-needed')).toMatchObject({
      act: null,
      actor: 'Only an administrator of this organisation can mend it.',
    });
  });

  test('is not red about what nobody has to mend', () => {
    expect(say('unreachable')).toMatchObject({
      tone: 'warn',
      actor: 'Nobody has to act: it is tried again by itself.',
    });
  });

  test('lays nothing on the user alone that mostly passes', () => {
    const refused = words(SIGN_IN_STATES['token-refused']);
    expect(refused?.actor).toBe('You may be able to mend this. It is tried again by itself, too.');
  });

  test('counts the failures before it alarms', () => {
    expect(say('pending')).toMatchObject({ tone: 'idle', steps: [], title: 'The server does not answer' });
    expect(say('pending')?.actor).toContain('Failed 1 of 3');
  });

  test('says why a check that is missing is missing', () => {
    expect(say('never-checked')?.title).toBe('Not checked yet');
    expect(say('stale')?.title).toBe('No fresh proof that it works');
    expect(say('offline')?.title).toBe('This computer is offline');
  });

  test('resumes what is paused', () => {
    expect(say('paused')).toMatchObject({ tone: 'idle', act: 'resume' });
  });

  test('takes a locked keychain for no wrong password', () => {
    const told = { tone: 'warn', title: 'The keyring is locked', act: null, steps: LOCKED_KEYRING.steps };
    expect(say('keychain-locked')).toMatchObject(told);
    expect(words(MAILBOX_STATES['keychain-locked'], LOCKED_KEYRING)).toMatchObject(told);
  });

  test('says what keeps the first check from signing in', () => {
    expect(words(MAILBOX_STATES['never-checked'], LOCKED_KEYRING)).toMatchObject({
      title: 'The keyring is locked',
      steps: LOCKED_KEYRING.steps,
    });
  });

  test.each(['no-verdict-yet', 'healthy', 'password-refused', 'paused'] as const)(
    'goes by the mailbox where the keychain is not what keeps it from a verdict: %s',
    (name) => {
      const details = name === 'no-verdict-yet' ? notSignedIn('sign-in-resting') : MAILBOX_STATES[name];
      expect(words(details, LOCKED_KEYRING)).toEqual(words(details));
    },
  );

  test('offers to re-bind once the sign-ins are spent', () => {
    expect(words(notSignedIn('sign-in-budget-spent'))?.act).toMatchObject({ label: 'Re-bind' });
    const signedIn = { ...notSignedIn('sign-in-budget-spent'), signInMethod: 'oauth2' } as const;
    expect(words(signedIn)?.act).toMatchObject({ label: 'Sign in again' });
  });

  test('tells a full cap from what a server warns of', () => {
    expect(say('cap-reached')?.title).toBe('100 % of 300 messages in 24 hours sent');
    expect(say('cap-reached')?.meaning).toContain('Send less');
    expect(say('certificate-expiring')).toMatchObject({
      title: 'The certificate of the IMAP server expires in 9 days.',
      meaning: 'It works for now.',
    });
  });

  test('names every warning of a check', () => {
    const { lastReport, ...details } = MAILBOX_STATES['certificate-expiring'];
    if (lastReport === null) throw new Error('The state has a report');
    const warned = words({ ...details, lastReport: { ...lastReport, warnings: ['First.', 'Second.'] } });
    expect(warned).toMatchObject({ title: 'First.', meaning: 'It works for now. Second.' });
  });
});
