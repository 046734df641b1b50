import { expect, test } from 'vitest';
import type { MailboxDetails } from '../../../electron/api/contract.ts';
import { advise } from '../../../electron/diagnosis/advice/advise.ts';
import { CAUSES, type Cause } from '../../../electron/diagnosis/cause.ts';
import { mendOf } from '../../../electron/diagnosis/mend.ts';
import { offersSignIn } from '../../../electron/provider/browser-sign-in.ts';
import { PROVIDERS } from '../../../electron/provider/presets.ts';
import { diagnosisWords } from '../../../renderer/mailbox/diagnosis-words.ts';
import { sampleDetails } from '../../support/sample-details.ts';
import { sampleOffer } from '../../support/sample-offer.ts';
import { sampleReport } from '../../support/sample-report.ts';
import { sampleSummary } from '../../support/sample-snapshot.ts';

const ADDRESS = 'you@outlook.com';
const OFFER = sampleOffer('microsoft');
const SIGN_IN_AGAIN = /sign in again/i;

/** A mailbox that is signed in to, and has this trouble. */
function troubled(
  status: 'action-needed' | 'unreachable',
  cause: Cause,
  mendedBy: MailboxDetails['mendedBy'],
): MailboxDetails {
  return sampleDetails(
    sampleSummary(ADDRESS, { status, cause, mendedBy }),
    sampleReport(ADDRESS, { status, cause, mendedBy }),
    { signInMethod: 'oauth2' },
  );
}

const SAYING_SO = PROVIDERS.filter(offersSignIn).flatMap((provider) =>
  CAUSES.filter((cause) =>
    advise(cause, provider, null, 'oauth2').steps.some(({ text }) => SIGN_IN_AGAIN.test(text)),
  ).map((cause) => ({ provider, cause })),
);

test('wherever the steps say “sign in again”, the page has the button', () => {
  expect(new Set(SAYING_SO.map(({ cause }) => cause)).size).toBeGreaterThan(4);
  const without = SAYING_SO.filter(({ provider, cause }) =>
    (['action-needed', 'unreachable'] as const).some((status) => {
      const mendedBy = status === 'action-needed' ? mendOf(cause, provider, 'oauth2') : null;
      const act = diagnosisWords(troubled(status, cause, mendedBy), null, OFFER, Date.now())?.act ?? null;
      return act === null || act === 'resume' || act.way !== 'sign-in';
    }),
  );
  expect(without.map(({ provider, cause }) => `${provider.id}: ${cause}`)).toEqual([]);
});

test.each(['oauth-token-refused', 'oauth-unavailable', 'oauth-token-expired', 'unknown'] as const)(
  'what may pass by itself has it as one step among others, not as what mends it: %s',
  (cause) => {
    const act = diagnosisWords(troubled('unreachable', cause, null), null, OFFER, Date.now())?.act;
    expect(act).toMatchObject({ label: 'Sign in with Microsoft again', isSure: false, way: 'sign-in' });
    const withPassword = { ...troubled('unreachable', cause, null), signInMethod: 'password' } as const;
    expect(diagnosisWords(withPassword, null, OFFER, Date.now())?.act).toBeNull();
  },
);

test('what a sign-in does not mend does not offer it', () => {
  for (const cause of ['timeout', 'tls-cert-expired', 'imap-disabled'] as const) {
    expect(diagnosisWords(troubled('unreachable', cause, null), null, OFFER, Date.now())?.act).toBeNull();
  }
});
