import { signInName } from '../provider/browser-sign-in.ts';
import { advise } from './advice/advise.ts';
import { needsUser, type Row, refusesSecret, secretRefusedEverywhere, works } from './mailbox-findings.ts';

/**
 * Rows of mailboxes that sign in with their provider. A token that a server refuses was issued a moment ago: the provider
 * took the sign-in, the mail server does not.
 */

/** Both protocols that were asked refuse it. */
export const SIGN_IN_REFUSED: Row = {
  applies: (mailbox) => mailbox.signInMethod === 'oauth2' && secretRefusedEverywhere(mailbox),
  verdict: (mailbox) => {
    const { provider, workedBefore } = mailbox;
    const name = signInName(provider);
    return needsUser(
      'oauth-token-refused',
      mailbox,
      workedBefore
        ? {
            title: `${name}’s mail servers no longer accept the sign-in`,
            summary: `It worked before, and ${name} renewed the sign-in just now, so it has not ended: something about the mailbox was changed, or the mail servers are in trouble that passes. They are asked again every hour.`,
          }
        : {
            title: `${name} signed you in, but its mail servers did not`,
            summary: `The mail servers refuse the sign-in for this user name: probably the mailbox has another one, or ${name}’s page was not asked for, or not allowed, all of it.`,
            advice: [
              { text: 'Check that the user name is the mailbox’s main address, not an alias.', url: null },
              ...advise('oauth-grant-invalid', provider, null, 'oauth2').steps,
            ],
          },
    );
  },
};

/** What IMAP takes has not ended: it is sending that is closed to it. */
export const ONLY_SMTP_REFUSES_SIGN_IN: Row = {
  applies: ({ imap, smtp, signInMethod }) => signInMethod === 'oauth2' && works(imap) && refusesSecret(smtp),
  verdict: (mailbox) =>
    needsUser('smtp-auth-disabled', mailbox, {
      title: 'Only SMTP refuses the sign-in',
      summary:
        'IMAP accepts the same sign-in that SMTP refuses, so it is alive: sending is probably switched off for this mailbox, or wants another user name.',
      advice: [
        { text: 'Check that the user name is the mailbox’s main address, not an alias.', url: null },
        ...advise('smtp-auth-disabled', mailbox.provider, 'smtp', 'oauth2').steps,
      ],
    }),
};
