import { describe, expect, test } from 'vitest';
import { CAUSES, type Cause } from '../../../electron/diagnosis/cause.ts';
import { asksToWait, outcomeOf } from '../../../electron/history/check-outcome.ts';
import type { CheckRecord } from '../../../electron/history/check-record.ts';
import { checkThat, OUTCOMES, UNREACHED, withheldVerdict } from '../../support/check-that.ts';
import { REJECTING, WORKING } from '../../support/sample-mailbox.ts';

const AT = '2026-11-20T10:00:00.000Z';
const spent = withheldVerdict('sign-in-budget-spent');
const resting = withheldVerdict('sign-in-resting');

test.each(OUTCOMES)('tells a check that is “%s”', (outcome) => {
  expect(outcomeOf(checkThat(outcome, AT))).toBe(outcome);
});

test('a warning still works', () => {
  expect(outcomeOf(checkThat('works', AT, { status: 'warning' }))).toBe('works');
});

test('a secret that is not on this computer needs somebody at once', () => {
  const missing = withheldVerdict('secret-unavailable');
  expect(outcomeOf(checkThat('refused', AT, { cause: null, imap: missing, smtp: missing }))).toBe(
    'refused-for-good',
  );
});

test('a refusal in words that nobody knows is a failure, and no proof against the secret', () => {
  expect(outcomeOf(checkThat('refused', AT, { status: 'unknown', cause: 'unknown' }))).toBe('out-of-reach');
});

describe('a check in which one protocol did not sign in', () => {
  test.each<[string, Partial<CheckRecord>, string]>([
    ['the other was refused', { imap: REJECTING, smtp: spent }, 'refused'],
    ['the other was refused, and this one rests', { imap: REJECTING, smtp: resting }, 'refused'],
    ['the other works', { imap: WORKING, smtp: spent }, 'refused-before'],
    ['the other works, and this one rests', { imap: WORKING, smtp: resting }, 'resting'],
    ['the other has a bad certificate', { imap: { ...UNREACHED, stage: 'tls' }, smtp: resting }, 'refused'],
    ['one budget is spent and one rests', { imap: spent, smtp: resting }, 'resting'],
    [
      'IMAP refuses by policy',
      { imap: REJECTING, smtp: withheldVerdict('imap-refused-by-policy') },
      'refused',
    ],
    [
      'IMAP refused the password that SMTP was to be shown',
      { imap: REJECTING, smtp: withheldVerdict('imap-refused-secret') },
      'refused',
    ],
  ])('where %s', (_, changes, outcome) => {
    expect(outcomeOf(checkThat('refused', AT, changes))).toBe(outcome);
  });

  test('says nothing where it rests and nothing is known', () => {
    const check = checkThat('no-verdict', AT, { imap: WORKING, smtp: resting });
    expect(outcomeOf(check)).toBe('resting');
  });
});

test.each(CAUSES.filter(asksToWait))('a server that answers with %s is asked again later', (cause: Cause) => {
  expect(outcomeOf(checkThat('asked-to-wait', AT, { cause }))).toBe('asked-to-wait');
});

test('no cause that asks to wait is one of a dead password', () => {
  expect(asksToWait('bad-credentials')).toBe(false);
  expect(asksToWait('app-password-required')).toBe(false);
  expect(asksToWait('timeout')).toBe(false);
  expect(asksToWait(null)).toBe(false);
});

test('trouble of the sign-in server, whatever it is, is waited for', () => {
  const unsigned = withheldVerdict('secret-unavailable');
  const check = { cause: 'oauth-unavailable', imap: unsigned, smtp: unsigned } as const;
  expect(outcomeOf(checkThat('asked-to-wait', AT, check))).toBe('asked-to-wait');
});

describe('a sign-in at a provider', () => {
  const atLogin = { ...REJECTING, cause: 'oauth-token-refused' } as const;
  const unsigned = withheldVerdict('secret-unavailable');

  test.each<[string, Partial<CheckRecord>]>([
    ['as the provider says, which is its last word', { imap: unsigned, smtp: unsigned }],
    ['as the provider says while a server is out of reach', { imap: UNREACHED, smtp: unsigned }],
  ])('is over %s', (_, changes) => {
    const check = checkThat('refused', AT, { cause: 'oauth-grant-invalid', ...changes });
    expect(outcomeOf(check)).toBe('refused-for-good');
  });

  test.each<[string, Partial<CheckRecord>]>([
    ['one mail server', { imap: atLogin, smtp: unsigned }],
    ['both', { imap: atLogin, smtp: atLogin }],
  ])('that the provider renews and %s refuse is to be confirmed', (_, changes) => {
    const check = checkThat('refused', AT, { cause: 'oauth-token-refused', ...changes });
    expect(outcomeOf(check)).toBe('refused');
  });
});
