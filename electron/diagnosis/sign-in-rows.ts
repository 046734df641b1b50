import { signInName } from '../provider/browser-sign-in.ts';
import type { Provider } from '../provider/provider.ts';
import { advise } from './advice/advise.ts';
import type { Step } from './cause.ts';
import {
  failsWith,
  type MailboxVerdict,
  needsUser,
  type Row,
  refusesSecret,
  secretRefusedEverywhere,
  works,
} from './mailbox-findings.ts';

/**
 * Rows of mailboxes that sign in with their provider. A token that a server refuses was issued a moment ago: the provider
 * took the sign-in, the mail server does not.
 */

const USER_NAME: Step = {
  text: 'Check that the user name is the mailbox’s main address, not an alias.',
  url: null,
};

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
            summary: `It worked before, and ${name} renewed the sign-in when they were last asked, so it had not ended: something about the mailbox was changed, or the mail servers are in trouble that passes.`,
          }
        : {
            title: `${name} signed you in, but its mail servers did not`,
            summary: `The mail servers refuse the sign-in for this user name: probably the mailbox has another one, IMAP is switched off, or not all that ${name}’s page asks for was allowed.`,
            advice: [USER_NAME, ...neverWorkedSteps(provider)],
          },
    );
  },
};

/** That the user name may be an alias is said already. */
function neverWorkedSteps(provider: Provider): readonly Step[] {
  const { steps } = advise('imap-disabled', provider, 'imap', 'oauth2');
  const again = advise('oauth-consent-required', provider, null, 'oauth2').steps;
  return [...steps, ...again];
}

/** What IMAP takes has not ended: it is sending that is closed to it. */
export const ONLY_SMTP_REFUSES_SIGN_IN: Row = {
  applies: ({ imap, smtp, signInMethod }) => signInMethod === 'oauth2' && works(imap) && refusesSecret(smtp),
  verdict: ({ provider }) => onlySmtpRefusesSignIn(provider),
};

/** What to say where IMAP has taken a sign-in that SMTP refuses. */
export function onlySmtpRefusesSignIn(
  provider: Provider,
): MailboxVerdict & { readonly cause: 'smtp-auth-disabled' } {
  const { steps, actor } = advise('smtp-auth-disabled', provider, 'smtp', 'oauth2');
  return {
    status: 'action-needed',
    cause: 'smtp-auth-disabled',
    transient: false,
    title: 'Only SMTP refuses the sign-in',
    summary:
      'IMAP accepts the same sign-in that SMTP refuses, so it has not ended: sending is probably switched off for this mailbox, or wants another user name.',
    advice: [USER_NAME, ...steps],
    actor,
  };
}

/**
 * Microsoft tells only the owner of a mailbox that its SMTP is switched off; to any other user name it says “unsuccessful”
 * (reference: microsoft-status, 2). So the sign-in is good, and IMAP, which gives no reasons, is closed as well.
 */
export const NEITHER_IS_SWITCHED_ON: Row = {
  applies: ({ imap, smtp, signInMethod, provider }) =>
    signInMethod === 'oauth2' &&
    refusesSecret(imap) &&
    failsWith(smtp, 'smtp-auth-disabled') &&
    provider.oauth?.issuer === 'microsoft',
  verdict: (mailbox) => {
    const { provider } = mailbox;
    const imap = advise('imap-disabled', provider, 'imap', 'oauth2');
    const smtp = advise('smtp-auth-disabled', provider, 'smtp', 'oauth2');
    return needsUser('imap-disabled', mailbox, {
      title: 'IMAP refuses the sign-in, and SMTP is switched off',
      summary:
        'SMTP knows this sign-in and says that sending is switched off for the mailbox. IMAP refuses the same sign-in without a reason: probably IMAP is switched off, too, or the user name is an alias; now and then it passes by itself.',
      advice: [...imap.steps, USER_NAME, ...smtp.steps],
      actor: imap.actor,
    });
  },
};
