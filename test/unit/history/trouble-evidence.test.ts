import { expect, test } from 'vitest';
import { isEvidence } from '../../../electron/history/trouble-evidence.ts';
import { checkThat, UNREACHED, withheldVerdict } from '../../support/check-that.ts';
import { REJECTING, WORKING } from '../../support/sample-mailbox.ts';

const AT = '2026-11-20T10:00:00.000Z';
const spent = withheldVerdict('sign-in-budget-spent');

test.each([
  ['both servers refused the password', checkThat('refused', AT), true],
  ['no server answered', checkThat('out-of-reach', AT), true],
  [
    'one server refused it and the other was spared',
    checkThat('refused', AT, { imap: REJECTING, smtp: spent }),
    true,
  ],
  [
    'IMAP refused what SMTP accepts, and IMAP is therefore off',
    checkThat('refused', AT, { cause: 'imap-disabled', imap: REJECTING, smtp: WORKING }),
    true,
  ],
  ['no sign-in was tried', checkThat('refused-before', AT), false],
  [
    'no sign-in was tried where it is refused',
    checkThat('refused', AT, { imap: WORKING, smtp: spent }),
    false,
  ],
  [
    'the server was out of reach meanwhile',
    checkThat('refused', AT, { imap: UNREACHED, smtp: spent }),
    false,
  ],
])('a check in which %s shows the cause: %s', (_, check, shows) => {
  expect(isEvidence(check)).toBe(shows);
});
